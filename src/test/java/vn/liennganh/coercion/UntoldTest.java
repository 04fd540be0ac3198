package vn.liennganh.coercion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.coercion.CoercionPlanning.Load;
import vn.liennganh.coercion.CoercionPlanning.Wish;
import vn.liennganh.coercion.plan.DayOffer;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** Days for somebody who was not told everything: what is not known never makes a day suit. */
class UntoldTest {

    private static final AgencyId OFFICE = AgencyId.of(CoercionCase.OFFICE);

    /** Of {@code config/coercion.yaml}: it has fifteen people. */
    private static final AgencyId UNIT = AgencyId.of("X99.21.002");

    /** Of {@code config/calendars/blackouts.yaml}: closed where the debtor is a beneficiary. */
    private static final LocalDate TRADITIONAL = LocalDate.of(2028, 7, 27);

    private static final LocalDate TAKEN = LocalDate.of(2028, 3, 15);
    private static final LocalDate PROPOSED = LocalDate.of(2028, 3, 23);

    private static RunningHub hub;
    private static CoercionPlanning planning;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        planning = hub.bean(CoercionPlanning.class);
    }

    @Test
    void a_day_that_is_closed_to_some_is_closed_to_whoever_may_be_one_of_them() {
        assertThat(against(TRADITIONAL, Optional.of(8), Optional.of(false))).isEmpty();
        assertThat(against(TRADITIONAL, Optional.of(8), Optional.of(true)))
                .containsExactly("coercion.day-closed");
        assertThat(against(TRADITIONAL, Optional.of(8), Optional.empty()))
                .containsExactly("coercion.day-depends");
    }

    @Test
    void a_number_that_nobody_said_is_not_nought() {
        CoercionCase operation = consulted(TAKEN + "T08:00:00+07:00", 15);
        operation.send(
                Party.of(hub, UNIT.value()),
                "consultation-reply",
                body -> body.put("outcome", "agree").put("peopleCommitted", 15),
                CoercionCase.OFFICE);

        assertThat(against(TAKEN, Optional.empty(), Optional.of(false)))
                .containsExactly("coercion.day-nobody");
        DayOffer free = day(TAKEN.plusDays(7), Optional.empty(), Optional.of(false));
        assertThat(free.feasible()).isTrue();
        assertThat(free.warnings()).extracting(Text::key).contains("coercion.day-number");
        assertThat(day(TAKEN.plusDays(7), Optional.of(3), Optional.of(false)).warnings())
                .extracting(Text::key)
                .doesNotContain("coercion.day-number");
    }

    @Test
    void an_operation_that_may_begin_at_three_hours_of_a_day_needs_its_people_once() {
        consulted("2028-03-22T08:00:00+07:00", 8)
                .send(
                        Party.of(hub, UNIT.value()),
                        "time-proposal",
                        body -> {
                            body.put("proposedAt", PROPOSED + "T09:30:00+07:00");
                            body.putArray("alternatives")
                                    .add(PROPOSED + "T13:00:00+07:00")
                                    .add(PROPOSED + "T15:00:00+07:00");
                        },
                        CoercionCase.OFFICE);
        List<Load> loads = planning.schedule(Set.of(UNIT), PROPOSED, PROPOSED).of(UNIT).loads();
        assertThat(loads).extracting(Load::asked).containsExactly(8);
    }

    private static CoercionCase consulted(String at, int people) {
        return CoercionCase.consult(
                Party.of(hub, CoercionCase.OFFICE),
                UNIT.value(),
                body -> body.put("plannedAt", at).put("peopleRequested", people));
    }

    private static List<String> against(
            LocalDate on, Optional<Integer> people, Optional<Boolean> beneficiary) {
        return day(on, people, beneficiary).against().stream().map(Text::key).toList();
    }

    private static DayOffer day(
            LocalDate on, Optional<Integer> people, Optional<Boolean> beneficiary) {
        Wish wish =
                new Wish(
                        Optional.empty(),
                        Set.of(UNIT),
                        people,
                        Optional.of(true),
                        beneficiary,
                        false,
                        false);
        return planning.dates(OFFICE, wish, on, on).get(0);
    }
}
