package vn.liennganh.console.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.support.ConfiguredRules;

/** Forms and what is read back from them, for every type of the catalogue. */
class FormTest {

    private static final RuleBook RULES = ConfiguredRules.BOOK;
    private static final Instant NOW = Instant.parse("2026-11-20T09:10:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void what_a_form_shows_of_any_message_is_read_back_as_that_message() {
        Random random = new Random(11);
        for (Edition edition : RULES.inForce(TODAY)) {
            for (MessageRule rule : edition.messages().values()) {
                JsonNode schema = RULES.schema(rule.type(), TODAY).orElseThrow();
                for (int i = 0; i < 5; i++) {
                    ObjectNode body =
                            (ObjectNode)
                                    RULES.sample(rule.type(), NOW, random)
                                            .orElseThrow()
                                            .path("body");
                    Field form = Fields.form(schema, body, List.of(), Texts.VIETNAMESE);
                    assertThat(plain(Fields.body(schema, sent(form))))
                            .as(rule.type().value())
                            .isEqualTo(plain(body));
                }
            }
        }
    }

    /** A browser tells moments to the second, and an empty list says no more than none. */
    private static JsonNode plain(ObjectNode body) {
        return Json.MAPPER.readTree(
                body.toString()
                        .replace(".000+07:00", "+07:00")
                        .replaceAll(",\"\\w+\":\\[\\]", "")
                        .replaceAll("\\{\"\\w+\":\\[\\],?", "{"));
    }

    /** What a browser would send of it. */
    private static Map<String, String[]> sent(Field form) {
        Map<String, String[]> inputs = new LinkedHashMap<>();
        collect(form, inputs);
        return inputs;
    }

    private static void collect(Field field, Map<String, String[]> inputs) {
        field.parts().forEach(part -> collect(part, inputs));
        switch (field.kind()) {
            case GROUP, LIST -> {}
            case CHOICE, CHECKBOXES, TICK -> {
                String[] chosen =
                        field.choices().stream()
                                .filter(Field.Choice::chosen)
                                .map(Field.Choice::value)
                                .toArray(String[]::new);
                if (chosen.length > 0) {
                    inputs.put(field.name(), chosen);
                }
            }
            default -> inputs.put(field.name(), new String[] {field.value()});
        }
    }

    @Test
    void no_field_of_any_type_is_without_a_name_for_people() {
        Random random = new Random(11);
        for (Edition edition : RULES.inForce(TODAY)) {
            for (MessageRule rule : edition.messages().values()) {
                JsonNode schema = RULES.schema(rule.type(), TODAY).orElseThrow();
                ObjectNode body =
                        (ObjectNode)
                                RULES.sample(rule.type(), NOW, random).orElseThrow().path("body");
                for (var locale : List.of(Texts.VIETNAMESE, Texts.ENGLISH)) {
                    Fields.form(schema, body, List.of(), locale)
                            .parts()
                            .forEach(part -> assertNamed(part, rule));
                }
            }
        }
    }

    private static void assertNamed(Field field, MessageRule rule) {
        assertThat(field.title()).as(rule.type() + field.pointer()).isNotBlank();
        field.parts().forEach(part -> assertNamed(part, rule));
    }

    @Test
    void an_amount_is_shown_with_dots_and_read_without() {
        JsonNode schema = schema("account-freeze.order");
        ObjectNode body =
                Fields.body(schema, Map.of("b/freezeAmount", new String[] {"1.119.281.615.000"}));
        assertThat(body.at("/freezeAmount/amount").asLong()).isEqualTo(1_119_281_615_000L);
        assertThat(body.at("/freezeAmount/currency").asString()).isEqualTo("VND");
        Field form = Fields.form(schema, body, List.of(), Texts.VIETNAMESE);
        assertThat(field(form, "/freezeAmount").value()).isEqualTo("1.119.281.615.000");
    }

    @ParameterizedTest
    @CsvSource({
        "15, 15",
        "0, 0",
        "1500000, 1500000",
        "1.500.000, 1500000",
        "' 1 500 000 ', 1500000",
        "1\u00a0500\u00a0000, 1500000",
        "12.500, 12500",
        "9999999999999999, 9999999999999999",
        "1.5, ''",
        "1.50, ''",
        "1.5000, ''",
        "1500.000, ''",
        "1.500.00, ''",
        "1.500 000, ''",
        "'1,5', ''",
        "'1.500,00', ''",
        "'1,500,000', ''",
        ".500, ''",
        "-5, ''",
        "1e6, ''",
        "1.5 t\u1ef7, ''",
        "99999999999999999, ''",
    })
    void an_amount_is_plain_figures_or_groups_of_three_and_nothing_else(String typed, String dong) {
        JsonNode schema = schema("account-freeze.order");
        ObjectNode body = Fields.body(schema, Map.of("b/freezeAmount", new String[] {typed}));
        JsonNode read = body.at("/freezeAmount/amount");
        if (!dong.isEmpty()) {
            assertThat(read)
                    .isEqualTo(Json.MAPPER.getNodeFactory().numberNode(Long.parseLong(dong)));
            return;
        }
        MessageRule rule = RULES.rule(new MessageType("account-freeze.order"), TODAY).orElseThrow();
        List<FieldError> errors = Fields.clear(body, RULES.check(rule, body));
        for (var locale : List.of(Texts.VIETNAMESE, Texts.ENGLISH)) {
            Field form = Fields.form(schema, body, errors, locale);
            Field field = field(form, "/freezeAmount");
            assertThat(field.value()).isEqualTo(typed);
            assertThat(field.errors())
                    .containsExactly(Texts.render(Text.of("form.not-an-amount"), locale));
        }
    }

    @Test
    void what_is_no_number_stays_to_be_mended() {
        JsonNode schema = schema("account-freeze.order");
        ObjectNode body =
                Fields.body(schema, Map.of("b/freezeAmount", new String[] {"mười triệu"}));
        Field form =
                Fields.form(
                        schema,
                        body,
                        List.of(
                                new FieldError(
                                        "/body/freezeAmount/amount",
                                        Text.of("regulation.schema.type", "integer"))),
                        Texts.VIETNAMESE);
        assertThat(field(form, "/freezeAmount").value()).isEqualTo("mười triệu");
        assertThat(form.wrongs()).extracting(Field::pointer).containsExactly("/freezeAmount");
    }

    @Test
    void what_the_schema_does_not_know_is_not_read() {
        ObjectNode body =
                Fields.body(
                        schema("account-freeze.order"),
                        Map.of(
                                "b/evil",
                                new String[] {"1"},
                                "b/decision/evil",
                                new String[] {"1"}));
        assertThat(body.has("evil")).isFalse();
        assertThat(body.path("decision").has("evil")).isFalse();
    }

    private static Field field(Field form, String pointer) {
        return form.parts().stream()
                .filter(one -> one.pointer().equals(pointer))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode schema(String type) {
        return RULES.schema(new MessageType(type), TODAY).orElseThrow();
    }
}
