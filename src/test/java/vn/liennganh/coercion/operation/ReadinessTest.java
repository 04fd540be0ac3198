package vn.liennganh.coercion.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.coercion.operation.Affair.COMMITTEE;
import static vn.liennganh.coercion.operation.Affair.COMMUNE;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.liennganh.coercion.operation.Readiness.State;
import vn.liennganh.coercion.operation.Readiness.Wanted;

/** Go or not: what is there, and what is missing. */
class ReadinessTest {

    private static final String DAY = "2026-12-23T08:30:00+07:00";
    private static final String LATER = "2026-12-24T08:30:00+07:00";

    private final Affair affair = new Affair();

    @Test
    void step_by_step_nothing_is_missing_any_more() {
        affair.consult(1, DAY, 8);
        assertThat(missing())
                .containsExactly(
                        Wanted.CONSENT,
                        Wanted.PLAN,
                        Wanted.PROTECTION_PLAN,
                        Wanted.FORCES,
                        Wanted.COST_NOTICE,
                        Wanted.MEETING,
                        Wanted.GO);
        affair.agree(1, 8).plan(1, DAY, 8, body -> {});
        assertThat(missing())
                .containsExactly(
                        Wanted.PROTECTION_PLAN, Wanted.COST_NOTICE, Wanted.MEETING, Wanted.GO);
        affair.protect(1, 8).office("cost-notice-record", body -> {});
        affair.office("meeting-minutes", body -> body.put("heldAt", DAY));
        assertThat(missing()).containsExactly(Wanted.GO);
        assertThat(Readiness.of(affair.now()).complete()).isTrue();
        affair.office("go-decision", body -> body.put("planVersion", 1));
        assertThat(missing()).isEmpty();
    }

    @Test
    void a_new_version_makes_missing_what_was_there_for_the_old_one() {
        affair.consult(1, DAY, 8).agree(1, 8).plan(1, DAY, 8, body -> {}).protect(1, 8);
        affair.office("cost-notice-record", body -> {});
        affair.consult(2, LATER, 8);
        assertThat(missing())
                .contains(Wanted.CONSENT, Wanted.PLAN, Wanted.PROTECTION_PLAN, Wanted.COST_NOTICE);
    }

    @Test
    void fewer_people_than_asked_for_are_missing() {
        affair.consult(1, DAY, 8).agree(1, 7);
        assertThat(state(Wanted.FORCES)).isEqualTo(State.MISSING);
    }

    @Test
    void the_chairman_is_told_of_what_somebody_calls_complex() {
        affair.consult(1, DAY, 8);
        assertThat(state(Wanted.CHAIRMAN_REPORT)).isEqualTo(State.TO_JUDGE);
        affair.say(
                "committee-report",
                Affair.OFFICE,
                List.of(COMMITTEE),
                body -> body.put("ground", "no-reply"));
        assertThat(state(Wanted.CHAIRMAN_REPORT)).isEqualTo(State.MISSING);
        affair.office("chairman-report", body -> body.put("summary", "Large"));
        assertThat(state(Wanted.CHAIRMAN_REPORT)).isEqualTo(State.DONE);
    }

    @Test
    void what_nobody_has_settled_is_missing() {
        affair.consult(1, DAY, 8).propose(COMMUNE, LATER);
        affair.police("more-information-request", body -> body.putArray("asks").add("A map"));
        assertThat(missing()).contains(Wanted.TIME_PROPOSALS, Wanted.INFORMATION);
        affair.answer(Affair.OFFICE, COMMUNE, "agree");
        affair.office("more-information", body -> body.putArray("answers").add("Here"));
        assertThat(missing())
                .as("an agreed time that no version says yet")
                .contains(Wanted.TIME_PROPOSALS)
                .doesNotContain(Wanted.INFORMATION);
        affair.consult(2, LATER, 8);
        assertThat(missing()).doesNotContain(Wanted.TIME_PROPOSALS);
    }

    private List<Wanted> missing() {
        return Readiness.of(affair.now()).items().stream()
                .filter(one -> one.state() == State.MISSING)
                .map(Readiness.Item::wanted)
                .toList();
    }

    private State state(Wanted wanted) {
        return Readiness.of(affair.now()).items().stream()
                .filter(one -> one.wanted() == wanted)
                .findFirst()
                .orElseThrow()
                .state();
    }
}
