package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Problem;

/** A prison uploads a list; each agency gets its own lines and answers them one by one. */
class RoundScenarioTest {

    private static final String PRISON = "X99.61.001";
    private static final String FIRST = "X99.11.001";
    private static final String SECOND = "X99.11.002";

    private static Party prison;
    private static Party office;

    @BeforeAll
    static void everybody() {
        prison = Party.of(RunningHub.shared(), PRISON);
        office = Party.of(RunningHub.shared(), FIRST);
    }

    @Test
    void a_list_is_split_answered_line_by_line_and_shows_what_is_owed_where() {
        Draft sample = prison.opening("results-certificate.round", FIRST);
        ObjectNode round = (ObjectNode) sample.body().path("round");
        round.put("name", "2026-" + UUID.randomUUID());
        ObjectNode wanted = Json.MAPPER.createObjectNode();
        wanted.set("round", round);
        ArrayNode lines = wanted.putArray("lines");
        JsonNode person = sample.body().path("lines").path(0);
        for (int number = 1; number <= 3; number++) {
            ObjectNode line = (ObjectNode) person.deepCopy();
            line.put("number", "" + number);
            if (number == 1) {
                line.put("agency", SECOND);
            } else if (number == 2) {
                ((ObjectNode) line.path("judgment"))
                        .put("court", "Tòa án nhân dân khu vực 1, tỉnh Hoa Sen");
            } else {
                ((ObjectNode) line.path("judgment")).put("court", "?");
            }
            lines.add(line);
        }

        JsonNode split = prison.hub().ask("/rounds/split", wanted);
        assertThat(split.path("parts").path(FIRST).asInt()).isEqualTo(1);
        assertThat(split.path("parts").path(SECOND).asInt()).isEqualTo(1);
        assertThat(split.path("unplaced").path(0).asString()).isEqualTo("3");

        String exchange = "";
        for (JsonNode draft : split.path("drafts")) {
            Draft list = message(prison, draft);
            prison.send(prison.signed(list));
            if (draft.path("to").path(0).asString().equals(FIRST)) {
                exchange = list.field("id").asString();
            }
        }
        String key = prison.hub().json("/rounds/" + exchange).path("list").path("round").asString();
        assertThat(prison.hub().json("/rounds?round=" + key).path("items")).hasSize(2);
        assertThat(office.hub().json("/rounds?round=" + key).path("items")).hasSize(1);

        JsonNode draft =
                office.hub().json("/rounds/" + exchange + "/drafts").path("drafts").path(0);
        assertThat(draft.path("missing").path(0).asString()).isEqualTo("/certificate/number");
        Draft certificate = office.opening("results-certificate.certificate", PRISON);
        certificate.within(UUID.fromString(exchange), MessageIds.next(Clock.systemUTC()));
        certificate.body().set("inmate", draft.path("body").path("inmate"));
        certificate.body().put("roundLine", "2");
        office.send(office.signed(certificate));

        JsonNode answered = prison.hub().json("/rounds/" + exchange);
        assertThat(answered.path("lines").path(0).path("state").asString()).isEqualTo("issued");
        assertThat(answered.path("lines").path(0).path("remaining")).isNotEmpty();
        assertThat(answered.path("list").path("states").path("issued").asInt()).isEqualTo(1);
        assertThat(office.hub().json("/rounds/" + exchange + "/drafts").path("drafts")).isEmpty();

        String found = exchange;
        Party stranger = Party.of(RunningHub.shared(), "X99.61.002");
        assertThatThrownBy(() -> stranger.hub().json("/rounds/" + found))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    private static Draft message(Party sender, JsonNode draft) {
        Draft message =
                sender.opening(draft.path("type").asString(), draft.path("to").path(0).asString());
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(message.bytes());
        document.set("body", draft.path("body"));
        return Draft.of(document);
    }
}
