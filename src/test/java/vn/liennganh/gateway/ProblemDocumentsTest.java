package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;

/** Every problem can be read by a person and by a program, in both languages. */
class ProblemDocumentsTest {

    private final ProblemDocuments documents = new ProblemDocuments(settings());

    private static GatewaySettings settings() {
        return new GatewaySettings("https://hub.invalid", 1, 1);
    }

    @TestFactory
    List<DynamicTest> every_code_has_a_title_a_meaning_and_someone_who_must_act() {
        List<DynamicTest> tests = new ArrayList<>();
        for (RefusalCode code : RefusalCode.values()) {
            for (Locale locale : List.of(Texts.VIETNAMESE, Texts.ENGLISH)) {
                tests.add(
                        DynamicTest.dynamicTest(
                                code.slug() + " " + locale, () -> isExplained(code, locale)));
            }
        }
        return tests;
    }

    private void isExplained(RefusalCode code, Locale locale) {
        JsonNode document = read(Problem.of(Refusal.of(code, "gateway.internal")), locale);
        assertThat(document.path("status").asInt()).isEqualTo(code.status());
        assertThat(document.path("code").asString()).isEqualTo(code.slug());
        assertThat(document.path("type").asString())
                .isEqualTo("https://hub.invalid/problems/" + code.slug());
        assertThat(document.path("title").asString()).isNotBlank().doesNotContain("problem.");
        assertThat(document.path("retryable").asBoolean()).isEqualTo(code.retryable());
        assertThat(document.path("instance").asString()).startsWith("urn:uuid:");
        assertThat(document.path("errors").isArray()).isTrue();
        assertThat(new Words(locale).say("ui.problem." + code.slug())).doesNotContain("ui.problem");
    }

    @Test
    void the_two_languages_differ_and_codes_do_not() {
        Problem problem = Problem.notFound();
        JsonNode vietnamese = read(problem, Texts.VIETNAMESE);
        JsonNode english = read(problem, Texts.ENGLISH);
        assertThat(english.path("title").asString()).isEqualTo("Not found");
        assertThat(vietnamese.path("title").asString()).isNotEqualTo("Not found");
        assertThat(english.path("code")).isEqualTo(vietnamese.path("code"));
    }

    @Test
    void every_wrong_field_is_named_by_its_pointer() {
        Refusal refusal =
                Refusal.at(RefusalCode.SCHEMA_VIOLATION, "/body/amount", "message.required");
        JsonNode errors = read(Problem.of(refusal), Texts.ENGLISH).path("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.path(0).path("pointer").asString()).isEqualTo("/body/amount");
        assertThat(errors.path(0).path("detail").asString()).isNotBlank();
    }

    @Test
    void what_the_server_itself_refuses_has_a_code_too() {
        for (int status : new int[] {400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 501, 503}) {
            JsonNode document = read(Problem.ofStatus(status), Texts.ENGLISH);
            assertThat(document.path("title").asString())
                    .as("status " + status)
                    .doesNotContain("problem.");
            assertThat(document.path("detail").asString()).doesNotContain("gateway.");
        }
    }

    private JsonNode read(Problem problem, Locale locale) {
        return Json.MAPPER.readTree(documents.render(problem, locale));
    }
}
