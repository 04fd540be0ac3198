package vn.liennganh.coercion.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** What was changed between two texts, in words that people use. */
class DifferenceTest {

    private final ObjectNode consultation = sample("consultation");
    private final ObjectNode plan = sample("plan");

    @Test
    void two_consultations_differ_field_by_field() {
        ObjectNode later = consultation.deepCopy();
        later.put("planVersion", 2).put("plannedAt", "2027-06-17T08:30:00+07:00");
        later.withArray("/equipment").add("Fire engine");
        ((ObjectNode) later.path("summaryAndComplexity")).put("area", "Quiet");

        assertThat(Difference.between(consultation, later))
                .extracting(Difference::pointer)
                .containsExactly("/plannedAt", "/summaryAndComplexity/area", "/equipment/1");
        Difference first = Difference.between(consultation, later).get(0);
        assertThat(first.before()).contains("2027-06-16T08:30:00+07:00");
        assertThat(first.after()).contains("2027-06-17T08:30:00+07:00");
        assertThat(first.reopens()).isTrue();
        assertThat(Difference.between(consultation, later).get(1).reopens()).isFalse();
        assertThat(Difference.between(consultation, later).get(2).before()).isEmpty();
    }

    @Test
    void a_plan_is_compared_with_its_consultation_in_what_both_speak_of() {
        assertThat(Difference.between(consultation, plan)).isEmpty();
        plan.put("time", "2027-06-17T08:30:00+07:00");
        ((ObjectNode) plan.path("forceRequirement")).put("people", 9);

        assertThat(Difference.between(consultation, plan))
                .extracting(Difference::pointer)
                .containsExactlyInAnyOrder("/time", "/forceRequirement/people");
        assertThat(Difference.between(plan, consultation))
                .extracting(one -> one.before().orElseThrow())
                .containsExactlyInAnyOrder("2027-06-17T08:30:00+07:00", "9");
    }

    @Test
    void every_field_of_the_texts_has_words() throws IOException {
        for (String type : List.of("consultation", "plan", "security-request")) {
            ObjectNode nothing = Json.MAPPER.createObjectNode();
            List<String> pointers = new ArrayList<>();
            leaves(schema("coercion-security." + type + ".json"), "", pointers);
            for (String pointer : pointers) {
                Difference one =
                        new Difference(
                                pointer,
                                java.util.Optional.empty(),
                                java.util.Optional.empty(),
                                false);
                if (pointer.matches("/(document|plan|approved|planVersion|version).*")) {
                    continue;
                }
                assertThat(Texts.render(Text.of(one.wordKey()), Texts.ENGLISH))
                        .as(type + pointer)
                        .isNotEqualTo(one.wordKey());
            }
            assertThat(Difference.between(nothing, nothing)).isEmpty();
        }
    }

    private static void leaves(JsonNode schema, String pointer, List<String> all)
            throws IOException {
        JsonNode here = schema;
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            here = schema("blocks.json").at(reference.substring(reference.indexOf('#') + 1));
        }
        if (here.has("properties")) {
            for (Map.Entry<String, JsonNode> one : here.path("properties").properties()) {
                leaves(one.getValue(), pointer + "/" + one.getKey(), all);
            }
        } else if (here.has("items")) {
            leaves(here.path("items"), pointer + "/0", all);
        } else {
            all.add(pointer);
        }
    }

    private static JsonNode schema(String file) throws IOException {
        return Json.MAPPER.readTree(Files.readString(Path.of("config/schemas", file)));
    }

    /** What both samples leave to the moment is made the same. */
    private static ObjectNode sample(String type) {
        try {
            ObjectNode body =
                    (ObjectNode)
                            Json.MAPPER
                                    .readTree(
                                            Files.readString(
                                                    Path.of(
                                                            "config/samples/coercion-security."
                                                                    + type
                                                                    + ".json")))
                                    .path("body");
            return body;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
