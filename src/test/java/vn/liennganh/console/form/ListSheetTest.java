package vn.liennganh.console.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.console.sheet.Uploaded;
import vn.liennganh.console.sheet.Workbooks;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.support.ConfiguredRules;

/** Lists of messages as workbooks, for every type of the catalogue that has one. */
class ListSheetTest {

    private static final RuleBook RULES = ConfiguredRules.BOOK;
    private static final Instant NOW = Instant.parse("2026-11-20T09:10:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final MessageType ROUND = new MessageType("results-certificate.round");

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void every_list_goes_into_a_workbook_and_comes_back_as_it_was(String language) {
        Locale locale = language.equals("vi") ? Texts.VIETNAMESE : Texts.ENGLISH;
        Random random = new Random(7);
        Set<String> lists = new TreeSet<>();
        for (Edition edition : RULES.inForce(TODAY)) {
            for (MessageRule rule : edition.messages().values()) {
                JsonNode schema = RULES.schema(rule.type(), TODAY).orElseThrow();
                ObjectNode body =
                        (ObjectNode)
                                RULES.sample(rule.type(), NOW, random).orElseThrow().path("body");
                for (ListSheet sheet : ListSheet.of(schema)) {
                    if (sheet.count(body) > 0 && sheet.fits(body)) {
                        lists.add(rule.type().value() + " " + sheet.name());
                        assertThat(plain(back(sheet, body, locale)))
                                .as("%s of %s", sheet.name(), rule.type().value())
                                .isEqualTo(plain(body.path(sheet.name())));
                    }
                }
            }
        }
        assertThat(lists)
                .hasSizeGreaterThan(50)
                .contains(
                        "results-certificate.round lines",
                        "inmate-payment.transfer-list lines",
                        "account-information.reply accounts");
    }

    /** Through the bytes of a workbook, as somebody would fetch and upload it. */
    private static JsonNode back(ListSheet sheet, ObjectNode body, Locale locale) {
        Table table =
                new Table(
                        sheet.title(locale),
                        List.of("note"),
                        sheet.heads(locale),
                        sheet.rows(body, locale));
        byte[] file = Workbooks.form(table, sheet.choices(locale), "words");
        List<List<String>> rows =
                Uploaded.rows(file)
                        .flatMap(sheet::below)
                        .orElseThrow(
                                () ->
                                        new AssertionError(
                                                table.columns()
                                                        + " not in "
                                                        + Uploaded.rows(file)));
        ListSheet.Read read = sheet.read(rows, locale);
        assertThat(read.wrong()).allMatch(List::isEmpty);
        return read.items();
    }

    /** A workbook tells moments to the second, and an empty list says no more than none. */
    private static JsonNode plain(JsonNode list) {
        return Json.MAPPER.readTree(
                list.toString()
                        .replace(".000+07:00", "+07:00")
                        .replaceAll(",\"\\w+\":\\[\\]", "")
                        .replaceAll("\\{\"\\w+\":\\[\\],?", "{"));
    }

    @Test
    void what_the_schema_finds_is_said_in_the_row_by_the_name_of_its_column() {
        JsonNode schema = RULES.schema(ROUND, TODAY).orElseThrow();
        ListSheet sheet = ListSheet.of(schema, "lines").orElseThrow();
        MessageRule rule = RULES.rule(ROUND, TODAY).orElseThrow();
        ObjectNode body =
                (ObjectNode) RULES.sample(ROUND, NOW, new Random(3)).orElseThrow().path("body");
        List<List<String>> rows = new ArrayList<>();
        for (List<Object> row : sheet.rows(body, Texts.ENGLISH)) {
            rows.add(row.stream().map(Object::toString).toList());
        }
        List<String> empty = new ArrayList<>(rows.get(0));
        int needed = firstNeeded(sheet);
        empty.set(needed, "");
        rows.add(empty);
        body.set("lines", sheet.read(rows, Texts.ENGLISH).items());
        var errors = Fields.clear(body, RULES.check(rule, body));
        assertThat(sheet.wrong(0, errors, Texts.ENGLISH)).isEmpty();
        assertThat(sheet.wrong(rows.size() - 1, errors, Texts.ENGLISH))
                .anySatisfy(
                        one ->
                                assertThat(one)
                                        .startsWith(
                                                sheet.heads(Texts.ENGLISH)
                                                        .get(needed)
                                                        .replace(" *", "")));
    }

    private static int firstNeeded(ListSheet sheet) {
        List<String> heads = sheet.heads(Texts.ENGLISH);
        for (int column = 0; column < heads.size(); column++) {
            if (heads.get(column).endsWith("*")) {
                return column;
            }
        }
        throw new AssertionError("no column must be filled");
    }

    @Test
    void a_list_whose_items_hold_groups_fits_into_no_sheet() {
        JsonNode schema =
                RULES.schema(new MessageType("credit-recovery.package"), TODAY).orElseThrow();
        assertThat(ListSheet.of(schema, "lines")).isEmpty();
    }
}
