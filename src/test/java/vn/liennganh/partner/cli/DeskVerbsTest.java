package vn.liennganh.partner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** The verbs of the desks at the shell, each with something to show and in both languages. */
class DeskVerbsTest {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String OFFICE = "X99.11.001";
    private static final String PRISON = "X99.61.001";
    private static final String BANK = "X99.51.001";
    private static final String HEAD_OFFICE = "X99.51.000";

    @TempDir private Path folder;

    @Test
    void credit_shows_a_bank_its_package_and_its_cases() {
        Draft opened = sent(BANK, "credit-recovery.package", OFFICE);
        String number = opened.body().path("lines").path(0).path("caseNumber").asString();

        String out = shown(BANK, "credit");
        assertThat(out).contains(number);
        assertThat(shown(BANK, "credit", number, "--agency", OFFICE)).contains(number);
        assertThat(run("X99.51.002", "en", "credit").out()).doesNotContain(number);
    }

    @Test
    void minutes_show_each_conclusion_and_what_came_of_it() {
        Draft minutes = sent(OFFICE, "credit-recovery.task-force-minutes", BANK);
        String exchange = minutes.field("id").asString();
        assertThat(shown(BANK, "credit", "--minutes")).contains(exchange, "NOT REPORTED ON");

        Party bank = Party.of(HUB, BANK);
        Draft report =
                bank.opening("credit-recovery.conclusion-report", OFFICE)
                        .within(UUID.fromString(exchange), MessageIds.next(Clock.systemUTC()));
        ((ObjectNode) report.body().path("conclusions").path(0)).put("result", exchange + "-done");
        bank.send(bank.signed(report));

        assertThat(shown(OFFICE, "credit", "--minutes")).contains(exchange + "-done");
        assertThat(run("X99.51.002", "en", "credit", "--minutes").out()).doesNotContain(exchange);
    }

    @Test
    void a_review_of_a_banks_cases_is_drafted_for_the_days_asked() {
        sent(BANK, "credit-recovery.package", OFFICE);

        assertThat(
                        shown(
                                OFFICE,
                                "credit",
                                "--review",
                                HEAD_OFFICE,
                                "--from",
                                "2026-01-01",
                                "--to",
                                "2030-12-31"))
                .contains("2026-01-01 to 2030-12-31", "credit-recovery.review");
        assertThat(
                        run(OFFICE, "en", "credit", "--review", HEAD_OFFICE, "--from", "2026-01-01")
                                .exit())
                .as("half a period is none")
                .isNotZero();
    }

    @Test
    void a_form_is_held_against_our_own_rows() throws Exception {
        Draft form = sent(OFFICE, "joint-statistics.results-form", "X99.31.000");
        Path own = folder.resolve("own.json");
        ObjectNode asked = Json.MAPPER.createObjectNode();
        asked.put("exchange", form.field("id").asString());
        asked.set("rows", form.body().path("rows").deepCopy());
        Files.write(own, Json.MAPPER.writeValueAsBytes(asked));

        assertThat(
                        shown(
                                "X99.31.000",
                                "statistics",
                                "2027",
                                "6-months",
                                "--reconcile",
                                own.toString()))
                .contains("joint-statistics.confirmation");
    }

    @Test
    void inmates_and_their_money_are_shown_to_keeper_and_agency() {
        Draft intake = sent(PRISON, "inmate-payment.intake-notice", OFFICE);

        assertThat(shown(OFFICE, "inmates")).contains(intake.field("id").asString());
        assertThat(shown(PRISON, "inmates")).contains(intake.field("id").asString());
        assertThat(run("X99.61.002", "en", "inmates").out())
                .doesNotContain(intake.field("id").asString());
    }

    @Test
    void a_single_request_is_listed_and_its_certificate_drafted_to_a_file() {
        Draft asked = sent(PRISON, "results-certificate.request", OFFICE);
        String exchange = asked.field("id").asString();

        assertThat(shown(OFFICE, "certificates", "--open")).contains(exchange, "not answered");
        String drafted = shown(OFFICE, "certificates", exchange, "--out", folder.toString());
        assertThat(drafted).contains("only the office can fill /certificate/number");
        assertThat(folder.resolve("01-results-certificate.certificate.json")).exists();
        assertThat(shown(PRISON, "certificates")).contains(exchange);
        assertThat(run("X99.11.002", "en", "certificates", exchange).exit()).isNotZero();

        Party office = Party.of(HUB, OFFICE);
        Draft record = office.opening("results-certificate.request-record", "X99.00.000");
        office.send(office.signed(record));
        assertThat(shown(OFFICE, "certificates", record.field("id").asString()))
                .contains("results-certificate.desk-record");
    }

    @Test
    void a_round_is_listed_line_by_line() {
        Draft list = sent(PRISON, "results-certificate.round", OFFICE);
        String exchange = list.field("id").asString();

        assertThat(shown(PRISON, "rounds")).contains(exchange);
        assertThat(shown(OFFICE, "rounds", exchange)).contains("not answered");
        assertThat(shown(OFFICE, "rounds", exchange, "--drafts"))
                .contains("results-certificate.certificate");
    }

