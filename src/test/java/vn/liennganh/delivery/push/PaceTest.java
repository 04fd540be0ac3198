package vn.liennganh.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;

/** When a partner is asked again. */
class PaceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");
    private static final AgencyId BANK = AgencyId.of("X99.51.001");
    private static final AgencyId OTHER = AgencyId.of("X99.51.002");

    @Test
    void retry_after_is_seconds_or_a_date_at_most_a_day_ahead_and_nonsense_is_nothing() {
        assertThat(RetryAfter.read("120", NOW)).contains(NOW.plusSeconds(120));
        assertThat(RetryAfter.read("Mon, 23 Nov 2026 03:00:00 GMT", NOW))
                .contains(Instant.parse("2026-11-23T03:00:00Z"));
        assertThat(RetryAfter.read("999999999", NOW)).contains(NOW.plus(Duration.ofHours(24)));
        assertThat(RetryAfter.read("0", NOW)).isEmpty();
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 03:00:00 GMT", NOW)).isEmpty();
        assertThat(RetryAfter.read("soon", NOW)).isEmpty();
        assertThat(RetryAfter.read("99999999999999999999", NOW)).isEmpty();
    }

    @Test
    void a_partner_that_fails_in_a_row_is_left_alone_and_nobody_else_is() {
        Breaker breaker = new Breaker(3, Duration.ofSeconds(30));

        breaker.failed(BANK, NOW, Optional.empty());
        breaker.failed(BANK, NOW, Optional.empty());
        assertThat(breaker.pausedUntil(BANK, NOW)).isEmpty();
        breaker.failed(BANK, NOW, Optional.empty());

        assertThat(breaker.pausedUntil(BANK, NOW)).contains(NOW.plusSeconds(30));
        assertThat(breaker.pausedUntil(OTHER, NOW)).isEmpty();
        assertThat(breaker.pausedUntil(BANK, NOW.plusSeconds(30))).isEmpty();
        breaker.failed(BANK, NOW.plusSeconds(30), Optional.empty());
        assertThat(breaker.pausedUntil(BANK, NOW.plusSeconds(31))).contains(NOW.plusSeconds(60));
        breaker.succeeded(BANK);
        assertThat(breaker.pausedUntil(BANK, NOW.plusSeconds(31))).isEmpty();
    }

    @Test
    void a_partner_that_asks_for_patience_gets_it_at_its_first_failure() {
        Breaker breaker = new Breaker(3, Duration.ofSeconds(30));

        breaker.failed(BANK, NOW, Optional.of(NOW.plusSeconds(600)));

        assertThat(breaker.pausedUntil(BANK, NOW)).contains(NOW.plusSeconds(600));
    }
}
