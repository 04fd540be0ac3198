package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.liennganh.regulation.Trial.BANK;
import static vn.liennganh.regulation.Trial.COURT;
import static vn.liennganh.regulation.Trial.OFFICE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Refusal;
import vn.liennganh.regulation.read.RuleFiles;
import vn.liennganh.yaml.ConfigProblem;

/** What exchanges let each other know, in a procedure that no law knows. */
class FactsTest {

    private static final String FACTS =
            """
            facts:
              - {id: lent, kind: amount, among: agency, vi: Cho vay, en: Lent}
              - {id: kept, kind: amount, among: agency, vi: Giu, en: Kept}
              - {id: most, kind: limit, among: agency, vi: Tran, en: Ceiling}
              - {id: pawned, kind: mark, among: everyone, vi: Cam co, en: Pawned}
              - {id: once, kind: mark, among: everyone, lasting: true, vi: Mot lan, en: Once}
            """;

    private static final String LOAN =
            """
            procedure: loan
            edition: 1
            title: {vi: Vay, en: Loan}
            in-force: {from: 2026-07-01}
            secrecy: parties
            states:
              - {id: running, vi: Dang, en: Running}
              - {id: over, vi: Het, en: Over, terminal: true}
            messages:
              - message: open
                title: {vi: Thu, en: Trial}
                from: any
                to: any
                case: false
                opens: true
                lane: exchange
                speaker: party
                moves: [{from: [new, running], to: running}]
                guards:
                  - {kind: sum-within, fact: lent, limit: most}
                  - {kind: none-elsewhere, fact: pawned, about: [wants]}
                  - {kind: none-elsewhere, fact: once, about: [wants]}
                tells:
                  - {fact: lent, about: [/caseNumber, who/*], amount: [sum]}
                  - {fact: most, about: [/caseNumber, who/*], amount: [most]}
                  - {fact: kept, about: [/caseNumber, who/*], amount: [kept]}
                  - {fact: pawned, about: [pawn]}
                  - {fact: once, about: [pawn]}
                cites: [{of: POLICY, code: PRAC}]
              - message: pay
                title: {vi: Thu, en: Trial}
                from: any
                to: any
                case: false
                lane: exchange
                speaker: party
                moves: [{from: [running], to: running}]
                tells:
                  - {fact: lent, less: sum}
                ends:
                  - {fact: pawned, about: [pawn]}
                cites: [{of: POLICY, code: PRAC}]
              - message: let-go
                title: {vi: Thu, en: Trial}
                from: any
                to: any
                case: false
                lane: exchange
                speaker: party
                moves: [{from: [running], to: running}]
                tells:
                  - {fact: lent, less: part, after: kept}
                  - {fact: kept, less: part}
                cites: [{of: POLICY, code: PRAC}]
              - message: review
                title: {vi: Thu, en: Trial}
                from: any
                to: any
                case: false
                opens: true
                lane: exchange
                speaker: party
                moves: [{from: [new, running], to: running}]
                tells:
                  - {fact: kept, at-most: part}
                duties:
                  - id: own
                    who: sender-to-itself
                    owes: let-go
                    within: {working-days: 3}
                    start: {event: ground}
                    when: {any: [{field: said, is: "own"}, {own: kept, beyond: lent}]}
                    lapse: remind
                    cites: [{of: POLICY, code: PRAC}]
                  - id: together
                    who: sender-to-itself
                    owes: pay
                    within: {working-days: 3}
                    start: {event: ground}
                    when: {all: [{field: said, is: "all"}, {sum: kept, beyond: most, alone: lent}]}
                    lapse: remind
                    cites: [{of: POLICY, code: PRAC}]
                cites: [{of: POLICY, code: PRAC}]
              - message: settle
                title: {vi: Thu, en: Trial}
                from: any
                to: any
                case: false
                opens: true
                lane: exchange
                speaker: party
                moves: [{from: [new, running], to: running}]
                tells:
                  - {fact: most, about: [/caseNumber, who/*], lowers: sum}
                cites: [{of: POLICY, code: PRAC}]
              - message: finish
                title: {vi: Thu, en: Trial}
                from: any
                to: any
                case: false
                lane: exchange
                speaker: party
                moves: [{from: [running], to: over}]
                cites: [{of: POLICY, code: PRAC}]
            """;

