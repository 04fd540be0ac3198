package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Problem;

/** What the desk drafts when something happens to a debt is what the hub accepts, and suffices. */
class FreezeDecisionsScenarioTest {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String FIRST = "X99.51.001";
    private static final String SECOND = "X99.51.002";
    private static final String PROCURACY = "X99.31.000";
    private static final String GROUND = "Invented for this test";

    @Test
    void a_debt_paid_in_part_elsewhere_is_amended_at_every_holder_and_the_excess_is_let_go() {
        FreezeCase debt = FreezeCase.of(HUB, "X99.11.001");
        UUID first = debt.order(FIRST);
        UUID second = debt.order(SECOND);
        debt.report(FIRST, first, 500_000_000);
        debt.report(SECOND, second, 400_000_000);

        ObjectNode paid = asked(debt, "changed").put("paid", 300_000_000L);
        JsonNode proposal = draft(debt, paid);
        assertThat(proposal.path("drafts")).hasSize(2);
        assertThat(proposal.at("/drafts/0/body/obligationAmount/amount").asLong())
                .isEqualTo(600_000_000);
        List<Statement> sent = send(debt, proposal);

        assertThat(sent).allSatisfy(one -> assertThat(copies(one)).contains(PROCURACY));
        assertThat(debt.position().path("limit").asLong()).isEqualTo(700_000_000);
        debt.report(FIRST, first, 500_000_000);
        debt.report(SECOND, second, 400_000_000);
        assertThat(debt.position().path("excess").asLong()).isEqualTo(200_000_000);
        assertThat(debt.desk("drafts?").path("drafts")).hasSize(1);
    }

    @Test
    void a_release_in_full_reaches_everybody_who_had_the_measure_and_ends_it() {
        FreezeCase debt = FreezeCase.of(HUB, "X99.11.001");
        UUID exchange = debt.order(FIRST);
        debt.report(FIRST, exchange, 500_000_000);
        JsonNode open = draft(debt, asked(debt, "ended").without("decision").without("ground"));
        assertThat(open.at("/drafts/0/missing"))
                .extracting(JsonNode::asString)
                .contains("/decision/number", "/ground");

        List<Statement> sent = send(debt, draft(debt, asked(debt, "ended")));

        assertThat(sent)
                .singleElement()
                .satisfies(one -> assertThat(copies(one)).contains(PROCURACY));
        assertThat(state(debt)).isEqualTo("release-sent");
        assertThat(draft(debt, asked(debt, "ended")).path("drafts")).isEmpty();
        assertThat(debt.desk("ledger?").at("/ledgers/0/balances/held").asLong())
                .isEqualTo(500_000_000);
    }

    @Test
    void the_termination_of_the_case_is_told_to_every_holder_whatever_it_had_answered() {
        FreezeCase debt = FreezeCase.of(HUB, "X99.11.001");
        debt.report(FIRST, debt.order(FIRST), 500_000_000);
        debt.order(SECOND);

        ObjectNode over = asked(debt, "lapsed").put("event", "termination-of-enforcement");
        JsonNode proposal = draft(debt, over);
        send(debt, proposal);

        assertThat(proposal.path("drafts")).hasSize(2);
        assertThat(debt.position().path("holds"))
                .allSatisfy(one -> assertThat(one.path("state").asString()).isEqualTo("lapsed"));
        assertThat(debt.position().path("lapsed").asLong()).isEqualTo(500_000_000);
    }

    @Test
    void release_and_deduction_go_in_one_hand_as_two_decisions_with_two_numbers() {
        FreezeCase debt = FreezeCase.of(HUB, "X99.11.001");
        UUID exchange = debt.order(FIRST);
        debt.report(FIRST, exchange, 900_000_000);

        ObjectNode deducted = asked(debt, "deducted").put("amount", 400_000_000L);
        deducted.put("release", 500_000_000L).put("deduction", "78/QD");
        deducted.putArray("exchanges").add(exchange.toString());
        deducted.putObject("fields")
                .put("holderName", "Hoa Sen")
                .put("holderAddress", "Hoa Cuc")
                .put("receivingAccountName", "THADS")
                .put("receivingAccountNumber", "000777")
                .put("deductionTimeLimit", "at once");
        JsonNode proposal = draft(debt, deducted);
        send(debt, proposal);

        assertThat(proposal.path("drafts"))
                .extracting(
                        one ->
                                one.path("type").asString()
                                        + " "
                                        + one.at("/body/decision/number").asString())
                .containsExactly(
                        "account-freeze.partial-release 77/QD",
                        "account-freeze.deduction-order 78/QD");
        assertThat(debt.position().path("toDeduct").asLong()).isEqualTo(400_000_000);
        assertThat(debt.position().path("kept").asLong()).isEqualTo(400_000_000);
    }

