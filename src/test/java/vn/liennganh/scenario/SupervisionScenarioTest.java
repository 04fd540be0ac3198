package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Problem;

/** What a provincial procuracy sees of an agency's work, and what each owes the other. */
class SupervisionScenarioTest {

    private static final Party OFFICE = Party.of(RunningHub.shared(), "X99.11.001");
    private static final Party PROCURACY = Party.of(RunningHub.shared(), "X99.31.000");
    private static final LocalDate TODAY = OFFICE.hub().whoami().time().toLocalDate();

    @Test
    void a_copy_arrives_in_time_or_is_marked_late_and_never_refused() {
        Draft inTime = order(TODAY);
        Draft late = order(TODAY.minusDays(21));
        OFFICE.send(OFFICE.signed(inTime));
        OFFICE.send(OFFICE.signed(late));

        JsonNode first = line("copies", inTime).orElseThrow();
        assertThat(first.path("mark").asString()).isEqualTo("on-time");
        assertThat(first.path("caseNumber").asString())
                .isEqualTo(inTime.field("caseNumber").asString());
        assertThat(first.path("document").asString()).endsWith(TODAY.toString());
        assertThat(line("copies", late).orElseThrow().path("mark").asString()).isEqualTo("late");
    }

    @Test
    void urgent_minutes_show_whether_their_decision_came() {
        Draft minutes = OFFICE.opening("account-freeze.urgent-minutes", "X99.51.001");
        minutes.body().put("minutesAt", OFFICE.hub().whoami().time().minusSeconds(60).toString());
        OFFICE.send(OFFICE.signed(minutes));

        JsonNode shown = line("copies", minutes).orElseThrow();
        assertThat(shown.path("decisions")).hasSize(1);
        assertThat(shown.path("decisions").path(0).path("mark").asString()).isEqualTo("open");
        assertThat(shown.path("decisions").path(0).path("decision").isString()).isFalse();
    }

    @Test
    void a_recommendation_is_owed_an_answer_and_what_was_accepted_is_owed_its_implementation() {
        Draft recommendation =
                PROCURACY.opening("procuracy-supervision.recommendation", "X99.11.001");
        PROCURACY.send(PROCURACY.signed(recommendation));
        assertThat(line("owed-to-us", recommendation).orElseThrow().path("mark").asString())
                .isEqualTo("open");

        Draft reply =
                OFFICE.answering(
                        "procuracy-supervision.reply",
                        EnvelopeReader.read(recommendation.bytes()).value());
        reply.body().put("outcome", "accepted");
        OFFICE.send(OFFICE.signed(reply));

        JsonNode answered = line("owed-to-us", recommendation).orElseThrow();
        assertThat(answered.path("mark").asString()).isEqualTo("on-time");
        assertThat(answered.path("answer").asString()).isEqualTo(reply.field("id").asString());
        JsonNode carryOut = line("owed-to-us", reply).orElseThrow();
        assertThat(carryOut.path("owes").asString()).endsWith("carry-out");
        assertThat(carryOut.path("mark").asString()).isEqualTo("open");
    }

    @Test
    void a_late_protest_shows_in_its_window() {
        Draft protest = PROCURACY.opening("procuracy-supervision.protest", "X99.11.001");
        protest.body().put("term", "ordinary").put("startedOn", TODAY.minusDays(20).toString());
        PROCURACY.send(PROCURACY.signed(protest));
        assertThat(line("windows", protest).orElseThrow().path("mark").asString())
                .isEqualTo("late");
    }

    @Test
    void an_exemption_dossier_is_followed_to_the_court_and_the_protest() {
        Party regional = Party.of(RunningHub.shared(), "X99.31.001");
        Party court = Party.of(RunningHub.shared(), "X99.41.001");
        Draft request = OFFICE.opening("obligation-exemption.opinion-request", "X99.31.001");
        OFFICE.send(OFFICE.signed(request));
        Draft opinion = answer(regional, "opinion", request, "X99.11.001", body -> {});
        Draft dossier =
                answer(
                        OFFICE,
                        "dossier",
                        request,
                        "X99.41.001",
                        body ->
                                body.withObject("/procuracyOpinion")
                                        .put("messageId", opinion.field("id").asString()));
        assertThat(steps(regional, request)).containsExactly("opinion on-time");

        answer(court, "acceptance", dossier, "X99.11.001,X99.31.001", body -> {});
        assertThat(steps(regional, request))
                .containsExactlyInAnyOrder("opinion on-time", "acceptance on-time", "session open");

        Draft decision =
                answer(
                        court,
                        "decision",
                        dossier,
                        "X99.11.001,X99.31.001",
                        body -> body.put("sessionOn", TODAY.toString()));
        assertThat(steps(regional, request))
                .containsExactlyInAnyOrder(
                        "opinion on-time",
                        "acceptance on-time",
                        "session on-time",
                        // To the agency, and to the procuracy.
                        "decision on-time",
                        "decision on-time",
                        "protest-window open");

        answer(
                regional,
                "protest",
                decision,
                "X99.41.001",
                body ->
                        body.withObject("/against")
                                .put("messageId", decision.field("id").asString()));
        assertThat(steps(regional, request))
                .contains("protest-window on-time", "protest-transfer open");
        assertThat(steps(PROCURACY, request)).isEmpty();
    }

