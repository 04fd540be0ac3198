package vn.liennganh.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.liennganh.delivery.Inbox;
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

    @Test
    void an_agency_whose_browser_does_not_listen_keeps_no_other_waiting() {
        Watchers watchers = RunningHub.shared().bean(Watchers.class);
        AgencyId busy = AgencyId.of("X99.76.002");
        AgencyId other = AgencyId.of("X99.76.003");
        CountDownLatch listening = new CountDownLatch(1);
        AtomicInteger told = new AtomicInteger();
        AtomicInteger heard = new AtomicInteger();
        Runnable deaf =
                () -> {
                    told.incrementAndGet();
                    try {
                        listening.await();
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                    }
                };
        watchers.add(busy, page(deaf));
        watchers.add(other, page(heard::incrementAndGet));
        watchers.tell(Set.of(busy));
        await().until(() -> told.get() == 1);
        for (int i = 0; i < 5_000; i++) {
            watchers.tell(Set.of(busy));
        }
        watchers.tell(Set.of(other));
        await().until(() -> heard.get() > 0);

        listening.countDown();
        await().until(() -> told.get() > 1);
        assertThat(told.get()).as("once for all that happened meanwhile").isLessThan(10);
    }

    @Test
    void a_crowd_is_told_to_spread_its_questions_and_a_few_are_not() {
        Watchers watchers = RunningHub.shared().bean(Watchers.class);
        AgencyId few = AgencyId.of("X99.76.004");
        AgencyId many = AgencyId.of("X99.76.005");
        List<Integer> spreads = new CopyOnWriteArrayList<>();
        watchers.add(few, noting(spreads));
        watchers.tell(Set.of(few));
        await().until(() -> spreads.size() == 1);
        assertThat(spreads.get(0)).isBetween(0, 20);

        spreads.clear();
        for (int i = 0; i < 400; i++) {
            watchers.add(many, noting(spreads));
        }
        watchers.tell(Set.of(few, many));
        await().until(() -> spreads.size() == 401);
        assertThat(spreads).as("within the two seconds").containsOnly(800);
    }

    @Test
    void a_hub_that_stops_does_not_wait_for_pages_that_listen() {
        Watchers watchers = new Watchers(RunningHub.shared().bean(Inbox.class));
        AtomicInteger ended = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            watchers.add(
                    AgencyId.of("X99.76.006"),
                    new SseEmitter() {
                        @Override
                        public void complete() {
                            ended.incrementAndGet();
                            throw new IllegalStateException("the container has ended it");
                        }
                    });
        }

        watchers.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));

        assertThat(ended).hasValue(2);
        watchers.destroy();
    }

    private static SseEmitter page(Runnable told) {
        return new SseEmitter() {
            @Override
            public void send(SseEventBuilder event) {
                told.run();
            }
        };
    }

    private static SseEmitter noting(List<Integer> spreads) {
        return new SseEmitter() {
            @Override
            public void send(SseEventBuilder event) {
                String text =
                        event.build().stream()
                                .map(one -> one.getData().toString())
                                .collect(Collectors.joining());
                Matcher spread = Pattern.compile("data:(\\d+)").matcher(text);
                if (spread.find()) {
                    spreads.add(Integer.parseInt(spread.group(1)));
                }
            }
        };
    }
}
