package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.local;
import static vn.liennganh.regulation.Trial.BANK;
import static vn.liennganh.regulation.Trial.COURT;
import static vn.liennganh.regulation.Trial.OFFICE;
import static vn.liennganh.regulation.Trial.POLICE;
import static vn.liennganh.regulation.Trial.PROVINCE;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Text;
import vn.liennganh.regulation.Obligation.Status;

/** Every word of the rule files in a procedure that no law knows. */
class GrammarTest {

    @TempDir private static Path directory;
    private static RuleBook rules;

    private final Trial trial = new Trial(rules);

    @BeforeAll
    static void read() {
        rules =
                Trial.rules(
                        directory,
                        Map.of("errand-1", ErrandRules.ERRAND, "parcel-1", ErrandRules.PARCEL));
    }

    private static String key(Optional<Refusal> refusal) {
        return refusal.map(Refusal::detail).map(Text::key).orElse("passed");
    }

    private static String problem(Optional<Refusal> refusal) {
        return refusal.map(it -> it.errors().get(0))
                .map(it -> it.pointer() + " " + it.text().key())
                .orElse("passed");
    }

    private String ask(String body) {
        return key(trial.send("errand.ask", OFFICE, POLICE, body));
    }

    @Test
    void an_exchange_has_one_state_and_grows_by_whom_it_addresses() {
        assertThat(ask("{\"version\": \"1\"}")).isEqualTo("passed");
        assertThat(trial.state().state()).isEqualTo("asked");
        assertThat(trial.state().lanes()).isEmpty();
        assertThat(trial.send("errand.pass-on", COURT, PROVINCE, "{}").map(Refusal::code))
                .contains(RefusalCode.EXCHANGE_UNKNOWN);
        assertThat(trial.send("errand.pass-on", POLICE, PROVINCE, "{}")).isEmpty();
        assertThat(trial.send("errand.reply", PROVINCE, OFFICE, "{\"outcome\": \"agree\"}"))
                .isEmpty();
        assertThat(trial.state().parties()).containsExactly(OFFICE, POLICE, PROVINCE);
        assertThat(trial.state().stateFor(PROVINCE)).isEqualTo("agreed");
    }

    @Test
    void who_may_speak_is_the_rule_s_word() {
        ask("{}");
        assertThat(key(trial.send("errand.cancel", POLICE, OFFICE, "{}")))
                .isEqualTo("regulation.step.opener-only");
        assertThat(problem(trial.send("errand.report", POLICE, List.of(OFFICE, COURT), "{}")))
                .isEqualTo("/to/1 regulation.step.answer-to-opener");
    }

    @ParameterizedTest
    @CsvSource({"agree, agreed", "refuse, refused", "other, refused"})
    void the_first_move_whose_condition_holds_is_made(String outcome, String state) {
        ask("{}");
        trial.send("errand.reply", POLICE, OFFICE, "{\"outcome\": \"" + outcome + "\"}");
        assertThat(trial.state().state()).isEqualTo(state);
    }

    @Test
    void items_are_opened_and_settled_one_by_one() {
        String two = "{\"questions\": [{\"no\": 1}, {\"no\": 2}]}";
        trial.send("errand.question", OFFICE, POLICE, two);
        assertThat(problem(trial.send("errand.question", OFFICE, POLICE, two)))
                .isEqualTo("/body/questions/0/no regulation.step.item-open-already");
        assertThat(problem(answer(3)))
                .isEqualTo("/body/answers/0/no regulation.step.item-not-open");
        assertThat(answer(1)).isEmpty();
        assertThat(trial.state().state()).isEqualTo("part-answered");
        assertThat(trial.duty("answer").status()).isEqualTo(Status.OPEN);
        assertThat(problem(answer(1)))
                .isEqualTo("/body/answers/0/no regulation.step.item-not-open");
        assertThat(answer(2)).isEmpty();
        assertThat(trial.state().state()).isEqualTo("answered");
        assertThat(trial.duty("answer").status()).isEqualTo(Status.FULFILLED);
        assertThat(trial.send("errand.question", OFFICE, POLICE, two)).isEmpty();
    }

    private Optional<Refusal> answer(int no) {
        return trial.send("errand.answer", POLICE, OFFICE, "{\"answers\": [{\"no\": " + no + "}]}");
    }

    @Test
    void consent_is_to_what_the_exchange_remembers() {
        ask("{\"version\": \"1\"}");
        ask("{\"version\": \"2\"}");
        assertThat(trial.state().memory()).containsEntry("version", "2");
        String consent = "{\"outcome\": \"agree\", \"version\": \"%s\"}";
        assertThat(problem(trial.send("errand.reply", POLICE, OFFICE, consent.formatted("1"))))
                .isEqualTo("/body/version regulation.step.not-as-remembered");
        assertThat(trial.send("errand.reply", POLICE, OFFICE, consent.formatted("2"))).isEmpty();
    }

