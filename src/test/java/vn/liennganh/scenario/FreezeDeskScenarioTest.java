package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.freeze.FreezeCases;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.Problem;

/** One debt at two banks: what the desk knows of it, now, then, and made again from messages. */
class FreezeDeskScenarioTest {

    private static Party office;
    private static Party first;
    private static Party second;

    @BeforeAll
    static void everybody() {
        RunningHub hub = RunningHub.shared();
        office = Party.of(hub, "X99.11.001");
        first = Party.of(hub, "X99.51.001");
        second = Party.of(hub, "X99.51.002");
    }

    @Test
    void what_two_banks_hold_for_one_debt_is_added_up_now_and_at_any_moment_before() {
        Draft order = order("X99.51.001");
        String number = order.field("caseNumber").asString();
        OffsetDateTime ordered = send(order);
        send(same(order, "X99.51.002"));
        report(first, order, 700_000_000);
        assertThat(position(number, "").path("excess").asLong()).isZero();
        report(second, position(number, "").path("holds").path(1), number, 400_000_000);

        JsonNode now = position(number, "");
        assertThat(now.path("limit").asLong()).isEqualTo(1_000_000_000);
        assertThat(now.path("kept").asLong()).isEqualTo(1_100_000_000);
        assertThat(now.path("excess").asLong()).isEqualTo(100_000_000);
        assertThat(now.path("holds")).hasSize(2);
        assertThat(now.path("holds").path(0).path("stateTitle").asString())
                .isEqualTo("Frozen in part");

        JsonNode then = position(number, "&at=" + coded(ordered.toString()));
        assertThat(then.path("holds")).hasSize(1);
        assertThat(then.path("kept").asLong()).isZero();
        assertThat(then.path("inFlight").asLong()).isEqualTo(1_000_000_000);
    }

    @Test
    void made_again_from_the_messages_every_position_is_as_it_was() {
        Draft order = order("X99.51.001");
        send(order);
        report(first, order, 300_000_000);
        String number = order.field("caseNumber").asString();
        JsonNode live = position(number, "");

        assertThat(RunningHub.shared().bean(FreezeCases.class).rebuild()).isZero();

        assertThat(position(number, "")).isEqualTo(live);
    }

    @Test
    void a_case_is_unknown_to_everybody_but_its_agency() {
        Draft order = order("X99.51.001");
        send(order);
        String path = "/freezes/case?number=" + coded(order.field("caseNumber").asString());

        for (Party other : new Party[] {first, Party.of(RunningHub.shared(), "X99.31.000")}) {
            assertThatThrownBy(() -> other.hub().json(path))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
            assertThat(other.hub().json("/freezes").path("items")).isEmpty();
        }
    }

    private static Draft order(String holder) {
        Draft order = office.opening("account-freeze.order", holder);
        money(order.body(), "obligationAmount", 900_000_000);
        money(order.body(), "enforcementCosts", 100_000_000);
        money(order.body(), "freezeAmount", 1_000_000_000);
        order.body().remove("amountInWords");
        return order;
    }

    /** The same debt, at another holder. */
    private static Draft same(Draft order, String holder) {
        Draft other = order(holder).caseNumber(order.field("caseNumber").asString());
        other.body().set("debtor", order.body().path("debtor").deepCopy());
        return other;
    }

    private static OffsetDateTime send(Draft draft) {
        return Statement.read(office.send(office.signed(draft)).statement()).orElseThrow().time();
    }

    private static void report(Party bank, Draft order, long held) {
        report(
                bank,
                UUID.fromString(order.field("id").asString()),
                order.field("caseNumber").asString(),
                held);
    }

    private static void report(Party bank, JsonNode hold, String number, long held) {
        report(bank, UUID.fromString(hold.path("exchange").asString()), number, held);
    }

    private static void report(Party bank, UUID exchange, String number, long held) {
        Draft report =
                bank.opening("account-freeze.execution-report", "X99.11.001")
                        .within(
                                exchange,
                                vn.liennganh.partner.client.MessageIds.next(
                                        java.time.Clock.systemUTC()))
                        .caseNumber(number);
        ObjectNode body = report.body();
        body.put("execution", "part");
        ObjectNode account = body.putArray("perAccount").addObject().put("number", "1");
        money(account, "held", held);
        bank.send(bank.sealed(report));
    }

    private static JsonNode position(String number, String more) {
        return office.hub()
                .json("/freezes/case?number=" + coded(number) + more)
                .path("positions")
                .path(0);
    }

    private static void money(ObjectNode parent, String field, long dong) {
        parent.putObject(field).put("amount", dong).put("currency", "VND");
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
