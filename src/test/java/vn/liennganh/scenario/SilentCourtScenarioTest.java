package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.support.Tools;
import vn.liennganh.support.Visitor;

/** A court that lets its term pass: evidence, a reminder, a report, an end; and a late answer. */
class SilentCourtScenarioTest {

    @Test
    void silence_gives_drafts_and_an_end_and_the_late_answer_is_still_taken() throws Exception {
        Tools.need("curl");
        try (RunningHub hub = RunningHub.onSharedServer(Map.of())) {
            Party office = Party.of(hub, "X99.11.001");
            Clarifying talk = Clarifying.ask(hub, 3, "a");
            talk.send(talk.completed(talk.draft("postponement"), "X99.31.000"));
            Clarifying attached = Clarifying.askAttached(hub);
            assertThat(Party.of(hub, Clarifying.COURT).inbox()).isNotEmpty();
            assertThat(talk.drafts("reminder")).isEmpty();
            assertThat(talk.asked().path("onSilence").isObject()).isFalse();

            Clarifying.advance(hub, "P35D");

            JsonNode asked = talk.asked();
            assertThat(asked.path("state").asString()).isEqualTo("silent");
            assertThat(asked.path("onSilence").path("option").asString()).isEqualTo("ground-ends");
            assertThat(asked.path("onSilence").path("citation").asString()).contains("46");
            JsonNode other = attached.asked().path("onSilence");
            assertThat(other.path("option").asString()).isEqualTo("actual-state");
            assertThat(other.path("citation").asString()).contains("60");
            assertThat(
                            office.hub()
                                    .json(
                                            "/messages/"
                                                    + asked.path("request").asString()
                                                    + "/evidence")
                                    .toString())
                    .contains("NonResponse");
            assertThat(talk.drafts("superior-request")).isEmpty();
            talk.send(talk.completed(talk.draft("reminder"), Clarifying.COURT));
            List<String> waiting = waiting(hub, Clarifying.COURT);
            assertThat(waiting)
                    .filteredOn(line -> line.contains(asked.path("request").asString()))
                    .singleElement()
                    .asString()
                    .contains("not acknowledged on its day");
            assertThat(waiting)
                    .as("the reminder of today")
                    .anyMatch(line -> !line.contains("not acknowledged on its day"));
            talk.send(talk.completed(talk.draft("supreme-report"), "X99.40.000"));
            assertThat(talk.asked().path("supremeReports")).hasSize(1);
            talk.send(talk.completed(talk.draft("resumption"), "X99.31.000"));

            talk.answer("explained", "1", "2");
            assertThat(talk.asked().path("state").asString()).isEqualTo("part-answered");
            talk.answer("explained", "3");

            assertThat(talk.asked().path("state").asString()).isEqualTo("answered");
            assertThat(talk.asked().path("onSilence").isObject()).isFalse();
            assertThat(talk.asked().path("obligations"))
                    .anySatisfy(
                            duty ->
                                    assertThat(duty.path("status").asString())
                                            .isEqualTo("fulfilled-late"));
        }
    }

    /** The lines of the pile that waits to be acknowledged, as markup. */
    private static List<String> waiting(RunningHub hub, String agency) {
        String page =
                Visitor.of(hub, "clerk@" + agency).get("/hop-thu", "Accept-Language", "en").text();
        return Arrays.stream(page.split("<tr"))
                .filter(line -> line.contains("href=\"/hop-thu/"))
                .filter(line -> line.contains("</tr>"))
                .toList();
    }
}
