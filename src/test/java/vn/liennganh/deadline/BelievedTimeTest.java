package vn.liennganh.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BelievedTimeTest {

    private static final Instant START = Instant.parse("2026-11-23T02:30:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final AtomicLong passed = new AtomicLong(-5);
    private Instant clock = START;
    private final BelievedTime time = new BelievedTime(() -> clock, passed::get, MINUTE, PATIENCE);

    @Test
    void follows_a_clock_that_runs() {
        tick(Duration.ofHours(3));
        assertThat(time.now()).isEqualTo(START.plus(Duration.ofHours(3)));
    }

    @Test
    void goes_on_by_itself_while_a_clock_that_leapt_a_day_ahead_has_not_lasted() {
        clock = clock.plus(Duration.ofDays(1));
        tick(Duration.ofMinutes(2));
        assertThat(time.now()).isEqualTo(START.plus(Duration.ofMinutes(2)));
        assertThat(time.doubted()).isTrue();

        clock = clock.minus(Duration.ofDays(1));
        tick(MINUTE);
        assertThat(time.now()).isEqualTo(START.plus(Duration.ofMinutes(3)));
        assertThat(time.doubted()).isFalse();
    }

    @Test
    void believes_a_leap_that_has_lasted() {
        clock = clock.plus(Duration.ofDays(1));
        time.now();
        tick(PATIENCE);
        assertThat(time.now()).isEqualTo(START.plus(Duration.ofDays(1)).plus(PATIENCE));
    }

    @Test
    void believes_at_once_a_clock_that_went_back_and_whoever_may_move_it() {
        clock = clock.minus(Duration.ofHours(1));
        assertThat(time.now()).isEqualTo(START.minus(Duration.ofHours(1)));

        clock = clock.plus(Duration.ofDays(10));
        time.trust();
        assertThat(time.now())
                .isEqualTo(START.minus(Duration.ofHours(1)).plus(Duration.ofDays(10)));
    }

    private void tick(Duration step) {
        clock = clock.plus(step);
        passed.addAndGet(step.toNanos());
    }
}
