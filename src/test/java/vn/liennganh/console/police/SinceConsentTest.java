package vn.liennganh.console.police;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** What a request's page says was changed, and since when. */
class SinceConsentTest {

    private static final String PLANNER = "head@X99.21.001";

    private final RunningHub hub = RunningHub.shared();

    @Test
    void what_was_changed_is_shown_since_the_text_that_was_agreed_to() {
        LocalDate day = LocalDate.of(2027, 7, 28);
        CoercionCase asked =
                CoercionCase.consult(
                        Party.of(hub, CoercionCase.OFFICE),
                        CoercionCase.POLICE,
                        body -> body.put("plannedAt", day + "T07:00:00+07:00"));
        String request = "/lich-cuong-che/" + asked.exchange() + "?lang=en";
        asked.again(CoercionCase.POLICE, body -> body.put("plannedAt", day + "T07:30:00+07:00"));
        Visitor planner = Visitor.of(hub, PLANNER);
        assertThat(changes(planner.get(request).text()))
                .contains("Changed since the text before", "07:00", "07:30");

        asked.send(
                Party.of(hub, CoercionCase.POLICE),
                "consultation-reply",
                body -> body.put("outcome", "agree").put("planVersion", 2),
                CoercionCase.OFFICE);
        String later = day + "T08:30:00+07:00";
        asked.again(
                CoercionCase.POLICE, body -> body.put("planVersion", 3).put("plannedAt", later));
        asked.again(
                CoercionCase.POLICE,
                body ->
                        body.put("planVersion", 4)
                                .put("plannedAt", later)
                                .put("place", "Hoa Sen 3"));

        String page = planner.get(request).text();
        assertThat(changes(page))
                .contains("Changed since the text that was agreed to", "Hoa Sen 3")
                .contains("07:30", "08:30")
                .doesNotContain("07:00");
        assertThat(page.substring(page.indexOf("id=\"warnings\""), page.indexOf("id=\"parts\"")))
                .contains("07:30", "08:30", "Hoa Sen 3");
    }

    private static String changes(String page) {
        return page.substring(page.indexOf("id=\"changes\""), page.indexOf("id=\"history\""));
    }
}
