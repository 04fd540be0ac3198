package vn.liennganh.console.bank.files;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToIntFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.sheet.Columns;
import vn.liennganh.console.sheet.Filled;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.message.Json;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;

/**
 * A package of cases as people fill it in Excel: one case a row. Either every row is good and
 * becomes a line of the package, or the same rows go back with what is wrong beside each.
 *
 * @param body of the package without its number; no lines where a row is wrong
 */
record PackageSheet(Filled filled, ArrayNode body) {

    /** Most cases of one package, as its schema says. */
    static final int LINES_MAX = 500;

    /** The columns in their order; those that may stay empty end with a question mark. */
    static final List<String> COLUMNS =
            List.of(
                    "case",
                    "judgment",
                    "judgment-date",
                    "court",
                    "judgment-kind",
                    "debtor",
                    "debtor-kind",
                    "address",
                    "id",
                    "principal",
                    "rate",
                    "rate-from",
                    "rate-source",
                    "collateral?",
                    "description?",
                    "certificate?",
                    "papers?",
                    "as-of",
                    "contact",
                    "phone",
                    "branch?");

    private static final Set<String> MONEY = Set.of("principal");
    private static final Set<String> DAYS = Set.of("judgment-date", "rate-from", "as-of");
    private static final int TEXT_MAX = 100;

    static List<String> heads(Words words) {
        return COLUMNS.stream()
                .map(
                        one ->
                                words.say("bank.import-" + name(one)).split("\\|")[0]
                                        + (one.endsWith("?") ? "" : " *"))
                .toList();
    }

    private static String name(String column) {
        return column.replace("?", "");
    }

    /** Reads rows below a head; empty where no row names the columns. */
    static Optional<PackageSheet> read(List<List<String>> all, Words words) {
        List<ToIntFunction<List<String>>> columns = new ArrayList<>();
        COLUMNS.forEach(one -> columns.add(head -> Columns.at(head, "bank.import-" + name(one))));
        return Filled.below(all, columns, List.of(0, COLUMNS.indexOf("principal")))
                .map(rows -> of(rows, words));
    }

    private static PackageSheet of(List<List<String>> rows, Words words) {
        List<String> errors = new ArrayList<>();
        ArrayNode lines = Json.MAPPER.createArrayNode();
        Set<String> numbers = new HashSet<>();
        for (List<String> row : rows) {
            List<String> wrong = wrong(row, words);
            if (!numbers.add(row.get(0))) {
                wrong.add(words.say("bank.import-twice"));
            }
            if (errors.size() >= LINES_MAX) {
                wrong.add(words.say("bank.import-too-many", LINES_MAX));
            }
            errors.add(String.join("; ", wrong));
            if (wrong.isEmpty()) {
                lines.add(line(row));
            }
        }
        return new PackageSheet(new Filled(rows, errors), lines);
    }

    private static List<String> wrong(List<String> row, Words words) {
        List<String> wrong = new ArrayList<>();
        for (int column = 0; column < COLUMNS.size(); column++) {
            String name = name(COLUMNS.get(column));
            String shown = words.say("bank.import-" + name).split("\\|")[0];
            String text = row.get(column);
            if (text.isEmpty()) {
                if (!COLUMNS.get(column).endsWith("?")) {
                    wrong.add(words.say("bank.import-empty", shown));
                }
            } else if (DAYS.contains(name) && Columns.day(text).isEmpty()) {
                wrong.add(words.say("bank.import-no-day", shown));
            } else if (MONEY.contains(name) && money(text).isEmpty()) {
                wrong.add(words.say("bank.import-no-money", shown));
            } else if (name.equals("rate") && !rate(text).matches("[0-9]{1,3}(\\.[0-9]{1,6})?")) {
                wrong.add(words.say("bank.import-no-rate", shown));
            } else if (name.equals("phone") && !text.matches("[0-9+ ]{8,20}")) {
                wrong.add(words.say("bank.import-no-phone", shown));
            } else if (name.equals("case") && text.length() > TEXT_MAX) {
                wrong.add(words.say("bank.import-too-long", shown));
            }
        }
        return wrong;
    }

    private static OptionalLong money(String text) {
        OptionalLong dong = Columns.dong(text);
        return dong.isPresent() && dong.getAsLong() > 0 ? dong : OptionalLong.empty();
    }

    private static String rate(String text) {
        return text.replace("%", "").replace(',', '.').strip();
    }

    private static ObjectNode line(List<String> row) {
        ObjectNode line = Json.MAPPER.createObjectNode().put("caseNumber", get(row, "case"));
        line.putObject("judgment")
                .put("number", get(row, "judgment"))
                .put("date", day(row, "judgment-date"))
                .put("court", get(row, "court"))
                .put("kind", get(row, "judgment-kind"));
        ObjectNode debtor = line.putArray("debtorGroup").addObject();
        boolean firm = get(row, "debtor-kind").matches("(?i)[to].*");
        debtor.put("kind", firm ? "organisation" : "person")
                .put("name", get(row, "debtor"))
                .put("address", get(row, "address"));
        debtor.putArray("identifiers")
                .addObject()
                .put("type", firm ? "enterprise-code" : "personal-id")
                .put("value", get(row, "id"));
        line.putObject("principal")
                .put("amount", money(get(row, "principal")).orElse(0))
                .put("currency", "VND");
        line.putArray("interestRules")
                .addObject()
                .put("from", day(row, "rate-from"))
                .put("annualRate", new BigDecimal(rate(get(row, "rate"))))
                .put("basis", said("bank.import-basis"))
                .put("source", get(row, "rate-source"));
        ArrayNode collateral = line.putArray("collateral");
        if (!get(row, "collateral?").isEmpty()) {
            ObjectNode one = collateral.addObject().put("kind", get(row, "collateral?"));
            one.put("description", or(get(row, "description?"), get(row, "collateral?")));
            if (!get(row, "certificate?").isEmpty()) {
                one.put("certificateNumber", get(row, "certificate?"));
            }
            one.put("holderOfPapers", or(get(row, "papers?"), said("bank.import-bank")));
        }
        line.put("claimAsOf", day(row, "as-of"));
        line.putObject("bankContact")
                .put("name", get(row, "contact"))
                .put("phone", get(row, "phone"));
        if (!get(row, "branch?").isEmpty()) {
            line.put("branch", get(row, "branch?"));
        }
        return line;
    }

    /** Letters are in Vietnamese, whoever reads the screen. */
    private static String said(String key) {
        return Texts.render(Text.of(key), Texts.VIETNAMESE);
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static String get(List<String> row, String column) {
        return row.get(COLUMNS.indexOf(column));
    }

    private static String day(List<String> row, String column) {
        return Columns.day(get(row, column)).orElseThrow().toString();
    }

    /** The same rows with what is wrong beside each. */
    Table corrected(Words words) {
        return filled.corrected(
                words.say("bank.import-sheet"), List.of(), heads(words), words.say("sheet.error"));
    }
}
