package vn.liennganh.regulation.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.workbench.diff.Comparison;
import vn.liennganh.regulation.workbench.diff.Version;

/** What changes for whom, as sentences: one change in a rule file gives the sentence about it. */
class DiffTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String REQUEST = "- \u201cRequest for a file\u201d";
    private static final String ANSWER = "- \u201cAnswer\u201d";
    private static final String AGENCY = "Provincial civil judgment enforcement agency";
    private static final String HEADING = "# Loan of a file (record-loan)";

    @TempDir static Path folder;

    private static int copies;

    private static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "another sender",
                        "    from: [enforcement-agency]\n    to: [court]\n    officials:",
                        "    from: [enforcement-agency, bank]\n    to: [court]\n    officials:",
                        REQUEST + ": Credit institution may now send it.",
                        "- \u201cRequest for a file, copy to Competent People's Procuracy\u201d: owed by "
                                + AGENCY
                                + "; Credit institution instead of "
                                + AGENCY
                                + "."),
                change(
                        "another recipient",
                        "    to: [court]\n    officials: {enforcement-agency: [head]}\n    business",
                        "    to: [procuracy]\n    officials: {enforcement-agency: [head]}\n    business",
                        REQUEST + ": People's procuracy may now receive it.",
                        REQUEST + ": People's court may no longer receive it.",
                        ANSWER + ": owed by People's procuracy instead of People's court."),
                change(
                        "another signer",
                        "officials: {enforcement-agency: [head]}",
                        "officials: {enforcement-agency: [enforcement-officer]}",
                        REQUEST
                                + " of "
                                + AGENCY
                                + ": signed by Enforcement officer instead of Head."),
                change(
                        "a signer less",
                        "    officials: {court: [\"*\"]}\n",
                        "",
                        ANSWER
                                + " of People's court: signed by the seal of the agency or"
                                + " organisation alone instead of The competent official."),
                change(
                        "another limit",
                        "within: {working-days: 3}",
                        "within: {working-days: 5}",
                        "- People's court owes \u201cAnswer\u201d: from 3 working days to 5 working"
                                + " days."),
                change(
                        "another start",
                        "start: {event: receipt}",
                        "start: {event: acceptance}",
                        "- People's court owes \u201cAnswer\u201d: counted from acceptance by the hub"
                                + " instead of from receipt."),
                change(
                        "another citation",
                        "{of: L, article: \"22\", clause: \"2\", point: d, code: S}",
                        "{of: L, article: \"23\", clause: \"2\", code: S}",
                        "- Basis of \u201cRequest for a file\u201d: from L 22.2d (S) to L 23.2 (S)."));
    }

    private static Arguments change(String what, String old, String now, String... sentences) {
        return Arguments.of(what, old, now, List.of(sentences));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void one_change_is_told_and_nothing_else(
            String what, String old, String now, List<String> sentences) throws IOException {
        List<String> said = told(old, now);
        assertThat(said).first().isEqualTo(HEADING);
        assertThat(said.subList(1, said.size())).containsExactlyElementsOf(sentences);
    }

    @Test
    void a_type_more_is_told_with_its_duties_and_a_type_less_is_too() throws IOException {
        Bench without = bench();
        String text = java.nio.file.Files.readString(without.rules());
        int answer = text.indexOf("  - message: answer");
        int returned = text.indexOf("  - message: return");
        java.nio.file.Files.writeString(
                without.rules(), text.substring(0, answer) + text.substring(returned));
        Bench with = bench();

        List<String> more = sentences(without, with);
        assertThat(more).first().isEqualTo(HEADING);
        assertThat(more)
                .anyMatch(
                        line ->
                                line.contains(
                                        "New message \u201cAnswer\u201d: from People's court to"))
                .anyMatch(line -> line.contains("now owes \u201cReturn"));
        assertThat(sentences(with, without)).first().isEqualTo(HEADING);
        assertThat(sentences(with, without))
                .contains("- There is no message \u201cAnswer\u201d any more.");
    }

    @Test
    void a_duty_more_or_less_is_told_with_who_owes_it() throws IOException {
        Bench with = bench();
        Bench without = bench();
        String text = java.nio.file.Files.readString(without.rules());
        int copies = text.indexOf("    copies:\n");
        int cites = text.indexOf("    cites:\n      - {of: L, article: \"22\"");
        java.nio.file.Files.writeString(
                without.rules(), text.substring(0, copies) + text.substring(cites));

        assertThat(sentences(without, with))
                .hasSize(2)
                .anyMatch(line -> line.contains(" now owes ") && line.contains("3 working days"));
        assertThat(sentences(with, without))
                .hasSize(2)
                .anyMatch(line -> line.contains(" no longer owes "));
    }

    @Test
    void the_same_rules_have_no_difference_and_a_procedure_that_comes_or_goes_is_told()
            throws IOException {
        Bench bench = bench();
        assertThat(sentences(bench, bench)).isEmpty();
        Version before = Version.of(bench.config(), LocalDate.of(2026, 6, 30));
        Version after = Version.of(bench.config(), LocalDate.of(2026, 7, 1));
        List<String> said = Comparison.sentences(before, after, Texts.ENGLISH);
        int heading = said.indexOf(HEADING);
        assertThat(said.get(heading + 1)).isEqualTo("- A new procedure with 3 message types.");
        List<String> back = Comparison.sentences(after, before, Texts.ENGLISH);
        assertThat(back.get(back.indexOf(HEADING) + 1))
                .isEqualTo("- The procedure is no longer in force.");
    }

    private static List<String> told(String old, String now) throws IOException {
        Bench before = bench();
        Bench after = bench();
        after.plant(old, now);
        return sentences(before, after);
    }

    private static Bench bench() throws IOException {
        return Bench.in(folder.resolve("b" + copies++));
    }

    private static List<String> sentences(Bench before, Bench after) {
        return Comparison.sentences(
                Version.of(before.config(), DAY), Version.of(after.config(), DAY), Texts.ENGLISH);
    }
}
