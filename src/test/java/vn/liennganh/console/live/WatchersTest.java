package vn.liennganh.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.liennganh.message.AgencyId;
import vn.liennganh.scenario.RunningHub;

/** Pages that live: one that was closed costs the others nothing. */
class WatchersTest {

    @Test
    void a_page_that_is_gone_does_not_keep_the_others_from_hearing() {
        Watchers watchers = RunningHub.shared().bean(Watchers.class);
        AgencyId agency = AgencyId.of("X99.76.001");
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger heard = new AtomicInteger();
        watchers.add(
                agency,
                new SseEmitter() {
                    @Override
                    public void send(SseEventBuilder event) throws IOException {
                        asked.incrementAndGet();
                        throw new IOException("closed");
                    }

                    @Override
                    public void complete() {
                        throw new IllegalStateException("the container ends it");
                    }
                });
        watchers.add(
                agency,
                new SseEmitter() {
                    @Override
                    public void send(SseEventBuilder event) {
                        heard.incrementAndGet();
                    }
                });
        watchers.greet();
        await().until(() -> heard.get() > 0);
        watchers.greet();
        await().until(() -> heard.get() > 1);
        assertThat(asked).hasValue(1);
    }
}
