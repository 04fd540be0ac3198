package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Json;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.support.Tools;

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

        assertThat(RunningHub.shared().bean(Desks.class).rebuild()).isZero();

        assertThat(position(number, "")).isEqualTo(live);
    }

    @Test
    void other_measures_of_the_debt_stand_beside_and_what_they_bring_is_counted() {
        FreezeCase debt = FreezeCase.of(RunningHub.shared(), "X99.11.001");
        debt.order("X99.51.001");
        UUID income =
                debt.open(
                        "income-deduction.order",
                        "X99.95.001",
                        body -> {
                            FreezeCase.money(body, "amountDue", 1_000_000_000);
                            body.remove("amountInWords");
                            body.put("amountInWords", "một tỷ đồng");
                        });
        debt.open("registration-suspension.order", "X99.71.001", body -> {});
        debt.open("exit-suspension.order", "X99.93.001", body -> {});
        debt.answer(
                "X99.95.001",
                income,
                "income-deduction.transfer-notice",
                body -> {
                    body.put("result", "part").put("transferReference", "L-" + UUID.randomUUID());
                    FreezeCase.money(body, "amount", 5_000_000);
                });

        JsonNode now = position(debt.number(), "");
        assertThat(now.path("holds")).hasSize(1);
        assertThat(now.path("otherMeasures").valueStream())
                .extracting(one -> one.path("procedure").asString() + one.path("stateTitle"))
                .containsExactly(
                        "income-deduction\"Deducting\"",
                        "registration-suspension\"Ordered\"",
                        "exit-suspension\"Ordered\"");
        assertThat(now.path("limit").asLong()).isEqualTo(995_000_000);
        assertThat(now.path("paidOtherwise").asLong()).isEqualTo(5_000_000);
        assertThat(RunningHub.shared().bean(Desks.class).rebuild()).isZero();
    }

    @Test
    void the_planner_shows_what_the_court_listed_with_the_judgment_and_nobody_else_sees_it() {
        Draft order = order("X99.51.001");
        Party court = Party.of(RunningHub.shared(), "X99.41.001");
        Draft handed = court.opening("judgment-transfer.transfer", "X99.11.001");
        handed.body().set("judgment", order.body().path("judgment").deepCopy());
        ObjectNode party = (ObjectNode) handed.body().path("parties").path(0);
        party.put("role", "debtor");
        party.set("identifiers", order.body().path("debtor").path("identifiers").deepCopy());
        handed.body()
                .set(
                        "earlierMeasures",
                        Json.MAPPER.readTree(
                                """
                                [{"kind":"account-freeze","authority":"Cơ quan điều tra Hoa Sen",
                                  "document":{"number":"17/LPT","date":"2026-03-02"},
                                  "holder":"Ngân hàng Sen Vàng","holderCode":"X99.51.001",
                                  "subject":"Tài khoản 0123","state":"in-force",
                                  "amount":{"amount":200000000,"currency":"VND"}},
                                 {"kind":"seizure","authority":"Cơ quan điều tra Hoa Sen",
                                  "document":{"number":"18/BB","date":"2026-03-02"},
                                  "holder":"Kho vật chứng","subject":"Xe ô tô","state":"lifted"}]
                                """));
        court.send(court.signed(handed));

        ObjectNode asked = Json.MAPPER.createObjectNode();
        asked.put("caseNumber", order.field("caseNumber").asString());
        asked.set("order", order.body());
        asked.putArray("holders").add("X99.51.001");
        JsonNode earlier = office.hub().ask("/freezes/plan", asked).path("earlierMeasures");

        assertThat(earlier).hasSize(2);
        assertThat(earlier.path(0).path("holder").asString()).isEqualTo("Ngân hàng Sen Vàng");
        assertThat(earlier.path(0).path("amount").asLong()).isEqualTo(200_000_000);
        assertThat(earlier.path(1).path("state").asString()).isEqualTo("lifted");
        assertThat(earlier.path(1).path("amount").isNumber()).isFalse();
        String number = order.body().path("judgment").path("number").asString();
        assertThat(files(office)).contains(number);
        assertThat(files(court)).doesNotContain(number);
        assertThat(files(first)).doesNotContain(number);

        supplemented(court, handed);
        JsonNode now = office.hub().ask("/freezes/plan", asked).path("earlierMeasures");
        assertThat(now).hasSize(2);
        assertThat(now.path(1).path("state").asString()).isEqualTo("in-force");
    }

    /** The file goes back as incomplete, and the court lists the car again, as it really stands. */
    private void supplemented(Party court, Draft handed) {
        Draft back = office.answering("judgment-transfer.file-return", envelope(handed));
        back.body().set("judgment", handed.body().path("judgment").deepCopy());
        office.send(office.signed(back));
        Draft more = court.answering("judgment-transfer.supplement", envelope(back));
        more.body().set("judgment", handed.body().path("judgment").deepCopy());
        ArrayNode car = more.body().putArray("earlierMeasures");
        car.add(handed.body().path("earlierMeasures").path(1).deepCopy());
        ((ObjectNode) car.get(0)).put("state", "in-force");
        court.send(court.signed(more));
    }

    private static Envelope envelope(Draft sent) {
        return EnvelopeReader.read(sent.bytes()).value();
    }

    private static String files(Party party) {
        return party.hub().json("/court-files?only=in-force&limit=1000").toString();
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

    @Test
    void a_plan_asked_for_with_curl_is_made_of_messages_that_the_hub_would_accept()
            throws Exception {
        Tools.need("curl");
        Draft order = order("X99.51.001");
        String number = order.field("caseNumber").asString();
        order.body().remove(List.of("freezeAmount", "allAccounts", "accounts", "extentRule"));
        ObjectNode asked = Json.MAPPER.createObjectNode().put("caseNumber", number);
        asked.set("order", order.body());
        asked.putArray("holders").add("X99.51.001").add("X99.51.002");

        JsonNode plan = curl("/freezes/plan", asked);

        assertThat(plan.path("need").asLong()).isEqualTo(1_000_000_000);
        assertThat(plan.path("ask")).hasSize(2);
        assertThat(plan.path("drafts")).hasSize(4);
        for (JsonNode draft : plan.path("drafts")) {
            assertThat(draft.path("missing")).isEmpty();
            office.hub().dryRun(office.signed(message(draft)));
        }
    }

    @Test
    void where_wages_were_told_of_the_drafted_order_says_what_stays_free_and_the_hub_takes_it() {
        FreezeCase debt = FreezeCase.of(RunningHub.shared(), "X99.11.001");
        UUID asked = debt.open("account-information.request", "X99.51.001", body -> {});
        debt.answer(
                "X99.51.001",
                asked,
                "account-information.reply",
                body -> {
                    body.removeAll();
                    body.put("complete", true);
                    ObjectNode wages = body.putArray("accounts").addObject();
                    wages.put("number", "0123.1").put("kind", "Tài khoản nhận tiền lương");
                    wages.put("asOf", office.hub().whoami().time().toString());
                    FreezeCase.money(wages, "balance", 12_000_000);
                    FreezeCase.money(wages, "available", 12_000_000);
                });
        ObjectNode order = debt.body();
        order.remove(List.of("freezeAmount", "allAccounts", "accounts", "extentRule"));
        ObjectNode wanted = Json.MAPPER.createObjectNode().put("caseNumber", debt.number());
        wanted.set("order", order);
        wanted.putArray("holders").add("X99.51.001");

        JsonNode plan = office.hub().ask("/freezes/plan", wanted);
        JsonNode draft = plan.at("/drafts/0");
        office.send(debt.signed(draft));

        assertThat(plan.at("/orders/0/allAccounts").asBoolean()).isFalse();
        assertThat(plan.at("/leftOut/0/free").asLong()).isEqualTo(5_000_000);
        assertThat(draft.at("/body/freezeAmount/amount").asLong()).isEqualTo(1_000_000_000);
        assertThat(draft.path("body").has("allAccounts")).isFalse();
        assertThat(draft.at("/body/accounts/0/number").asString()).isEqualTo("0123.1");
        assertThat(draft.at("/body/staysFree/0/amount/amount").asLong()).isEqualTo(5_000_000);
    }

    @Test
    void a_bank_that_freezes_the_wages_an_order_spares_is_found_by_its_own_report()
            throws Exception {
        RunningHub hub = RunningHub.shared();
        FreezeCase debt = FreezeCase.of(hub, "X99.11.001");
        debt.open(
                "account-freeze.order",
                "X99.51.003",
                body -> {
                    body.remove("allAccounts");
                    body.putArray("accounts").addObject().put("number", "0123.1");
                    ObjectNode wages = body.putArray("staysFree").addObject();
                    wages.put("number", "0123.1").put("kind", "A").put("basis", "B");
                    FreezeCase.money(wages, "amount", 5_000_000);
                });
        assertThat(debt.position().path("spared")).isEmpty();
        try (Simulated bank = Simulated.behaving(hub, Map.of("X99.51.003", "unsparing"))) {
            JsonNode found = await().until(debt::position, one -> !one.path("spared").isEmpty());
            assertThat(found.path("excess").asLong()).isZero();
            assertThat(found.at("/spared/0/account").asString()).isEqualTo("0123.1");
            assertThat(found.at("/spared/0/amount").asLong()).isEqualTo(5_000_000);
            assertThat(found.at("/spared/0/basis").asString()).isEqualTo("B");
            assertThat(found.path("sparedSince").isString()).isTrue();
            assertThat(excessive(debt.number())).isTrue();

            JsonNode drafts = debt.desk("drafts?decision=78&").path("drafts");
            assertThat(drafts).hasSize(1);
            assertThat(drafts.at("/0/missing")).isEmpty();
            assertThat(drafts.at("/0/body/accounts/0/number").asString()).isEqualTo("0123.1");
            office.send(debt.signed(drafts.path(0)));

            assertThat(debt.position().path("spared")).isEmpty();
            assertThat(excessive(debt.number())).isFalse();
            JsonNode settled =
                    await().until(debt::position, one -> one.path("released").asLong() > 0);
            assertThat(settled.path("released").asLong()).isEqualTo(5_000_000);
            assertThat(settled.path("held").asLong()).isEqualTo(995_000_000);
            assertThat(RunningHub.shared().bean(Desks.class).rebuild()).isZero();
        }
    }

    /** Whether the case is among those of the office that need a release. */
    private static boolean excessive(String number) {
        return office.hub()
                .json("/freezes?excess=true&limit=1000")
                .path("items")
                .valueStream()
                .anyMatch(one -> one.path("caseNumber").asString().equals(number));
    }

    @Test
    void with_one_bank_over_holding_one_slow_and_one_silent_the_excess_is_let_go_at_once()
            throws Exception {
        RunningHub hub = RunningHub.shared();
        Map<String, String> words = Map.of("X99.51.003", "over-held", "X99.52.001", "slow");
        try (Simulated banks = Simulated.behaving(hub, words)) {
            Draft order = order("X99.51.003");
            String number = order.field("caseNumber").asString();
            send(order);
            send(same(order, "X99.52.001"));
            send(same(order, "X99.51.002"));
            JsonNode found =
                    await().until(
                                    () -> position(number, ""),
                                    one -> one.path("excess").asLong() > 0);
            assertThat(found.path("excess").asLong()).isEqualTo(5_000_777);

            JsonNode drafts =
                    office.hub()
                            .json(
                                    "/freezes/case/drafts?number="
                                            + coded(number)
                                            + "&decision="
                                            + coded("77/QD"))
                            .path("drafts");
            assertThat(drafts).hasSize(1);
            assertThat(drafts.path(0).path("missing")).isEmpty();
            send(message(drafts.path(0)));
            assertThat(position(number, "").path("excess").asLong()).isZero();

            JsonNode settled =
                    await().until(
                                    () -> position(number, ""),
                                    one -> one.path("released").asLong() > 0);
            assertThat(settled.path("held").asLong()).isEqualTo(1_000_000_000);
            assertThat(settled.path("inFlight").asLong()).isEqualTo(2_000_000_000);
            JsonNode ledger =
                    office.hub()
                            .json("/freezes/case/ledger?number=" + coded(number))
                            .path("ledgers")
                            .path(0);
            assertThat(ledger.path("balances").path("held").asLong()).isEqualTo(1_000_000_000);
            assertThat(ledger.path("balances").path("free").asLong()).isEqualTo(-1_000_000_000);
            assertThat(ledger.path("unmatched")).isEmpty();
        }
    }

    /** What a clerk does with a draft: puts it into an envelope. */
    private static Draft message(JsonNode draft) {
        String type = draft.path("type").asString();
        Draft sample = office.opening(type, draft.path("to").path(0).asString());
        if (draft.path("exchange").isString()) {
            sample.within(
                    UUID.fromString(draft.path("exchange").asString()),
                    MessageIds.next(Clock.systemUTC()));
        }
        sample.caseNumber(draft.path("caseNumber").asString());
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(sample.bytes());
        document.set("body", draft.path("body"));
        if (!draft.path("relatedExchanges").isEmpty()) {
            document.set("relatedExchanges", draft.path("relatedExchanges"));
        }
        return Draft.of(document);
    }

    private static JsonNode curl(String path, ObjectNode body) throws Exception {
        RunningHub hub = RunningHub.shared();
        Path keys = hub.keys("X99.11.001");
        Process curl =
                new ProcessBuilder(
                                "curl",
                                "-sS",
                                "--fail-with-body",
                                "--cacert",
                                hub.sandbox().resolve("ca.pem").toString(),
                                "--cert",
                                keys.resolve("tls.crt").toString(),
                                "--key",
                                keys.resolve("tls.key").toString(),
                                "-H",
                                "Content-Type: application/json",
                                "--data-binary",
                                "@-",
                                hub.url() + "/api/v1" + path)
                        .redirectErrorStream(true)
                        .start();
        curl.getOutputStream().write(Json.MAPPER.writeValueAsBytes(body));
        curl.getOutputStream().close();
        byte[] said = curl.getInputStream().readAllBytes();
        assertThat(curl.waitFor()).as(new String(said, StandardCharsets.UTF_8)).isZero();
        return Json.MAPPER.readTree(said);
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
                        .within(exchange, MessageIds.next(Clock.systemUTC()))
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
