package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.message.Json;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Problem;

/** Cases of banks through the running hub: what each of them knows, and what is proposed next. */
class CreditDeskScenarioTest {

    private static final String AGENCY = "X99.11.001";
    private static final String HEAD = "X99.51.000";
    private static Party office;
    private static Party central;
    private static Party head;
    private static Party branch;
    private static Party other;

    @BeforeAll
    static void everybody() {
        RunningHub hub = RunningHub.shared();
        office = Party.of(hub, AGENCY);
        central = Party.of(hub, "X99.10.000");
        head = Party.of(hub, HEAD);
        branch = Party.of(hub, "X99.51.001");
        other = Party.of(hub, "X99.51.002");
    }

    @Test
    void a_package_is_answered_and_its_case_followed_by_the_bank_alone() {
        Draft list = branch.opening("credit-recovery.package", AGENCY);
        ObjectNode line = (ObjectNode) list.body().path("lines").path(0);
        String number = line.path("caseNumber").asString();
        list.body().withArray("lines").add(line.deepCopy().put("caseNumber", number + "/unknown"));
        decide(number);
        OffsetDateTime sent = send(branch, list);
        assertThat(of(branch, number, "").path("milestones")).isEmpty();
        assertThat(stage(branch, number)).isEqualTo("proposed");

        JsonNode found = office.hub().json("/credit/package?exchange=" + id(list));
        assertThat(found.path("cases")).hasSize(2);
        JsonNode draft = found.path("drafts").path(0);
        assertThat(draft.path("missing")).hasSize(2);
        ObjectNode body = (ObjectNode) draft.path("body");
        body.put("outcome", "part-accepted");
        for (JsonNode answer : body.path("answers")) {
            boolean known = answer.path("caseNumber").asString().equals(number);
            assertThat(answer.has("outcome")).isEqualTo(known);
            ((ObjectNode) answer).put("outcome", known ? "accepted" : "unknown");
        }
        send(office, Desk.message(office, draft));

        assertThat(stage(branch, number)).isEqualTo("decided");
        assertThat(stage(branch, number + "/unknown")).isEqualTo("not-taken");
        assertThat(of(branch, number, "&at=" + coded(sent.toString())).path("milestones"))
                .isEmpty();
        for (String stage : List.of("valued", "auction-planned", "auction-failed")) {
            Draft notice = office.opening("credit-recovery.sale-notice", "X99.51.001");
            notice.caseNumber(number).body().put("stage", stage);
            send(office, notice);
        }
        assertThat(stage(branch, number)).isEqualTo("auction");
        JsonNode moved = branch.hub().json("/credit/moved?since=" + coded(sent.toString()));
        assertThat(moved.path("items").path(0).path("moved")).isNotEmpty();
        assertThat(branch.hub().json("/credit/summary").path("rows")).isNotEmpty();
        for (Party stranger : List.of(other, Party.of(RunningHub.shared(), "X99.31.000"))) {
            assertThatThrownBy(() -> of(stranger, number, ""))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        }
        assertThat(other.hub().json("/credit").path("items")).isEmpty();
    }

    @Test
    void interest_is_reckoned_and_drafted_so_that_both_sides_can_sign() {
        String number = accepted();
        ObjectNode asked = Json.MAPPER.createObjectNode();
        asked.put("caseNumber", number).put("agency", AGENCY).put("asOf", "2026-10-31");

        JsonNode mine = branch.hub().ask("/credit/interest", asked);
        JsonNode theirs = office.hub().ask("/credit/interest", asked);

        assertThat(mine.path("total").asLong()).isPositive();
        assertThat(mine.path("total")).isEqualTo(theirs.path("total"));
        assertThat(mine.path("draft").path("missing")).isEmpty();
        send(branch, Desk.message(branch, mine.path("draft")));
        assertThat(items(office, number).toString()).contains("interest");
        assertThat(of(office, number, "").path("duties").toString())
                .contains("interest-confirmation");
        assertThat(
                        office.hub()
                                .json("/credit?waitsOn=" + AGENCY + "&limit=1000")
                                .path("items")
                                .toString())
                .contains(number);
    }