    @Test
    void urgent_minutes_get_their_decision_and_the_procuracy_both_at_once() {
        FreezeCase debt = FreezeCase.of(HUB, "X99.11.001");
        UUID exchange = debt.open("account-freeze.urgent-minutes", FIRST, body -> {});
        ObjectNode asked = asked(debt, "minutes");
        ObjectNode order = debt.body();
        order.remove(List.of("freezeAmount", "allAccounts", "accounts", "extentRule"));
        asked.set("order", order);

        JsonNode proposal = draft(debt, asked);
        List<Statement> sent = send(debt, proposal);

        assertThat(proposal.at("/drafts/0/body/urgentMinutes/messageId").asString())
                .isEqualTo(exchange.toString());
        assertThat(proposal.at("/drafts/0/body/freezeAmount/amount").asLong())
                .isEqualTo(1_000_000_000);
        assertThat(copies(sent.get(0))).contains(PROCURACY);
        assertThat(state(debt)).isEqualTo("ordered");
        for (JsonNode duty : debt.office().hub().exchange(exchange).path("obligations")) {
            if (duty.path("owes").asString().equals("account-freeze.order")) {
                assertThat(duty.path("status").asString()).isEqualTo("fulfilled");
            }
        }
        assertThat(draft(debt, asked).path("drafts")).isEmpty();
    }

    @Test
    void where_a_ceiling_was_paid_in_full_the_hub_takes_the_order_for_the_rest_of_the_debt() {
        FreezeCase debt = FreezeCase.of(HUB, "X99.11.001");
        UUID first =
                debt.open(
                        "account-freeze.order",
                        FIRST,
                        body -> {
                            FreezeCase.money(body, "freezeAmount", 600_000_000);
                            FreezeCase.money(body, "capAcrossHolders", 600_000_000);
                        });
        debt.report(FIRST, first, 600_000_000);
        debt.say(
                first,
                "account-freeze.deduction-order",
                FIRST,
                body -> {
                    FreezeCase.money(body, "amount", 600_000_000);
                    body.remove("amountInWords");
                });
        debt.answer(
                FIRST,
                first,
                "account-freeze.transfer-notice",
                body -> {
                    FreezeCase.money(body, "amount", 600_000_000);
                    body.put("result", "full").remove("remainingHeld");
                });
        assertThat(debt.position().path("ceiling").asLong()).isEqualTo(600_000_000);
        assertThat(debt.position().path("limit").asLong()).isEqualTo(400_000_000);
        debt.open("account-freeze.urgent-minutes", SECOND, body -> {});
        ObjectNode order = debt.body();
        order.remove(List.of("freezeAmount", "allAccounts", "accounts", "extentRule"));
        FreezeCase.money(order, "obligationAmount", 300_000_000);

        ObjectNode asked = asked(debt, "minutes");
        asked.set("order", order);
        JsonNode proposal = draft(debt, asked);
        send(debt, proposal);

        assertThat(proposal.at("/drafts/0/body/freezeAmount/amount").asLong())
                .isEqualTo(400_000_000);
        assertThat(debt.position().path("ordered").asLong()).isEqualTo(400_000_000);
    }

    @Test
    void what_is_not_said_rightly_is_refused_and_a_stranger_finds_no_case() {
        FreezeCase debt = FreezeCase.of(HUB, "X99.11.001");
        debt.order(FIRST);
        for (ObjectNode wrong :
                List.of(
                        asked(debt, "other"),
                        asked(debt, "changed"),
                        asked(debt, "changed").put("owed", -1),
                        asked(debt, "lapsed").put("event", "holiday"),
                        asked(debt, "deducted").put("amount", 5),
                        asked(debt, "ended").put("groundArisenOn", "yesterday"),
                        asked(debt, "ended").put("debtor", "somebody"))) {
            assertThatThrownBy(() -> draft(debt, wrong))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
        }
        assertThatThrownBy(
                        () ->
                                Party.of(HUB, FIRST)
                                        .hub()
                                        .ask("/freezes/case/drafts", asked(debt, "ended")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    private static ObjectNode asked(FreezeCase debt, String cause) {
        return Json.MAPPER
                .createObjectNode()
                .put("caseNumber", debt.number())
                .put("cause", cause)
                .put("decision", "77/QD")
                .put("ground", GROUND)
                .put(
                        "groundArisenOn",
                        debt.office().hub().whoami().time().toLocalDate().toString());
    }

    private static JsonNode draft(FreezeCase debt, JsonNode asked) {
        return debt.office().hub().ask("/freezes/case/drafts", (ObjectNode) asked);
    }

    private static List<Statement> send(FreezeCase debt, JsonNode proposal) {
        List<Statement> sent = new ArrayList<>();
        for (JsonNode one : proposal.path("drafts")) {
            assertThat(one.path("missing")).as(one.toString()).isEmpty();
            Receipt receipt = debt.office().send(debt.signed(one));
            sent.add(Statement.read(receipt.statement()).orElseThrow());
        }
        return sent;
    }

    private static List<String> copies(Statement statement) {
        return statement.copies().stream().map(Object::toString).toList();
    }

    private static String state(FreezeCase debt) {
        return debt.position().at("/holds/0/state").asString();
    }
}
