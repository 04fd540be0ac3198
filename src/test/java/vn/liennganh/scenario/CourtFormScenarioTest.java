package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Problem;

/** Form 02: what an agency asked of courts, held against what the court has counted. */
class CourtFormScenarioTest {

    private static final Party OFFICE = Party.of(RunningHub.shared(), "X99.11.001");
    private static final Party COURT = Party.of(RunningHub.shared(), "X99.41.000");
    private static final String PERIOD_END = "2019-12-31";

    @Test
    void the_court_finds_the_cell_that_differs_and_what_is_settled_is_confirmed() {
        Draft form = form();
        OFFICE.send(OFFICE.signed(form));
        String exchange = form.field("id").asString();
        ObjectNode own = Json.MAPPER.createObjectNode().put("exchange", exchange);
        ArrayNode rows = own.putArray("rows");
        row(rows, "property-division", 3, 1, 2);
        row(rows, "explanation-correction", 8, 7, 1);

        JsonNode draft = COURT.hub().ask("/statistics/reconcile", own);

        JsonNode body = draft.path("body");
        assertThat(body.path("form").asString()).isEqualTo("02");
        assertThat(body.path("outcome").asString()).isEqualTo("difference");
        assertThat(body.path("differences")).hasSize(2);
        assertThat(body.path("differences").path(0).path("line").asString())
                .isEqualTo("Tổng số (explanation-correction)");
        assertThat(body.path("differences").path(0).path("field").asString()).isEqualTo("answered");
        assertThat(body.path("differences").path(0).path("ours").asLong()).isEqualTo(7);
        assertThat(body.path("differences").path(0).path("theirs").asLong()).isEqualTo(6);
        answer(COURT, "joint-statistics.confirmation", exchange, "X99.11.001", body);
        assertThat(stage(exchange)).isEqualTo("different");

        JsonNode minutes =
                drafts("joint-statistics.difference-minutes").stream()
                        .filter(one -> one.path("exchange").asString().equals(exchange))
                        .findFirst()
                        .orElseThrow();
        ObjectNode agreed = (ObjectNode) minutes.path("body").deepCopy();
        for (JsonNode cell : agreed.path("agreed")) {
            boolean answered = cell.path("field").asString().equals("answered");
            ((ObjectNode) cell).put("value", answered ? 7 : 1);
        }
        answer(OFFICE, "joint-statistics.difference-minutes", exchange, "X99.41.000", agreed);
        assertThat(stage(exchange)).isEqualTo("confirmed");
    }

    @Test
    void a_court_that_was_not_sent_the_form_cannot_hold_anything_against_it() {
        Draft form = form();
        ((ObjectNode) form.body()).put("periodEnd", "2018-12-31");
        OFFICE.send(OFFICE.signed(form));
        ObjectNode own =
                Json.MAPPER.createObjectNode().put("exchange", form.field("id").asString());
        row(own.putArray("rows"), "property-division", 3, 1, 2);
        Party other = Party.of(RunningHub.shared(), "X99.41.001");

        assertThatThrownBy(() -> other.hub().ask("/statistics/reconcile", own))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    private static Draft form() {
        Draft form = OFFICE.opening("joint-statistics.court-requests-form", "X99.41.000");
        form.body().put("period", "3-months").put("periodEnd", PERIOD_END);
        form.body().put("lockedOn", "2020-01-03");
        ArrayNode rows = form.body().putArray("rows");
        row(rows, "property-division", 3, 1, 2);
        row(rows, "explanation-correction", 8, 6, 2);
        return form;
    }

    private static void row(ArrayNode rows, String kind, int sent, int answered, int pending) {
        rows.addObject()
                .put("line", "Tổng số")
                .put("kind", kind)
                .put("sent", sent)
                .put("answered", answered)
                .put("pending", pending);
    }

    private static void answer(Party who, String type, String exchange, String to, JsonNode body) {
        Draft draft =
                Draft.of(type, (ObjectNode) body.deepCopy())
                        .from(who.id())
                        .to(List.of(to))
                        .at(who.hub().whoami().time())
                        .within(UUID.fromString(exchange), MessageIds.next(Clock.systemUTC()));
        who.send(who.signed(draft));
    }

    private static String stage(String exchange) {
        for (JsonNode report :
                OFFICE.hub().json("/statistics?year=2020&period=3-months").path("items")) {
            for (JsonNode form : report.path("forms")) {
                if (form.path("exchange").asString().equals(exchange)) {
                    return form.path("stage").asString();
                }
            }
        }
        throw new AssertionError("no form " + exchange);
    }

    private static List<JsonNode> drafts(String type) {
        return OFFICE.hub()
                .json("/statistics/drafts?year=2020&period=3-months")
                .path("drafts")
                .valueStream()
                .filter(one -> one.path("type").asString().equals(type))
                .toList();
    }
}