    @Test
    void a_waiver_goes_up_to_the_head_office_and_comes_back_by_drafts() {
        String number = accepted();
        proposeWaiver(number);

        JsonNode onward = drafts(central, number);
        assertThat(onward).hasSize(2);
        onward.forEach(one -> send(central, Desk.message(central, one)));
        JsonNode waiver = of(head, number, "").path("waivers").path(0);
        assertThat(waiver.path("waitsOn").asString()).isEqualTo(HEAD);
        agree(waiver, number);
        send(central, Desk.message(central, drafts(central, number).path(0)));

        JsonNode back = of(office, number, "").path("waivers").path(0);
        assertThat(back.path("outcome").asString()).isEqualTo("agree");
        assertThat(back.path("validUntil").asString()).isEqualTo("2027-06-30");
        assertThat(back.path("returnedAt").isString()).isTrue();
        assertThat(RunningHub.shared().bean(Desks.class).rebuild()).isZero();
    }

    @Test
    void a_simulated_department_hands_a_waiver_on_and_the_answer_back() {
        String number = accepted();
        try (Simulated department =
                Simulated.behaving(RunningHub.shared(), Map.of("X99.10.000", "prompt"))) {
            proposeWaiver(number);
            await().atMost(Duration.ofSeconds(90))
                    .ignoreExceptionsInstanceOf(Problem.class) // it sees nothing before
                    .until(() -> waiver(head, number).path("waitsOn").asString(""), HEAD::equals);
            JsonNode waiver = waiver(head, number);
            String exchange = waiver.path("exchange").asString();
            assertThat(messages(branch, exchange)).containsExactly("credit-recovery.waiver-copy");
            agree(waiver, number);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> waiver(office, number).path("returnedAt").isString());
            assertThat(waiver(office, number).path("outcome").asString()).isEqualTo("agree");
            assertThat(messages(office, exchange))
                    .containsExactly(
                            "credit-recovery.waiver-proposal", "credit-recovery.waiver-answer");
        }
    }

    @Test
    void a_department_that_declines_refuses_itself_and_hands_nothing_on() {
        String number = accepted();
        try (Simulated department =
                Simulated.behaving(RunningHub.shared(), Map.of("X99.10.000", "decline"))) {
            proposeWaiver(number);
            await().atMost(Duration.ofSeconds(90))
                    .until(
                            () -> waiver(office, number).path("outcome").asString(""),
                            "refuse"::equals);
            assertThat(messages(central, waiver(office, number).path("exchange").asString()))
                    .containsExactly(
                            "credit-recovery.waiver-proposal", "credit-recovery.waiver-answer");
        }
    }

    @Test
    void consent_is_owed_a_decision_that_is_drafted() {
        String number = accepted();
        Draft consent = branch.opening("credit-recovery.termination-consent", AGENCY);
        consent.caseNumber(number);
        send(branch, consent);

        assertThat(of(office, number, "").path("duties").toString())
                .contains("enforcement-decision.termination");
        JsonNode draft = drafts(office, number).path(0);
        assertThat(draft.path("missing").toString()).doesNotContain("liveMeasures");
        assertThat(draft.path("body").path("liveMeasures").path("accountFreezes")).isEmpty();
        assertThat(draft.path("type").asString()).isEqualTo("enforcement-decision.termination");
        assertThat(draft.path("relatedExchanges").path(0).asString()).isEqualTo(id(consent));
        assertThat(draft.path("body").path("debtor").isObject()).isTrue();
    }

    @Test
    void a_bank_that_sends_no_papers_and_reports_a_sale_late_is_seen_to() throws Exception {
        try (Simulated bank =
                Simulated.behaving(RunningHub.shared(), Map.of("X99.51.003", "partial"))) {
            Draft first = office.opening("credit-recovery.papers-request", "X99.51.003");
            first.body().put("requestNumber", 1);
            String number = first.field("caseNumber").asString();
            send(office, first);
            Draft second = office.opening("credit-recovery.papers-request", "X99.51.003");
            second.within(UUID.fromString(id(first)), next()).caseNumber(number);
            second.body().setAll(first.body().deepCopy().put("requestNumber", 2));
            send(office, second);
            Draft notice = office.opening("credit-recovery.bad-debt-notice", "X99.51.003");
            send(office, notice.caseNumber(number));
            assertThat(
                            office.hub()
                                    .json("/credit?with=papers-missing&limit=1000")
                                    .path("items")
                                    .toString())
                    .contains(number);

            await().atMost(Duration.ofSeconds(90))
                    .until(() -> items(office, number).toString().contains("\"settled\""));

            JsonNode duties = office.hub().json("/exchanges/" + id(notice)).path("obligations");
            assertThat(duties.toString()).contains("fulfilled-late");
            JsonNode back = drafts(office, number).path(0);
            assertThat(back.path("type").asString()).endsWith("request-return");
            assertThat(back.path("body").path("requests")).hasSize(2);
            office.hub().dryRun(office.signed(Desk.message(office, back)));
        }
    }

    @Test
    void the_review_of_a_period_is_made_of_messages_and_signed_as_it_is_drafted() {
        String number = accepted();
        JsonNode draft =
                office.hub()
                        .json("/credit/review?bank=X99.51.000&from=2026-01-01&to=2030-12-31")
                        .path("drafts")
                        .path(0);

        assertThat(draft.path("body").path("lines").toString()).contains(number);
        assertThat(draft.path("body").path("open").path("cases").asInt()).isPositive();
        office.hub().dryRun(office.signed(Desk.message(office, draft)));
    }

    /** A case of the branch that the office has decided on and taken. */
    private static String accepted() {
        Draft list = branch.opening("credit-recovery.package", AGENCY);
        String number = list.body().path("lines").path(0).path("caseNumber").asString();
        decide(number);
        send(branch, list);
        JsonNode draft =
                office.hub().json("/credit/package?exchange=" + id(list)).path("drafts").path(0);
        assertThat(draft.path("missing")).isEmpty();
        send(office, Desk.message(office, draft));
        return number;
    }

    /** The office fills in and sends what the desk drafted for the department. */
    private static void proposeWaiver(String number) {
        JsonNode proposal = drafts(office, number).path(0);
        assertThat(proposal.path("type").asString()).endsWith("waiver-proposal");
        assertThat(proposal.path("to").path(0).asString()).isEqualTo("X99.10.000");
        ObjectNode body = (ObjectNode) proposal.path("body");
        for (String field : List.of("interestOutstanding", "proposedWaiver", "expectedRecovery")) {
            body.putObject(field).put("amount", 1_000_000).put("currency", "VND");
        }
        body.put("reasons", "R");
        send(office, Desk.message(office, proposal));
    }

    private static void agree(JsonNode waiver, String number) {
        Draft answer = head.opening("credit-recovery.waiver-answer", "X99.10.000");
        answer.within(UUID.fromString(waiver.path("exchange").asString()), next());
        answer.caseNumber(number)
                .body()
                .put("case", number)
                .put("outcome", "agree")
                .put("validUntil", "2027-06-30");
        send(head, answer);
    }

    private static JsonNode waiver(Party party, String number) {
        return of(party, number, "").path("waivers").path(0);
    }

    /** The types of what a party may read of an exchange, in their order. */
    private static List<String> messages(Party party, String exchange) {
        return party.hub()
                .json("/exchanges/" + exchange)
                .path("messages")
                .valueStream()
                .map(one -> one.path("type").asString())
                .toList();
    }

    private static void decide(String number) {
        send(
                office,
                office.opening("enforcement-decision.decision", "X99.31.000").caseNumber(number));
    }

    private static JsonNode of(Party party, String number, String more) {
        return party.hub()
                .json("/credit/case?number=" + coded(number) + "&agency=" + AGENCY + more);
    }

    private static JsonNode items(Party party, String number) {
        return of(party, number, "").path("files").path(0).path("items");
    }

    private static String stage(Party party, String number) {
        return of(party, number, "").path("files").path(0).path("line").path("stage").asString();
    }

    private static JsonNode drafts(Party party, String number) {
        return party.hub()
                .json("/credit/case/drafts?number=" + coded(number) + "&agency=" + AGENCY)
                .path("drafts");
    }

    private static String id(Draft draft) {
        return draft.field("id").asString();
    }

    private static UUID next() {
        return MessageIds.next(Clock.systemUTC());
    }

    private static OffsetDateTime send(Party party, Draft draft) {
        return Statement.read(party.send(party.signed(draft)).statement()).orElseThrow().time();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