    private static Draft answer(
            Party who, String message, Draft to, String recipients, Consumer<ObjectNode> change) {
        Draft draft =
                who.answering(
                                "obligation-exemption." + message,
                                EnvelopeReader.read(to.bytes()).value())
                        .to(List.of(recipients.split(",")));
        change.accept(draft.body());
        who.send(who.signed(draft));
        return draft;
    }

    /** What the procuracy sees of that dossier: what is owed, and how it stands. */
    private static List<String> steps(Party procuracy, Draft request) {
        List<String> steps = new ArrayList<>();
        String path =
                "/supervision?section=exemptions&from=%s&to=%s"
                        .formatted(TODAY.minusDays(30), TODAY.plusDays(60));
        procuracy
                .hub()
                .json(path)
                .path("items")
                .forEach(
                        one -> {
                            if (one.path("exchange")
                                    .asString()
                                    .equals(request.field("exchange").asString())) {
                                steps.add(
                                        one.path("owes").asString().split("\\.")[1]
                                                + " "
                                                + one.path("mark").asString());
                            }
                        });
        return steps;
    }

    @Test
    void the_monthly_list_is_drafted_out_of_the_decisions_that_were_sent() {
        Draft termination = OFFICE.opening("enforcement-decision.termination", "X99.31.000");
        termination.body().put("scope", "all");
        ((ObjectNode) termination.body().path("decision")).put("date", TODAY.toString());
        OFFICE.send(OFFICE.signed(termination));
        String number = termination.body().path("enforcementDecision").path("number").asString();

        String month = TODAY.toString().substring(0, 7);
        JsonNode drafts = OFFICE.hub().json("/supervision/ended-cases?month=" + month);
        JsonNode list = drafts.path("drafts").path(0);
        assertThat(list.path("to").path(0).asString()).isEqualTo("X99.31.000");
        List<String> numbers = new ArrayList<>();
        list.path("body")
                .path("cases")
                .forEach(
                        one ->
                                numbers.add(
                                        one.path("enforcementDecision").path("number").asString()));
        assertThat(numbers).contains(number);
        Draft signed =
                Draft.of("ended-cases.list", (ObjectNode) list.path("body").deepCopy())
                        .from(OFFICE.id())
                        .to(List.of("X99.31.000"))
                        .at(OFFICE.hub().whoami().time())
                        .opening(MessageIds.next(Clock.systemUTC()));
        signed.body().put("periodEnd", TODAY.toString());
        OFFICE.hub().dryRun(OFFICE.signed(signed));
    }

    @Test
    void a_debt_that_is_paid_and_receipted_is_shown_to_be_confirmed_and_no_other() {
        FreezeCase debt = FreezeCase.of(RunningHub.shared(), "X99.11.001");
        UUID freeze = transferred(debt);
        assertThat(toConfirm(debt.number())).as("on its way is not received").isEmpty();

        receipted(debt, freeze);

        JsonNode paid = toConfirm(debt.number()).orElseThrow();
        assertThat(paid.path("received").asLong()).isEqualTo(1_000_000_000L);
        assertThat(paid.path("line").path("ground").asString()).isEqualTo("completed");
        assertThat(paid.path("line").path("endedOn").asString()).isEqualTo(TODAY.toString());
        assertThat(paid.path("line").path("judgment").path("number").isString()).isTrue();
        assertThat(paid.path("line").path("enforcementDecision").path("number").isString())
                .isTrue();
        assertThat(PROCURACY.hub().json(ENDED).path("toConfirm")).isEmpty();
    }

    @Test
    void a_case_of_which_another_debtor_still_owes_has_not_ended() {
        FreezeCase debt = FreezeCase.of(RunningHub.shared(), "X99.11.001");
        debt.open(
                "account-freeze.order",
                "X99.51.002",
                body ->
                        ((ObjectNode) body.at("/debtor/identifiers/0"))
                                .put("value", "000" + System.nanoTime() % 1_000_000_000L));

        receipted(debt, transferred(debt));

        assertThat(toConfirm(debt.number())).isEmpty();
    }

