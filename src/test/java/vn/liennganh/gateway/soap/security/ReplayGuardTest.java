package vn.liennganh.gateway.soap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.liennganh.support.ManualClock;

/** No signed call is executed twice, whatever happens in between. */
class ReplayGuardTest {

    private static final Duration AGE = Duration.ofMinutes(5);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-23T02:00:00Z"));
    private final ReplayGuard guard = new ReplayGuard(clock, AGE, 1_000);

    @Test
    void a_call_is_known_again_for_as_long_as_its_timestamp_is_good() {
        Instant created = clock.instant();

        assertThat(guard.first("a", created)).isTrue();
        clock.tick(AGE);
        assertThat(guard.first("a", created)).isFalse();
        assertThat(guard.first("a", clock.instant())).isFalse();
        assertThat(guard.first("b", clock.instant())).isTrue();
    }

    @Test
    void what_is_past_its_time_is_forgotten() {
        guard.first("a", clock.instant());
        clock.tick(AGE.plusSeconds(20));

        // The Timestamp itself keeps the old call out by now.
        assertThat(guard.first("a", clock.instant())).isTrue();
    }

    @Test
    void what_was_signed_before_the_start_cannot_be_told_from_a_repetition() {
        assertThat(guard.covers(clock.instant().minusSeconds(2))).isFalse();
        assertThat(guard.covers(clock.instant())).isTrue();
    }

    @Test
    void a_flood_closes_the_window_instead_of_opening_it() {
        Instant early = clock.instant();
        guard.first("early", early);
        clock.tick(Duration.ofSeconds(60));
        for (int i = 0; i < 1_000; i++) {
            guard.first("flood " + i, clock.instant());
        }

        assertThat(guard.covers(early)).isFalse();
        assertThat(guard.covers(clock.instant())).isTrue();
        assertThat(guard.first("flood 999", clock.instant())).isFalse();
    }
}
