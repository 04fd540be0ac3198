package vn.liennganh.delivery.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;

/** A tree that hangs or fails, however badly, takes no other tree's turn. */
class TurnsTest {

    private static final AgencyId HANGING = AgencyId.of("X99.11.001");
    private static final AgencyId FAILING = AgencyId.of("X99.11.002");
    private static final AgencyId GOOD = AgencyId.of("X99.12.001");

    private final Turns turns = new Turns(2);
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final AtomicInteger hung = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();

    @AfterEach
    void end() {
        hanging.countDown();
        turns.close();
    }

    @Test
    void one_hangs_and_one_fails_and_the_others_are_served_again_and_again() {
        await().until(
                        () -> {
                            round();
                            return served.get() > 5 && failed.get() > 5;
                        });

        assertThat(hung).hasValue(1);
    }

    private void round() {
        turns.give(
                HANGING,
                () -> {
                    hung.incrementAndGet();
                    hanging.await();
                });
        turns.give(
                FAILING,
                () -> {
                    if (failed.incrementAndGet() % 2 == 0) {
                        throw new StackOverflowError("invented");
                    }
                    throw new IllegalStateException("invented");
                });
        turns.give(GOOD, served::incrementAndGet);
    }
}