    @Test
    void what_must_be_asked_twice_is_asked_twice() {
        ask("{}");
        assertThat(key(trial.send("errand.give-up", OFFICE, POLICE, "{}")))
                .isEqualTo("regulation.step.sent-too-rarely");
        ask("{}");
        assertThat(trial.send("errand.give-up", OFFICE, POLICE, "{}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26, false, regulation.step.too-early",
        "2026-11-27, false, passed",
        "2026-11-21, true, passed"
    })
    void what_is_announced_waits(String day, boolean risk, String outcome) {
        String body = "{\"on\": \"" + day + "\", \"risk\": " + risk + "}";
        ask("{}");
        assertThat(key(trial.send("errand.act", OFFICE, POLICE, body)))
                .isEqualTo(risk ? "passed" : "regulation.step.not-announced");
        trial.send("errand.announce", OFFICE, POLICE, "{}");
        assertThat(key(trial.send("errand.act", OFFICE, POLICE, body))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T21:59:00+07:00, passed",
        "2026-11-26T22:00:00+07:00, regulation.step.blackout",
        "2026-11-28T09:00:00+07:00, regulation.step.blackout"
    })
    void nothing_is_planned_at_night_or_on_days_of_rest(String at, String outcome) {
        ask("{}");
        assertThat(key(trial.send("errand.plan", OFFICE, POLICE, "{\"at\": \"" + at + "\"}")))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\": 15, \"words\": \"Mười lăm đồng./.\", \"all\": true} | passed",
                "{\"amount\": 15, \"words\": \"mười sáu\", \"all\": true}"
                        + "| /body/words regulation.check.amount-in-words",
                "{\"total\": 3, \"lines\": [{\"amount\": 1}, {\"amount\": 2}], \"one\": 1}|passed",
                "{\"total\": 4, \"lines\": [{\"amount\": 1}, {\"amount\": 2}], \"one\": 1}"
                        + "| /body/total regulation.check.sum",
                "{\"lines\": [{\"amount\": 1, \"words\": \"một\"},"
                        + "{\"amount\": 2, \"words\": \"ba\"}], \"one\": 1}"
                        + "| /body/lines/1/words regulation.check.amount-in-words",
                "{} | /body/one regulation.check.one-of-fields"
            })
    void fields_of_one_body_agree(String body, String outcome) {
        ask("{}");
        assertThat(problem(trial.send("errand.bill", OFFICE, POLICE, body))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"address\": \"1 A\"}' | /body/debtor/name",
                "'{\"address\": \"1 A\", \"name\": \"B\"}' | /body/debtor/identifiers",
                "'{\"address\": \"1 A\", \"name\": \"B\", \"birthDate\": \"1980-01-01\","
                        + "\"identifiers\": [{\"type\": \"other\", \"value\": \"7\"}]}'"
                        + "| /body/debtor/identifiers",
                "'{\"address\": \"1 A\", \"name\": \"B\","
                        + "\"identifiers\": [{\"type\": \"personal-id\", \"value\": \"7\"}]}'"
                        + "| /body/debtor/birthDate",
                "'{\"address\": \"1 A\", \"name\": \"B\", \"kind\": \"organisation\","
                        + "\"identifiers\": [{\"type\": \"tax-code\", \"value\": \"7\"}]}' | passed"
            })
    void nobody_is_taken_for_a_namesake(String debtor, String outcome) {
        ask("{}");
        assertThat(
                        problem(
                                trial.send(
                                        "errand.name",
                                        OFFICE,
                                        POLICE,
                                        "{\"debtor\": " + debtor + "}")))
                .startsWith(outcome);
    }

    @Test
    void a_limit_is_extended_from_its_own_start_while_it_runs() {
        ask("{}");
        trial.consigned(POLICE, "2026-11-20T10:00");
        assertThat(trial.duty("reply").due()).isEqualTo(local("2026-11-27T00:00"));
        assertThat(trial.send("errand.need-time", POLICE, OFFICE, "{}")).isEmpty();
        assertThat(trial.duty("reply").due()).isEqualTo(local("2026-12-02T00:00"));
        trial.at("2026-12-02T00:00");
        assertThat(key(trial.send("errand.need-time", POLICE, OFFICE, "{}")))
                .isEqualTo("regulation.step.extended-too-late");
        trial.send("errand.reply", POLICE, OFFICE, "{\"outcome\": \"agree\"}");
        assertThat(trial.duty("reply").status()).isEqualTo(Status.FULFILLED_LATE);
    }

