package vn.liennganh.console.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** A row is taken off a list: the one whose button was pressed, whatever stands in the others. */
class RemovedRowTest {

    private static final AgencyId OFFICE = AgencyId.of("X99.11.001");
    private static final String UNITS = "/forceRequirement/units";
    private static final String PAPERS = "/debtor/identifiers";

    private final RunningHub hub = RunningHub.shared();

    /** A plan with units on the page, after the button of one of them. */
    @ParameterizedTest
    @CsvSource({
        "a b c, 0, b c",
        "a b c, 1, a c",
        "- b c, 0, b c",
        "- b c, 1, c",
        "a - c, 2, a",
        "a - c, 1, a c",
        "- - c, 2, ''",
        "a b c, 3, a b c",
    })
    void a_row_of_plain_words_goes(String typed, int row, String left) {
        Map<String, String> inputs = new LinkedHashMap<>();
        String[] units = typed.split(" ");
        for (int i = 0; i < units.length; i++) {
            inputs.put("b" + UNITS + "/" + i, units[i].replace("-", ""));
        }
        inputs.put("b/forceRequirement/people", "7");
        inputs.put("bot", UNITS + "/" + row);
        ObjectNode body = kept("coercion-security.plan", inputs);
        assertThat(texts(body.at(UNITS), "")).containsExactly(words(left));
        assertThat(body.at("/forceRequirement/people").asInt()).isEqualTo(7);
    }

    /** An empty group keeps its place, unless it is the one that goes. */
    @ParameterizedTest
    @CsvSource({
        "a b c, 0, b c",
        "- b c, 0, b c",
        "- b c, 1, - c",
        "a - c, 2, a -",
    })
    void a_group_goes_and_the_next_move_up(String typed, int row, String left) {
        Map<String, String> inputs = new LinkedHashMap<>();
        String[] papers = typed.split(" ");
        for (int i = 0; i < papers.length; i++) {
            inputs.put("b" + PAPERS + "/" + i + "/value", papers[i].replace("-", ""));
        }
        inputs.put("b/debtor/name", "Nguyễn Văn An");
        inputs.put("bot", PAPERS + "/" + row);
        ObjectNode body = kept("account-freeze.order", inputs);
        assertThat(texts(body.at(PAPERS), "/value")).containsExactly(words(left));
        assertThat(body.at("/debtor/name").asString()).isEqualTo("Nguyễn Văn An");
    }

    @Test
    void what_is_no_row_stays() {
        Map<String, String> inputs =
                Map.of("b/debtor/name", "Nguyễn Văn An", "b" + UNITS + "/0", "a");
        for (String other : List.of("", "/", "/debtor", UNITS, UNITS + "/0/", "/0")) {
            Map<String, String> pressed = new LinkedHashMap<>(inputs);
            pressed.put("bot", other);
            ObjectNode body = kept("coercion-security.plan", pressed);
            assertThat(texts(body.at(UNITS), "")).as(other).containsExactly("a");
            assertThat(body.at("/debtor/name").asString()).as(other).isNotEmpty();
        }
    }

    private ObjectNode kept(String type, Map<String, String> inputs) {
        Visitor officer = Visitor.of(hub, "officer@" + OFFICE.value());
        officer.visit("/yeu-cau/moi?loai=" + type);
        Map<String, String> fields = new LinkedHashMap<>(inputs);
        fields.put("loai", type);
        String path = officer.post("/yeu-cau/moi", fields).location();
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        return hub.bean(DraftRepository.class).find(id, OFFICE).orElseThrow().letter().body();
    }

    private static List<String> texts(JsonNode rows, String part) {
        return rows.valueStream()
                .map(one -> part.isEmpty() ? one : one.at(part))
                .map(one -> one.asString(""))
                .map(text -> text.isEmpty() ? "-" : text)
                .toList();
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(" ");
    }
}
