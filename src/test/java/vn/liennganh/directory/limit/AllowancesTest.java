package vn.liennganh.directory.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.AgencyKind;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Limit;
import vn.liennganh.message.AgencyId;

/** Each agency has rates of its own, which follow the registry while the hub runs. */
class AllowancesTest {

    private static final AgencyId FLOODER = AgencyId.of("X99.51.001");
    private static final AgencyId OTHER = AgencyId.of("X99.51.002");

    private final AtomicLong now = new AtomicLong(5_000_000_000L);
    private final AtomicReference<Map<Limit, Long>> ofKind = new AtomicReference<>(Map.of());
    private final AtomicReference<Map<Limit, Long>> ofFlooder = new AtomicReference<>(Map.of());
    private final AgencyLimits limits =
            new AgencyLimits(
                    directory(),
                    new LimitSettings(
                            10,
                            3,
                            DataSize.ofKilobytes(1),
                            DataSize.ofMegabytes(1),
                            4,
                            2,
                            4,
                            2,
                            DataSize.ofMegabytes(1),
                            DataSize.ofMegabytes(100),
                            1));
    private final Allowances allowances = new Allowances(limits, now::get);

    /** Knows banks with the limits that the test gives their kind, and the flooder's own. */
    private Directory directory() {
        return (Directory)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Directory.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("kind")
                                        ? Optional.of(
                                                new AgencyKind(
                                                        "bank",
                                                        Map.of(),
                                                        false,
                                                        java.util.List.of("x"),
                                                        ofKind.get()))
                                        : Optional.of(agency((AgencyId) arguments[0])));
    }

    private Agency agency(AgencyId id) {
        return new Agency(
                id,
                "bank",
                Map.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                java.time.LocalDate.of(2026, 1, 1),
                Optional.empty(),
                java.util.List.of(),
                java.util.List.of(),
                java.util.Set.of(),
                "rest-inbox",
                true,
                Map.of(),
                Agency.Reach.NONE,
                id.equals(FLOODER) ? ofFlooder.get() : Map.of());
    }

    private int calls(AgencyId agency) {
        int passed = 0;
        while (passed < 1_000 && allowances.call(agency).isEmpty()) {
            passed++;
        }
        return passed;
    }

    @Test
    void a_burst_passes_then_the_rate_holds_and_says_how_long_to_wait() {
        assertThat(calls(FLOODER)).isEqualTo(3);
        assertThat(allowances.call(FLOODER)).contains(Duration.ofMillis(100));
        now.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(calls(FLOODER)).isEqualTo(1);
    }

    @Test
    void the_others_have_allowances_of_their_own() {
        calls(FLOODER);
        assertThat(calls(OTHER)).isEqualTo(3);
    }

    @Test
    void a_long_rest_earns_no_more_than_one_burst() {
        calls(FLOODER);
        now.addAndGet(Duration.ofDays(1).toNanos());
        assertThat(calls(FLOODER)).isEqualTo(3);
    }

    @Test
    void something_larger_than_the_burst_is_taken_and_paid_for_by_a_pause() {
        assertThat(allowances.bytes(FLOODER, 2 * 1_048_576)).isEmpty();
        assertThat(allowances.bytes(FLOODER, 1))
                .hasValueSatisfying(
                        wait ->
                                assertThat(wait)
                                        .isBetween(
                                                Duration.ofSeconds(1_024),
                                                Duration.ofSeconds(1_025)));
        now.addAndGet(Duration.ofSeconds(1_025).toNanos());
        assertThat(allowances.bytes(FLOODER, 1)).isEmpty();
    }

    @Test
    void what_came_unannounced_is_paid_for_afterwards() {
        allowances.spent(FLOODER, 1_048_576);
        assertThat(allowances.bytes(FLOODER, 1)).isPresent();
        assertThat(allowances.bytes(OTHER, 1)).isEmpty();
    }

    @Test
    void signatures_are_counted_by_the_minute() {
        assertThat(allowances.signature(FLOODER)).isEmpty();
        assertThat(allowances.signature(FLOODER)).contains(Duration.ofMinutes(1));
    }

    @Test
    void an_agencys_own_word_goes_before_its_kind_and_both_before_the_settings() {
        ofKind.set(Map.of(Limit.CALL_BURST, 7L, Limit.UPLOADS, 5L));
        ofFlooder.set(Map.of(Limit.CALL_BURST, 9L));
        assertThat(limits.of(FLOODER).get(Limit.CALL_BURST)).isEqualTo(9);
        assertThat(limits.of(FLOODER).get(Limit.UPLOADS)).isEqualTo(5);
        assertThat(limits.of(OTHER).get(Limit.CALL_BURST)).isEqualTo(7);
        assertThat(limits.of(OTHER).get(Limit.LONG_POLLS)).isEqualTo(2);
    }

    @Test
    void a_changed_limit_holds_from_the_next_call_on_and_gives_no_fresh_burst() {
        calls(FLOODER);
        ofFlooder.set(Map.of(Limit.CALL_BURST, 100L, Limit.CALLS_PER_SECOND, 50L));
        assertThat(calls(FLOODER)).isZero();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(calls(FLOODER)).isEqualTo(50);
        ofFlooder.set(Map.of());
        now.addAndGet(Duration.ofDays(1).toNanos());
        assertThat(calls(FLOODER)).isEqualTo(3);
    }
}
