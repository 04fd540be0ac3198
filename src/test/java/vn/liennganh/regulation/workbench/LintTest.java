package vn.liennganh.regulation.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.workbench.lint.Finding;
import vn.liennganh.regulation.workbench.lint.Finding.Kind;
import vn.liennganh.regulation.workbench.lint.Linter;

/** Mistakes of every kind are found, each on its line; the configuration itself has none. */
class LintTest {

    @TempDir private Path directory;

    @Test
    void the_configuration_has_no_mistake() {
        assertThat(Linter.lint(Path.of("config")).stream().filter(Finding::error)).isEmpty();
    }

    @Test
    void the_invented_procedure_has_no_mistake_before_one_is_planted() throws IOException {
        assertThat(found(Bench.in(directory))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
        unreachable-state | {id: lent, vi: Đã cho mượn, en: Lent} | {id: lost, vi: Đã mất, en: Lost}\\n  - {id: lent, vi: Đã cho mượn, en: Lent} | id: lost
        state-without-exit | en: Kept, terminal: true | en: Kept | id: kept
        message-never-permitted | {from: [lent], to: returned} | {from: [returned], to: returned} | message: return
        duty-nobody-can-fulfil | from: [court] | from: [police-of-nowhere] | id: answer
        unknown-kind | from: [court] | from: [court, police-of-nowhere] | from: [court, police-of-nowhere]
        unknown-capacity | {enforcement-agency: [head]} | {enforcement-agency: [gardener]} | gardener
        unknown-role | to: competent-procuracy | to: competent-gardener | to: competent-gardener
        citation-without-code | point: d, code: S} | point: d} | point: d}
        unknown-code | point: d, code: S} | point: d, code: S9} | S9
        nothing-to-show | {of: L, article: "22", clause: "2", point: d, code: S} | {of: L, article: "22", code: S2} | message: request
        point-of-a-scan | {of: N, article: "13", clause: "3", code: So} | {of: N, article: "13", clause: "3", point: a, code: So} | point: a
        unknown-instrument | {of: N, article: "13" | {of: NN, article: "13" | NN
        no-citation | cites:\\n          - {of: POLICY, code: PRAC}\\n    cites | cites: []\\n    cites | - id: return
        unknown-state | to: returned} | to: gone} | to: gone
        unknown-message | owes: return | owes: remembrance | owes: remembrance
        unknown-lapse-policy | lapse: default | lapse: thunder | lapse: thunder
        unknown-policy | policy: money-receipt-limit | policy: nobody-knows | nobody-knows
        field-not-in-schema | field: askedOn | field: asked/on | asked/on
        value-not-in-schema | values: {lent: lent, kept: kept} | values: {lent: lent, lost: kept} | lost
        business-key-nowhere | /body/number | /body/numero | numero
        unknown-fact | {from: [lent], to: returned} | {from: [lent], to: returned}\\n    guards:\\n      - {kind: none-elsewhere, fact: nobody-tells, about: [number]} | nobody-tells
        field-not-in-schema | {from: [lent], to: returned} | {from: [lent], to: returned}\\n    guards:\\n      - {kind: none-elsewhere, fact: bank-disposal, about: [num/ber]} | num/ber
        field-not-in-schema | {from: [lent], to: returned} | {from: [lent], to: returned}\\n    tells:\\n      - {fact: freeze-held, about: [number], amount: [no/where]} | no/where
        field-not-in-schema | {from: [lent], to: returned} | {from: [lent], to: returned}\\n    checks:\\n      - {kind: at-most, amount: number, of: [no/where]} | no/where
        unknown-group | group: TA | group: ZZ | group: ZZ
        type-without-catalogue-code | `    code: [TA07]\\n    title: {vi: Trả lời` | `    title: {vi: Trả lời` | message: answer
        unknown-catalogue-code | code: [TA07] | code: [TA99] | TA99
        refused | secrecy: hidden-from-debtor | secrecy: hidden-from-debtor\\ncolour: blue | colour
        """)
    void a_planted_mistake_is_found_on_its_line(
            String kind, String old, String planted, String marker) throws IOException {
        Bench bench = Bench.in(directory);
        bench.plant(lines(old), lines(planted));
        assertThat(found(bench))
                .anySatisfy(
                        one -> {
                            assertThat(one.kind().label()).isEqualTo(kind);
                            assertThat(one.place().file()).isEqualTo(bench.rules());
                            assertThat(one.place().line()).isEqualTo(bench.line(marker));
                        });
    }

    @Test
    void a_fact_asked_for_about_another_thing_than_is_told_is_found() throws IOException {
        Bench bench = Bench.whole(directory);
        bench.plant(
                "{from: [lent], to: returned}",
                """
                {from: [lent], to: returned}
                    guards:
                      - {kind: none-elsewhere, fact: bank-disposal, about: [number, askedOn, number, number]}"""
                        .stripTrailing());
        assertThat(found(bench))
                .extracting(one -> one.kind().label(), one -> one.place().line())
                .contains(
                        tuple(
                                "fact-about-differs",
                                bench.line("[number, askedOn, number, number]")));
    }

    @Test
    void a_missing_schema_and_a_missing_sample_are_found() throws IOException {
        Bench bench = Bench.in(directory);
        Files.delete(bench.config().resolve("schemas/record-loan.return.json"));
        Files.delete(bench.config().resolve("samples/record-loan.answer.json"));
        assertThat(found(bench))
                .extracting(Finding::kind)
                .contains(Kind.MISSING_SCHEMA, Kind.MISSING_SAMPLE);
    }

    @Test
    void a_policy_that_no_rule_uses_is_found() throws IOException {
        Bench bench = Bench.in(directory);
        bench.plant(
                Path.of("regulations/policy.yaml"),
                "values:\n",
                "values:\n  - {id: forgotten-limit, hours: 5, vi: Quên, en: Forgotten}\n");
        assertThat(Linter.lint(bench.config()))
                .anySatisfy(
                        one -> {
                            assertThat(one.kind()).isEqualTo(Kind.UNUSED_POLICY);
                            assertThat(one.args()).containsExactly("forgotten-limit");
                            assertThat(one.error()).isFalse();
                        });
    }

    @Test
    void a_fact_that_no_message_tells_and_one_that_nobody_asks_for_are_found() throws IOException {
        Bench bench = Bench.whole(directory);
        Path facts = Path.of("regulations/facts.yaml");
        bench.plant(
                facts,
                "facts:\n",
                "facts:\n  - {id: book-lost, kind: mark, among: agency, vi: Mất, en: Lost}\n");
        assertThat(found(bench, facts)).containsExactly(Kind.UNUSED_FACT);
        bench.plant(
                "{from: [lent], to: returned}",
                "{from: [lent], to: returned}\n    guards:\n"
                        + "      - {kind: none-elsewhere, fact: book-lost, about: [number]}");
        assertThat(found(bench))
                .anySatisfy(
                        one -> {
                            assertThat(one.kind()).isEqualTo(Kind.FACT_NEVER_TOLD);
                            assertThat(one.place().line()).isEqualTo(bench.line("book-lost"));
                        });
    }

    @Test
    void a_fact_that_nothing_ends_is_found_unless_it_is_meant_to_last() throws IOException {
        Bench bench = Bench.whole(directory);
        Path facts = Path.of("regulations/facts.yaml");
        bench.plant(
                facts,
                "facts:\n",
                "facts:\n  - {id: book-lent, kind: mark, among: agency, vi: Mượn, en: Lent}\n");
        Path endless = Path.of("regulations/complaint/complaint-1.yaml");
        bench.plant(
                endless,
                "\n    moves:",
                "\n    tells:\n      - {fact: book-lent, about: [/caseNumber]}\n    moves:");
        boolean ends = Files.readString(bench.config().resolve(endless)).contains("terminal: true");
        assertThat(ends).isFalse();
        assertThat(found(bench, endless)).contains(Kind.FACT_NEVER_ENDS);
        bench.plant(facts, "id: book-lent,", "id: book-lent, lasting: true,");
        assertThat(found(bench, endless)).doesNotContain(Kind.FACT_NEVER_ENDS);
    }

    private static List<Kind> found(Bench bench, Path file) {
        return Linter.lint(bench.config()).stream()
                .filter(one -> one.place().file().equals(bench.config().resolve(file)))
                .map(Finding::kind)
                .toList();
    }

    @Test
    void two_editions_in_force_on_the_same_day_are_found() throws IOException {
        Bench bench = Bench.in(directory);
        Path second = bench.rules().resolveSibling("record-loan-2.yaml");
        Files.writeString(
                second,
                Files.readString(bench.rules())
                        .replace("edition: 1", "edition: 2")
                        .replace("from: 2026-07-01", "from: 2026-12-01"));
        assertThat(Linter.lint(bench.config()))
                .anySatisfy(
                        one -> {
                            assertThat(one.kind()).isEqualTo(Kind.OVERLAPPING_DATES);
                            assertThat(one.place().file()).isEqualTo(second);
                        });
    }

    @Test
    void every_kind_of_finding_has_a_sentence_in_both_languages() {
        for (Kind kind : Kind.values()) {
            Finding finding =
                    new Finding(
                            kind,
                            new vn.liennganh.regulation.workbench.sheet.Place(Path.of("x"), 1),
                            List.of("a", "b", "c"));
            assertThat(finding.sentence(Texts.VIETNAMESE)).doesNotContain("workbench.finding");
            assertThat(finding.sentence(Texts.ENGLISH)).doesNotContain("workbench.finding");
        }
    }

    @Test
    void the_verb_prints_file_line_and_both_languages_and_ends_with_one() throws IOException {
        Bench bench = Bench.in(directory);
        bench.plant("lapse: default", "lapse: thunder");
        StringWriter out = new StringWriter();
        int code =
                RegulationCommand.run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        Clock.fixed(Instant.parse("2026-11-21T03:00:00Z"), ZoneOffset.UTC),
                        "lint",
                        bench.config().toString());
        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .contains("record-loan-1.yaml:" + bench.line("thunder") + ": ")
                .contains("[unknown-lapse-policy]")
                .contains("There is no lapse policy thunder");
    }

    private static List<Finding> found(Bench bench) {
        return Linter.lint(bench.config()).stream()
                .filter(one -> one.place().file().equals(bench.rules()))
                .toList();
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }
}