    @TempDir private static Path directory;
    private static RuleBook rules;

    private final Trial first = new Trial(rules);
    private final Trial second = new Trial(rules).among(first);

    @BeforeAll
    static void read() throws IOException {
        rules = rules(directory, LOAN);
    }

    private static RuleBook rules(Path folder, String loan) throws IOException {
        Trial.config(folder, Map.of("loan-1", loan));
        Files.writeString(folder.resolve("regulations/facts.yaml"), FACTS);
        return RuleFiles.load(folder);
    }

    private static String open(Trial trial, AgencyId from, String body) {
        return told(trial.send("loan.open", from, BANK, body));
    }

    private static String told(Optional<Refusal> refusal) {
        return refusal.map(it -> it.errors().get(0))
                .map(it -> it.pointer() + " " + it.text().key())
                .orElse("passed");
    }

    @Test
    void amounts_of_all_exchanges_stay_within_the_latest_limit_and_a_common_name_suffices() {
        open(first, OFFICE, "{\"who\": [\"an\", \"binh\"], \"sum\": 60, \"most\": 100}");
        assertThat(open(second, OFFICE, "{\"who\": [\"BINH\", \"an \"], \"sum\": 41}"))
                .isEqualTo("/body/sum regulation.step.sum-beyond");
        assertThat(open(second, OFFICE, "{\"who\": [\"BINH\", \"an \"], \"sum\": 40}"))
                .isEqualTo("passed");
    }

    @Test
    void nobody_else_s_amounts_count_and_nobody_who_raises_nothing_is_asked() {
        open(first, OFFICE, "{\"who\": [\"an\"], \"sum\": 60, \"most\": 100}");
        assertThat(open(new Trial(rules).among(first), COURT, "{\"who\": [\"an\"], \"sum\": 90}"))
                .isEqualTo("passed");
        assertThat(open(second, OFFICE, "{\"who\": [\"an\"], \"sum\": 30}")).isEqualTo("passed");
        Trial strict = new Trial(rules).among(first, second);
        strict.at("2026-11-21T09:00");
        assertThat(open(strict, OFFICE, "{\"who\": [\"an\"], \"sum\": 0, \"most\": 10}"))
                .isEqualTo("passed");
        second.among(first, strict);
        assertThat(open(second, OFFICE, "{\"who\": [\"an\"], \"sum\": 20}")).isEqualTo("passed");
        assertThat(open(second, OFFICE, "{\"who\": [\"an\"], \"sum\": 21}"))
                .isEqualTo("/body/sum regulation.step.sum-beyond");
    }

    @Test
    void what_is_lessened_makes_room_and_never_falls_below_nought() {
        open(first, OFFICE, "{\"who\": [\"an\"], \"sum\": 60, \"most\": 100}");
        first.send("loan.pay", BANK, OFFICE, "{\"sum\": 80}");
        assertThat(open(second, OFFICE, "{\"who\": [\"an\"], \"sum\": 101}"))
                .isNotEqualTo("passed");
        assertThat(open(second, OFFICE, "{\"who\": [\"an\"], \"sum\": 100}")).isEqualTo("passed");
    }