    @Test
    void registers_are_listed_shown_and_added_up() {
        Draft asked = sent(OFFICE, "commune-work.persuasion-request", "X99.81.001");
        String number = asked.field("caseNumber").asString();
        String today = today().toString();

        assertThat(shown(OFFICE, "registers", "campaign")).contains(number);
        assertThat(shown(OFFICE, "registers", "campaign", number)).contains("Asked");
        assertThat(shown(OFFICE, "registers", "campaign", "--from", today, "--to", today))
                .contains("communes");
        assertThat(run(OFFICE, "en", "registers", "nothing").exit()).isNotZero();
    }

    @Test
    void court_files_show_measures_with_holder_and_state() {
        Party court = Party.of(HUB, "X99.41.001");
        Draft handed = court.opening("judgment-transfer.transfer", OFFICE);
        String number = "BA-" + UUID.randomUUID();
        handed.body().withObject("/judgment").put("number", number);
        ((ObjectNode) handed.body().path("parties").path(0)).put("role", "debtor");
        handed.body()
                .set(
                        "earlierMeasures",
                        Json.MAPPER.readTree(
                                """
                                [{"kind":"seizure","authority":"Cơ quan điều tra",
                                  "document":{"number":"18/BB","date":"2026-03-02"},
                                  "holder":"Kho vật chứng","subject":"Xe","state":"in-force"}]
                                """));
        court.send(court.signed(handed));

        assertThat(shown(OFFICE, "court-files", "--in-force"))
                .contains(number, "Kho vật chứng", "18/BB", "in force");
        assertThat(run("X99.11.002", "en", "court-files").out()).doesNotContain(number);
    }

    @Test
    void supervision_is_for_procuracies_alone() {
        sent(OFFICE, "account-freeze.order", BANK);
        String from = today().minusDays(1).toString();
        String to = today().plusDays(10).toString();

        assertThat(shown("X99.31.000", "supervision", from, to)).contains("account-freeze.order");
        assertThat(run("X99.31.000", "en", "supervision").exit()).isEqualTo(2);
        assertThat(run(OFFICE, "en", "supervision", from, to).exit()).isNotZero();
    }

    @Test
    void a_scorecard_and_a_gathering_are_printed() {
        Draft asked = sent(OFFICE, "account-information.request", BANK);

        assertThat(
                        shown(
                                BANK,
                                "scorecard",
                                today().minusDays(1).toString(),
                                today().plusDays(10).toString()))
                .contains(BANK);
        assertThat(run(OFFICE, "vi", "gathering", asked.field("id").asString()).out())
                .contains(BANK + ": đang chờ, hạn ");
        assertThat(run("X99.51.002", "en", "gathering", asked.field("id").asString()).exit())
                .isNotZero();
    }

    @Test
    void a_gathering_that_has_closed_says_when() {
        Party office = Party.of(HUB, OFFICE);
        Draft letter = office.opening("reminder.letter", BANK, "X99.51.002");
        office.send(office.signed(letter));
        String id = letter.field("id").asString();
        assertThat(run(OFFICE, "en", "gathering", id).out()).doesNotContain("closed at");
        for (String bank : List.of(BANK, "X99.51.002")) {
            Party party = Party.of(HUB, bank);
            party.send(
                    party.sealed(
                            party.answering(
                                    "reminder.answer",
                                    EnvelopeReader.read(letter.bytes()).value())));
        }
        await().until(() -> run(OFFICE, "en", "gathering", id).out().contains("closed at"));
        assertThat(run(OFFICE, "en", "gathering", id).out())
                .contains(BANK + ": answered")
                .doesNotContain("due");
    }

    @Test
    void statistics_print_forms_and_of_a_year_without_figures_nothing() {
        Party office = Party.of(HUB, OFFICE);
        Draft form = office.opening("joint-statistics.court-requests-form", "X99.41.000");
        form.body().put("period", "3-months").put("periodEnd", "2016-12-31");
        form.body().put("lockedOn", "2017-01-03");
        office.send(office.signed(form));
        assertThat(shown(OFFICE, "statistics", "2017", "3-months", "--forms")).contains("02");
        assertThat(run(OFFICE, "en", "statistics", "2011", "6-months").exit()).isEqualTo(6);
        assertThat(run(OFFICE, "en", "statistics", "2019", "sometimes").exit()).isNotZero();
    }

    private static Draft sent(String from, String type, String to) {
        Party sender = Party.of(HUB, from);
        Draft draft = sender.opening(type, to);
        sender.send(sender.signed(draft));
        return draft;
    }

    private static LocalDate today() {
        return Party.of(HUB, OFFICE).hub().whoami().time().toLocalDate();
    }

    /** What is printed in English; the same verb has something to say in Vietnamese. */
    private static String shown(String agency, String... verb) {
        Said english = run(agency, "en", verb);
        assertThat(english.exit()).as(english.err()).isZero();
        assertThat(english.out()).isNotBlank().doesNotContain("partner.");
        Said vietnamese = run(agency, "vi", verb);
        assertThat(vietnamese.exit()).as(vietnamese.err()).isZero();
        assertThat(vietnamese.out()).isNotBlank().doesNotContain("partner.");
        return english.out();
    }

    private static Said run(String agency, String language, String... verb) {
        List<String> words = new ArrayList<>(List.of(verb));
        words.addAll(List.of("--lang", language));
        return Said.of(HUB, agency, words.toArray(String[]::new));
    }
}