    @Test
    void a_clock_stands_still_and_goes_on() {
        ask("{}");
        trial.consigned(POLICE, "2026-11-20T10:00");
        trial.at("2026-11-23T09:00").send("errand.hold", POLICE, OFFICE, "{}");
        assertThat(trial.duty("reply").paused()).isTrue();
        trial.at("2026-11-25T09:00").send("errand.go-on", OFFICE, POLICE, "{}");
        assertThat(trial.duty("reply"))
                .returns(false, Obligation::paused)
                .returns(local("2026-11-28T00:00"), Obligation::due);
    }

    @Test
    void what_is_waived_nobody_owes() {
        ask("{}");
        trial.send("errand.never-mind", OFFICE, POLICE, "{}");
        assertThat(trial.duty("reply").status()).isEqualTo(Status.WAIVED);
    }

    @Test
    void silence_may_have_a_state_of_its_own() {
        ask("{}");
        trial.lapse("reply");
        assertThat(trial.state().state()).isEqualTo("silent");
        assertThat(trial.duty("reply").status()).isEqualTo(Status.OVERDUE);
        trial.send("errand.reply", POLICE, OFFICE, "{\"outcome\": \"agree\"}");
        assertThat(trial.state().state()).isEqualTo("agreed");

        Trial moved = new Trial(rules);
        moved.send("errand.ask", OFFICE, POLICE, "{}");
        moved.send("errand.pass-on", POLICE, PROVINCE, "{}");
        moved.lapse("errand.reply");
        assertThat(moved.state().state()).isEqualTo("passed-on");
    }

    @Test
    void only_some_kinds_owe_and_they_may_owe_the_opener() {
        trial.send("errand.ask", OFFICE, List.of(POLICE, COURT), "{}");
        assertThat(trial.state().obligations())
                .filteredOn(it -> it.owes().equals("errand.guard"))
                .extracting(Obligation::party)
                .containsExactly(POLICE);
        trial.send("errand.pass-on", POLICE, PROVINCE, "{}");
        assertThat(trial.state().obligations())
                .filteredOn(it -> it.party().equals(PROVINCE))
                .extracting(Obligation::owedTo)
                .containsExactly(OFFICE);
    }

    @Test
    void every_item_has_a_duty_of_its_own() {
        trial.send(
                "errand.collect",
                OFFICE,
                BANK,
                "{\"lines\": [{\"receipt\": \"A\", \"on\": \"2027-01-31\"},"
                        + " {\"receipt\": \"B\", \"on\": \"2027-02-10\"}]}");
        assertThat(trial.state().obligations())
                .extracting(Obligation::due)
                .containsExactly(local("2027-03-02T00:00"), local("2027-03-11T00:00"));
        trial.send("errand.list", OFFICE, BANK, "{\"lines\": [{\"receipt\": \"B\"}]}");
        assertThat(trial.items("list")).isEqualTo(Map.of("A", Status.OPEN, "B", Status.FULFILLED));
    }

    @Test
    void a_message_of_a_related_exchange_fulfils_what_is_owed_here() {
        ask("{}");
        trial.send("errand.end", OFFICE, POLICE, "{}");
        assertThat(trial.duty("parcel.return"))
                .returns(Status.OPEN, Obligation::status)
                .returns(OFFICE, Obligation::party);
        Trial parcel = new Trial(rules);
        parcel.send("parcel.return", OFFICE, BANK, "{}");
        assertThat(parcel.ruling().others()).isEmpty();

        Trial other = new Trial(rules).besides(trial);
        other.send("parcel.return", OFFICE, BANK, "{}");
        Ruling.Other closed = other.ruling().others().get(0);
        assertThat(closed.after().id()).isEqualTo(trial.state().id());
        assertThat(closed.changed())
                .singleElement()
                .returns("parcel.return", Obligation::owes)
                .returns(Status.FULFILLED, Obligation::status);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-02, 2026-11-26T00:00",
        "2026-12-23, 2026-12-17T00:00",
    })
    void a_limit_may_lie_before_the_act(String on, String due) {
        ask("{}");
        trial.send("errand.invite", OFFICE, POLICE, "{\"on\": \"" + on + "\"}");
        assertThat(trial.duty("prepare").due()).isEqualTo(local(due));
    }

    @Test
    void a_lapse_shows_the_effect_that_the_law_gives_it() {
        Duty duty = rules.duty("errand/1#ask.reply").orElseThrow();
        assertThat(duty.effect().orElseThrow().text().en()).isEqualTo("It goes on without");
        Edition errand = rules.inForce(java.time.LocalDate.of(2026, 11, 20)).get(0);
        assertThat(errand.group()).contains("KH");
    }
}