    @Test
    void a_limit_may_be_lowered_for_all_by_whoever_has_told_nothing_else() {
        Trial payer = new Trial(rules);
        assertThat(told(payer.send("loan.settle", OFFICE, BANK, "{\"who\": [\"an\"], \"sum\": 5}")))
                .isEqualTo("passed");
        assertThat(payer.state().facts()).as("no limit stands that could fall").isEmpty();

        open(first, OFFICE, "{\"who\": [\"an\"], \"sum\": 60, \"most\": 100}");
        payer.among(first).at("2026-11-21T09:00");
        payer.send("loan.settle", OFFICE, BANK, "{\"who\": [\"an\"], \"sum\": 20}");
        Trial other = new Trial(rules).among(first, payer).at("2026-11-21T10:00");
        other.send("loan.settle", OFFICE, BANK, "{\"who\": [\"an\"], \"sum\": 10}");

        second.among(first, payer, other).at("2026-11-21T11:00");
        assertThat(open(second, OFFICE, "{\"who\": [\"an\"], \"sum\": 11}"))
                .isEqualTo("/body/sum regulation.step.sum-beyond");
        assertThat(open(second, OFFICE, "{\"who\": [\"an\"], \"sum\": 10}")).isEqualTo("passed");
    }

    @ParameterizedTest
    @CsvSource({
        // lent, kept, let go, lent then, kept then
        "60, 80, 20, 60, 60",
        "60, 80, 30, 50, 50",
        "60, 40, 10, 50, 30",
        "60, 60, 60, 0, 0",
        "60, 99, 99, 0, 0",
        "60, -, 10, 50, -"
    })
    void what_another_amount_has_more_falls_first(
            long lent, String kept, long part, long lentThen, String keptThen) {
        String known = kept.equals("-") ? "" : ", \"kept\": " + kept;
        open(first, OFFICE, "{\"who\": [\"an\"], \"sum\": " + lent + known + "}");

        first.send("loan.let-go", OFFICE, BANK, "{\"part\": " + part + "}");

        assertThat(amount("lent")).isEqualTo(String.valueOf(lentThen));
        assertThat(amount("kept")).isEqualTo(keptThen);
    }

    @ParameterizedTest
    @CsvSource({"60, 80, 70, 70", "60, 80, 90, 80", "60, 0, 5, 0", "60, -, 5, -"})
    void an_amount_that_may_be_so_much_at_most_falls_to_it_and_never_rises(
            long lent, String kept, long most, String keptThen) {
        String known = kept.equals("-") ? "" : ", \"kept\": " + kept;
        open(first, OFFICE, "{\"who\": [\"an\"], \"sum\": " + lent + known + "}");

        first.send("loan.review", OFFICE, BANK, "{\"part\": " + most + "}");

        assertThat(amount("kept")).isEqualTo(keptThen);
    }

    @ParameterizedTest
    @CsvSource({
        // of its own: lent, kept, limit; kept elsewhere; what the message says; which duties open
        "60, 61, 100, -, no, own",
        "60, 60, 100, -, no, -",
        "60, 60, 100, -, own, own",
        "60, 60, 100, 41, all, together",
        "60, 60, 100, 40, all, -",
        "60, 60, 100, 41, no, -",
        "60, 60, 50, -, all, together",
        "60, 61, 50, -, all, own",
        "60, 61, 50, 1, all, own together"
    })
    void several_conditions_hold_together_or_one_suffices_and_others_are_asked_in_either_case(
            long lent, long kept, long most, String elsewhere, String said, String opened) {
        assertThat(
                        rules.rule(new MessageType("loan.review"), LocalDate.of(2026, 11, 20))
                                .orElseThrow()
                                .asksOthers())
                .isTrue();
        open(
                first,
                OFFICE,
                "{\"who\": [\"an\"], \"sum\": %d, \"kept\": %d, \"most\": %d}"
                        .formatted(lent, kept, Math.max(lent, most)));
        if (!elsewhere.equals("-")) {
            open(second, OFFICE, "{\"who\": [\"an\"], \"kept\": " + elsewhere + "}");
            first.among(second);
        }
        first.at("2026-11-20T10:00");
        long paid = Math.max(lent, most) - most;
        first.send("loan.settle", OFFICE, BANK, "{\"who\": [\"an\"], \"sum\": " + paid + "}");

        first.send("loan.review", OFFICE, BANK, "{\"said\": \"" + said + "\", \"part\": 99}");

        assertThat(
                        first.ruling().opened().stream()
                                .map(one -> one.rule().replaceAll(".*\\.", ""))
                                .reduce((one, other) -> one + " " + other)
                                .orElse("-"))
                .isEqualTo(opened);
    }

