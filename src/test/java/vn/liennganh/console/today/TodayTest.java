package vn.liennganh.console.today;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** An officer's morning: what is for now with its action, or what will be due next. */
class TodayTest {

    /** To these few others write, so that their lists are short. */
    private static final String OFFICE = "X99.11.002";

    private static final String PRIVATE = "X99.12.001";

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
    }

    @Test
    void what_is_owed_soon_leads_to_where_it_is_answered() {
        CoercionCase operation =
                CoercionCase.consult(
                        Party.of(hub, OFFICE),
                        CoercionCase.POLICE,
                        body -> body.put("plannedAt", "2027-12-01T08:30:00+07:00"));
        Visitor officer = Visitor.of(hub, "officer@" + OFFICE);
        String answer = "class=\"button\" href=\"/lich-cuong-che/" + operation.exchange() + "\"";
        assertThat(officer.get("/hom-nay").text()).doesNotContain(answer);
        operation.send(
                Party.of(hub, CoercionCase.POLICE),
                "time-proposal",
                body -> body.put("proposedAt", "2027-12-02T08:30:00+07:00"),
                OFFICE);
        assertThat(officer.get("/hom-nay").text()).contains(answer);
    }

    @Test
    void where_nothing_is_left_today_it_says_what_is_due_next() {
        Party procuracy = Party.of(hub, "X99.31.001");
        procuracy.send(
                procuracy.signed(
                        procuracy.opening("procuracy-supervision.recommendation", PRIVATE)));
        assertThat(Party.of(hub, PRIVATE).inbox()).isNotEmpty();
        Party.emptied(hub, PRIVATE);
        Visitor officer = Visitor.of(hub, "officer@" + PRIVATE);
        assertThat(officer.get("/hom-nay?lang=en").text())
                .contains("Nothing left for today", "id=\"nearest\"", "Due next:")
                .doesNotContain("Due within 7 days");
    }
}
