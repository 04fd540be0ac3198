package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.legaltime.TimeLimit.Unit;
import vn.liennganh.regulation.workbench.sheet.CitationSheet;
import vn.liennganh.regulation.workbench.sheet.DutySheet;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;
import vn.liennganh.regulation.workbench.sheet.RuleShelf;
import vn.liennganh.support.ConfiguredRules;

/**
 * The deadlines of the catalogue, row by row: {@code row | type.duty | start | limit | due if it
 * starts on Friday 20 November 2026 at 10:00 | basis}.
 */
class CatalogueTableTest {

    private static final Path TABLES = Path.of("src/test/resources/catalogue");
    private static final Instant START = local("2026-11-20T10:00");
    private static final RuleBook RULES = ConfiguredRules.BOOK;
    private static final RuleShelf SHELF = RuleShelf.of(Path.of("config"));

    @TestFactory
    Stream<DynamicContainer> the_deadlines_of_the_catalogue() throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            return files.sorted().toList().stream()
                    .map(
                            file ->
                                    DynamicContainer.dynamicContainer(
                                            file.getFileName().toString(),
                                            rows(file).stream()
                                                    .map(
                                                            row ->
                                                                    DynamicTest.dynamicTest(
                                                                            row.text(),
                                                                            () -> check(row)))));
        }
    }

    /**
     * @param id type and duty
     * @param limit {@code 3 wd}, {@code policy 24 h}, {@code immediately}
     * @param basis {@code L 67.2 S}
     */
    private record Row(
            String text, String id, String start, String limit, String due, String basis) {}

    private static List<Row> rows(Path file) {
        List<Row> rows = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] cells = line.split("\\|");
                    assertThat(cells).as(line).hasSize(6);
                    rows.add(
                            new Row(
                                    line,
                                    cells[1].strip(),
                                    cells[2].strip(),
                                    cells[3].strip(),
                                    cells[4].strip(),
                                    cells[5].strip()));
                }
            }
        } catch (IOException unreadable) {
            throw new AssertionError(file.toString(), unreadable);
        }
        return rows;
    }

    private static void check(Row row) {
        RuleSheet sheet = sheet(row.id());
        String[] names = row.id().split("\\.", 3);
        String rule = sheet.procedure() + "/" + sheet.edition() + "#" + names[1] + "." + names[2];
        Optional<Duty> duty = RULES.duty(rule);
        assertThat(duty).as("the duty " + rule).isPresent();
        assertThat(duty.get().start().wireName()).isEqualTo(row.start());
        assertThat(written(duty.get()))
                .isEqualTo(
                        row.limit().replaceAll("\\bmonths?$", "mo").replaceAll("\\byears?$", "y"));
        // A limit before an act is counted from an act of its own: "act <moment> <due>".
        String[] moments = row.due().replaceFirst("^act ", "").split(" ");
        Instant start = moments.length > 1 ? local(moments[0]) : START;
        Instant due =
                duty.get().limit().unit() == Unit.IMMEDIATELY
                        ? start.plus(RULES.immediately())
                        : RULES.clock().due(start, duty.get().limit()).at();
        assertThat(due).isEqualTo(local(moments[moments.length - 1]));
        assertThat(bases(sheet, names[1], names[2])).contains(row.basis());
    }

    /** The edition in force on the day of the table, or the only one, or that before it. */
    private static RuleSheet sheet(String id) {
        String procedure = id.substring(0, id.indexOf('.'));
        List<RuleSheet> all =
                SHELF.sheets().stream().filter(one -> one.procedure().equals(procedure)).toList();
        assertThat(all).as("the procedure " + procedure).isNotEmpty();
        return all.stream()
                .filter(one -> one.inForce(LegalClock.day(START)))
                .findFirst()
                .orElse(all.get(all.size() - 1));
    }

    private static String written(Duty duty) {
        TimeLimit limit = duty.limit();
        String text =
                switch (limit.unit()) {
                    case IMMEDIATELY -> "immediately";
                    case HOURS -> limit.amount() + " h";
                    case CALENDAR_DAYS -> limit.amount() + " cd";
                    case WORKING_DAYS -> limit.amount() + " wd";
                    case MONTHS -> limit.amount() + " mo";
                    case YEARS -> limit.amount() + " y";
                    case WORKING_DAYS_BEFORE -> limit.amount() + " wd before";
                    case HOURS_BEFORE -> limit.amount() + " h before";
                };
        return duty.policy() ? "policy " + text : text;
    }

    /** What the rule file cites, as the table writes it. */
    private static List<String> bases(RuleSheet sheet, String message, String id) {
        List<String> bases = new ArrayList<>();
        for (DutySheet duty : sheet.message(message).orElseThrow().duties()) {
            if (duty.id().equals(id.replaceAll("\\.instead$", ""))) {
                for (CitationSheet cite : duty.cites()) {
                    bases.add(cite.brief().replace("(", "").replace(")", ""));
                }
            }
        }
        return bases;
    }

    private static Instant local(String moment) {
        return LocalDateTime.parse(moment).atZone(LegalClock.ZONE).toInstant();
    }
}