    private String amount(String type) {
        return first.state().facts().stream()
                .filter(fact -> fact.type().equals(type))
                .map(fact -> String.valueOf(fact.amount()))
                .findFirst()
                .orElse("-");
    }

    @Test
    void a_mark_stands_for_everyone_until_it_is_named_or_its_exchange_is_over() {
        open(first, OFFICE, "{\"pawn\": \"ring\"}");
        open(first, OFFICE, "{\"pawn\": \"watch\"}");
        first.send("loan.pay", BANK, OFFICE, "{\"pawn\": \"ring\"}");
        assertThat(first.state().facts())
                .filteredOn(fact -> fact.type().equals("pawned"))
                .hasSize(1);
        assertThat(open(second, COURT, "{\"wants\": \"watch\"}"))
                .isEqualTo("/body/wants regulation.step.stands-elsewhere");
        assertThat(open(second, COURT, "{\"wants\": \"clock\"}")).isEqualTo("passed");
        first.send("loan.finish", BANK, OFFICE, "{}");
        assertThat(first.state().facts()).noneMatch(fact -> fact.type().equals("pawned"));
        assertThat(open(new Trial(rules).among(first), COURT, "{\"wants\": \"watch\"}"))
                .as("what is lasting outlives its exchange")
                .isEqualTo("/body/wants regulation.step.stands-elsewhere");
    }

    @Test
    void an_exchange_does_not_stand_in_its_own_way() {
        open(first, OFFICE, "{\"pawn\": \"ring\"}");
        first.among(first);
        assertThat(open(first, OFFICE, "{\"wants\": \"ring\"}")).isEqualTo("passed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        fact: lent, limit: most} | fact: most, limit: most} | a fact of the kind amount is expected
        fact: lent, limit: most} | fact: lent, limit: lent} | a fact of the kind limit is expected
        {fact: lent, about: [/caseNumber, who/*], amount: [sum]} | {fact: most, about: [who/*], amount: [sum]} | does not tell this amount
        {fact: pawned, about: [pawn]} | {fact: pawned, about: [pawn], amount: [sum]} | a mark has none
        {fact: pawned, about: [pawn]} | {fact: pawned} | either "about" or "like"
        {fact: lent, less: sum} | {fact: pawned, less: sum} | a mark neither
        {fact: lent, less: sum} | {fact: lent, like: most, lowers: sum} | it is a limit that falls
        {fact: most, about: [/caseNumber, who/*], lowers: sum} | {fact: most, lowers: sum} | either "about" or "like"
        {fact: lent, less: sum} | {fact: lent, less: sum, when: {sum: lent, beyond: most}} | a condition on the message itself
        {fact: lent, less: sum} | {fact: lent, less: sum, when: {all: [{field: a, is: "b"}, {sum: lent, beyond: most}]}} | a condition on the message itself
        {fact: lent, less: sum} | {fact: lent, less: sum, when: {any: [{field: a, is: "b"}, {own: lent, beyond: kept}]}} | a condition on the message itself
        {fact: lent, less: sum} | {fact: lent, less: sum, at-most: sum} | by so much or to so much
        {own: kept, beyond: lent} | {own: kept, beyond: most} | a fact of the kind amount is expected
        amount: [most]} | amount: [most], after: lent} | said of an amount that falls
        {fact: once, about: [pawn]} | {fact: twice, about: [pawn]} | no fact is called "twice"
        from: [new, running] | from: [new, new] | "new" stands here already
        """)
    void what_could_not_be_meant_stops_the_start(
            String old, String planted, String why, @TempDir Path folder) {
        assertThat(LOAN).contains(old);
        assertThatThrownBy(() -> rules(folder, LOAN.replace(old, planted)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(why);
    }
}