    /** A freeze of the whole debt that is deducted; the money is on its way. */
    private static UUID transferred(FreezeCase debt) {
        UUID freeze = debt.order("X99.51.001");
        debt.say(
                freeze,
                "account-freeze.deduction-order",
                "X99.51.001",
                body -> {
                    amount(body, 1_000_000_000L);
                    body.set("debtor", debt.body().path("debtor").deepCopy());
                });
        debt.answer(
                "X99.51.001",
                freeze,
                "account-freeze.transfer-notice",
                body -> {
                    amount(body, 1_000_000_000L);
                    body.put("transferReference", "CK-" + freeze);
                });
        return freeze;
    }

    private static void receipted(FreezeCase debt, UUID freeze) {
        debt.say(
                freeze,
                "account-freeze.money-receipt",
                "X99.51.001",
                body -> {
                    amount(body, 1_000_000_000L);
                    body.put("transferReference", "CK-" + freeze);
                });
    }

    @Test
    void a_prisoner_who_has_paid_at_the_office_is_shown_to_be_confirmed() {
        Draft notice = OFFICE.opening("inmate-payment.decision-notice", "X99.61.001");
        ((ObjectNode) notice.body().at("/toPay/0/amount")).put("amount", 2 * PAID);
        OFFICE.send(OFFICE.signed(notice));
        String number = notice.field("caseNumber").asString();
        pay(notice);
        assertThat(toConfirm(number)).as("half is still owed").isEmpty();

        pay(notice);

        assertThat(toConfirm(number).orElseThrow().path("desk").asString()).isEqualTo("inmates");
    }

    @Test
    void a_returned_request_names_the_judgment_that_was_posted() {
        Draft posting = OFFICE.opening("debtor-publication.posting-request", "X99.81.001");
        OFFICE.send(OFFICE.signed(posting));
        Draft returned =
                OFFICE.opening("debtor-publication.return", "X99.81.001")
                        .within(
                                UUID.fromString(posting.field("id").asString()),
                                MessageIds.next(Clock.systemUTC()))
                        .caseNumber(posting.field("caseNumber").asString());
        OFFICE.send(OFFICE.signed(returned));
        String number = returned.body().at("/enforcementDecision/number").asString();

        JsonNode listed =
                OFFICE.hub()
                        .json(ENDED)
                        .path("drafts")
                        .valueStream()
                        .flatMap(one -> one.path("body").path("cases").valueStream())
                        .filter(
                                one ->
                                        one.at("/enforcementDecision/number")
                                                .asString()
                                                .equals(number))
                        .findFirst()
                        .orElseThrow();

        assertThat(listed.path("judgment")).isEqualTo(posting.body().at("/publication/judgment"));
    }

    private static final String ENDED =
            "/supervision/ended-cases?month=" + TODAY.toString().substring(0, 7);

    private static Optional<JsonNode> toConfirm(String number) {
        return OFFICE.hub()
                .json(ENDED)
                .path("toConfirm")
                .valueStream()
                .filter(one -> one.path("caseNumber").asString("").equals(number))
                .findFirst();
    }

    /** What the sample of a payment says in figures and in words. */
    private static final long PAID = 2_500_777;

    private static void pay(Draft notice) {
        Draft payment =
                OFFICE.opening("inmate-payment.direct-payment", "X99.61.001")
                        .within(
                                UUID.fromString(notice.field("id").asString()),
                                MessageIds.next(Clock.systemUTC()))
                        .caseNumber(notice.field("caseNumber").asString());
        OFFICE.send(OFFICE.signed(payment));
    }

    private static void amount(ObjectNode body, long dong) {
        body.putObject("amount").put("amount", dong).put("currency", "VND");
    }

    @Test
    void only_a_procuracy_has_a_docket_and_no_other_ones() {
        Draft order = order(TODAY);
        OFFICE.send(OFFICE.signed(order));
        assertThatThrownBy(() -> OFFICE.hub().json(path("copies", "")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        Party other = Party.of(RunningHub.shared(), "X99.31.001");
        assertThat(find(other, "copies", order)).isEmpty();
    }

    private static Draft order(LocalDate day) {
        Draft order = OFFICE.opening("account-freeze.order", "X99.51.001");
        ((ObjectNode) order.body().path("decision")).put("date", day.toString());
        return order;
    }

    private static Optional<JsonNode> line(String section, Draft cause) {
        return find(PROCURACY, section, cause);
    }

    private static Optional<JsonNode> find(Party party, String section, Draft cause) {
        String after = "";
        do {
            JsonNode page = party.hub().json(path(section, after));
            for (JsonNode line : page.path("items")) {
                if (line.path("message").asString().equals(cause.field("id").asString())) {
                    return Optional.of(line);
                }
            }
            String next = page.path("next").asString("");
            after = next.isEmpty() ? "" : "&after=" + next;
        } while (!after.isEmpty());
        return Optional.empty();
    }

    private static String path(String section, String after) {
        return "/supervision?section="
                + section
                + "&from="
                + TODAY.minusDays(40)
                + "&to="
                + TODAY.plusDays(60)
                + after;
    }
}
