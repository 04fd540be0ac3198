package vn.liennganh.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.liennganh.directory.change.Suspension;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.CounterEvidence;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.StartKind;
import vn.liennganh.support.ManualClock;
import vn.liennganh.support.TestDatabase;

/** When the hub was away, on a real database; time is played by the test. */
class OutagesTest {

    private static final Instant NINE = Instant.parse("2026-11-23T02:00:00Z");

    private final OutageRepository rows =
            new OutageRepository(new JdbcTemplate(TestDatabase.fresh()));
    private final ManualClock clock = new ManualClock(NINE);
    private final AtomicLong nanos = new AtomicLong();
    private List<Suspension> withheld = List.of();

    private Outages hub() {
        Clock shown = clock;
        return new Outages(
                rows,
                party -> withheld,
                shown,
                nanos::get,
                new WatchSettings.Signs(Duration.ofMinutes(1), Duration.ofMinutes(3)));
    }

    private void passes(Duration time) {
        clock.tick(time);
        nanos.addAndGet(time.toNanos());
    }

    private static Obligation duty(Instant from, Instant due) {
        UUID cause = UUID.randomUUID();
        return new Obligation(
                UUID.randomUUID(),
                cause,
                cause,
                AgencyId.of("X99.51.001"),
                AgencyId.of("X99.11.001"),
                "account-freeze.execution-report",
                "account-freeze/1#order.execution-report",
                StartKind.RECEIPT,
                Optional.of(from),
                due,
                false,
                Obligation.Status.OPEN,
                Optional.empty(),
                Set.of(),
                false,
                false,
                Optional.empty(),
                new Obligation.Reckoning(
                        from, TimeLimit.hours(24), false, List.of(), Optional.empty()));
    }

    private List<CounterEvidence> during(Instant from, Instant due) {
        return hub().during(duty(from, due));
    }

    @Test
    void a_restart_that_took_long_is_an_outage_and_a_quick_one_is_not() {
        hub().back();
        passes(Duration.ofMinutes(2));
        hub().back();
        assertThat(during(NINE, NINE.plus(Duration.ofDays(1)))).isEmpty();

        passes(Duration.ofMinutes(40));
        hub().back();

        assertThat(during(NINE, NINE.plus(Duration.ofDays(1))))
                .containsExactly(
                        CounterEvidence.outage(
                                NINE.plus(Duration.ofMinutes(2)),
                                NINE.plus(Duration.ofMinutes(42))));
    }

    @Test
    void a_channel_that_the_hub_withheld_speaks_for_its_party_and_moves_nothing() {
        Instant ten = NINE.plus(Duration.ofHours(1));
        Instant noon = NINE.plus(Duration.ofHours(3));
        AgencyId party = AgencyId.of("X99.51.001");
        clock.tick(Duration.ofHours(5));
        withheld =
                List.of(
                        new Suspension(party, NINE.minus(Duration.ofHours(2)), Optional.of(NINE)),
                        new Suspension(party, ten, Optional.of(noon)),
                        new Suspension(party, noon.plusSeconds(60), Optional.empty()));

        // What ended when the duty began is not of it; what lasts is said up to now.
        assertThat(during(NINE, NINE.plus(Duration.ofDays(1))))
                .containsExactly(
                        CounterEvidence.withheld(ten, noon),
                        CounterEvidence.withheld(noon.plusSeconds(60), clock.instant()));
        assertThat(during(NINE, ten)).isEmpty();
        assertThat(during(NINE, ten.plusSeconds(1))).hasSize(1);
    }

    @Test
    void signs_that_could_not_be_written_for_long_are_an_outage_too() {
        Outages hub = hub();
        hub.back();
        passes(Duration.ofMinutes(1));
        hub.beat();
        passes(Duration.ofMinutes(30));
        hub.beat();

        assertThat(during(NINE, NINE.plus(Duration.ofDays(1)))).hasSize(1);
    }

    @Test
    void a_clock_that_is_set_anew_is_no_outage() {
        Outages hub = hub();
        hub.back();
        clock.tick(Duration.ofDays(5));
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        hub.beat();
        clock.tick(Duration.ofDays(-5));
        hub.beat();

        assertThat(during(NINE, NINE.plus(Duration.ofDays(9)))).isEmpty();
    }

    @Test
    void an_outage_speaks_only_for_duties_that_ran_during_it() {
        hub().back();
        passes(Duration.ofHours(1));
        hub().back();
        Instant ten = NINE.plus(Duration.ofHours(1));

        assertThat(during(NINE.minus(Duration.ofHours(2)), NINE)).isEmpty();
        assertThat(during(ten, ten.plus(Duration.ofHours(2)))).isEmpty();
        assertThat(during(NINE.plus(Duration.ofMinutes(59)), ten.plus(Duration.ofHours(2))))
                .hasSize(1);
    }

    @Test
    void of_hubs_that_start_together_one_notes_the_outage() {
        hub().back();
        passes(Duration.ofHours(1));
        List<CompletableFuture<Void>> starts =
                List.of(
                        CompletableFuture.runAsync(() -> hub().back()),
                        CompletableFuture.runAsync(() -> hub().back()),
                        CompletableFuture.runAsync(() -> hub().back()));
        starts.forEach(CompletableFuture::join);

        assertThat(during(NINE, NINE.plus(Duration.ofDays(1)))).hasSize(1);
    }
}
