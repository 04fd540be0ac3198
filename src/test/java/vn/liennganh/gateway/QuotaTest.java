package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;

/** One agency's flood is that agency's problem alone. */
class QuotaTest {

    private static final AgencyId FLOODER = AgencyId.of("X99.51.001");
    private static final AgencyId OTHER = AgencyId.of("X99.51.002");

    private final AtomicLong now = new AtomicLong(5_000_000_000L);
    private final TokenBuckets buckets = new TokenBuckets(10, 3, now::get);

    @Test
    void a_burst_passes_and_then_the_rate_holds() {
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take(FLOODER)).isEmpty();
        }
        assertThat(buckets.take(FLOODER)).contains(Duration.ofSeconds(1));
        now.addAndGet(100_000_000L);
        assertThat(buckets.take(FLOODER)).isEmpty();
        assertThat(buckets.take(FLOODER)).isPresent();
    }

    @Test
    void the_others_have_buckets_of_their_own() {
        for (int i = 0; i < 100; i++) {
            buckets.take(FLOODER);
        }
        assertThat(buckets.take(OTHER)).isEmpty();
    }

    @Test
    void a_long_rest_earns_no_more_than_one_burst() {
        buckets.take(FLOODER);
        now.addAndGet(Duration.ofDays(1).toNanos());
        int passed = 0;
        while (passed < 10 && buckets.take(FLOODER).isEmpty()) {
            passed++;
        }
        assertThat(passed).isEqualTo(3);
    }

    @Test
    void long_polls_are_bounded_for_each_agency_and_a_full_house_does_not_wait() {
        Quotas quotas =
                new Quotas(new GatewaySettings("https://hub.invalid", 100, 100, 1, 1, 1, 1, 1));
        Duration wait = Duration.ofSeconds(60);
        Optional<Duration> others =
                quotas.longPoll(
                        FLOODER,
                        wait,
                        own -> {
                            assertThatThrownBy(() -> quotas.longPoll(FLOODER, wait, it -> it))
                                    .isInstanceOf(ProblemException.class)
                                    .hasMessage("rate-limited");
                            return Optional.of(quotas.longPoll(OTHER, wait, it -> it));
                        });
        assertThat(others).contains(Duration.ZERO);
        Duration again = quotas.longPoll(FLOODER, wait, it -> it);
        assertThat(again).isEqualTo(wait);
    }
}
