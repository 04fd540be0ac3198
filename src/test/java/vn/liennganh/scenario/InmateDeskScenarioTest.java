package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Problem;

/** A prison collects from its prisoners, well and badly; both sides see where every dong is. */
class InmateDeskScenarioTest {

    private static final String OFFICE = "X99.11.001";
    private static final String PRISON = "X99.61.001";

    private static Party office;
    private static Party prison;

    /** One prisoner, who paid once. */
    private record Paid(UUID exchange, String receipt, ObjectNode body) {}

    @BeforeAll
    static void everybody() {
        office = Party.of(RunningHub.shared(), OFFICE);
        prison = Party.of(RunningHub.shared(), PRISON);
    }

    @Test
    void one_list_carries_the_money_of_two_prisoners_to_the_office_and_back_comes_a_receipt() {
        Paid first = paid(today());
        Paid second = paid(today());
        assertThat(sum(office, first).path("state").asString()).isEqualTo("collected");
        assertThat(sum(office, first).path("transferDue").isString()).isTrue();

        String reference = "CK-" + first.receipt();
        prison.send(prison.signed(list(reference, first, second)));
        assertThat(sum(prison, second).path("state").asString()).isEqualTo("in-transit");
        assertThat(duty(second, "inmate-payment.transfer-list")).isEqualTo("fulfilled");

        JsonNode drafts = office.hub().json("/inmates/" + first.exchange() + "/drafts");
        ObjectNode receipt = (ObjectNode) drafts.path("drafts").path(0);
        assertThat(receipt.path("missing").path(0).asString()).isEqualTo("/receipt/number");
        ((ObjectNode) receipt.path("body").path("receipt")).put("number", "BL-" + reference);
        office.send(office.signed(message(office, receipt)));

        assertThat(sum(office, first).path("state").asString()).isEqualTo("received");
        assertThat(sum(prison, second).path("state").asString()).isEqualTo("received");
        balanced(first);
        balanced(second);
        assertThat(unmatched(reference)).isEmpty();
    }

    @Test
    void a_keeper_completes_the_list_of_money_that_it_took_and_the_office_sees_no_such_draft() {
        Paid one = paid(today());
        assertThat(keeperDrafts(office, one)).doesNotContain("inmate-payment.transfer-list");

        JsonNode drafted =
                stream(prison.hub().json("/inmates/" + one.exchange() + "/drafts").path("drafts"))
                        .filter(it -> it.path("type").asString().endsWith(".transfer-list"))
                        .findFirst()
                        .orElseThrow();
        ObjectNode body = (ObjectNode) drafted.path("body");
        assertThat(body.at("/lines/0/receiptNumbers/0").asString()).isEqualTo(one.receipt());
        assertThat(body.at("/total/amount").asLong()).isEqualTo(amount(one));
        ObjectNode sample = prison.opening("inmate-payment.transfer-list", OFFICE).body();
        for (JsonNode missing : drafted.path("missing")) {
            String pointer = missing.asString();
            int last = pointer.lastIndexOf('/');
            ((ObjectNode) body.at(pointer.substring(0, last)))
                    .set(pointer.substring(last + 1), sample.at(pointer).deepCopy());
        }
        prison.send(prison.signed(message(prison, drafted)));

        assertThat(sum(office, one).path("state").asString()).isEqualTo("in-transit");
        assertThat(keeperDrafts(prison, one)).doesNotContain("inmate-payment.transfer-list");
    }

    private static List<String> keeperDrafts(Party viewer, Paid one) {
        return stream(viewer.hub().json("/inmates/" + one.exchange() + "/drafts").path("drafts"))
                .map(it -> it.path("type").asString())
                .toList();
    }

    @Test
    void a_keeper_that_sends_money_without_a_list_and_a_list_with_wrong_words_and_late() {
        Paid late = paid(today().minusMonths(2));
        assertThat(duty(late, "inmate-payment.transfer-list")).isIn("open", "overdue");
        String reference = "CK-" + late.receipt();
        Draft told = in(office, "inmate-payment.discrepancy", PRISON, late.exchange());
        told.body().removeAll();
        told.body()
                .put("kind", "money-without-list")
                .put("transferReference", reference)
                .put("moneyReceivedOn", today().toString())
                .put("explanation", "?");
        told.body().putObject("found").put("amount", amount(late)).put("currency", "VND");
        office.send(office.signed(told));
        JsonNode odd = unmatched(reference).get(0);
        assertThat(odd.path("kind").asString()).isEqualTo("money-without-list");
        assertThat(odd.path("owner").asString()).isEqualTo(PRISON);
        assertThat(odd.path("ownerByPolicy").asBoolean()).isFalse();

        Draft wrong = list(reference, late);
        ((ObjectNode) wrong.body().path("lines").path(0)).put("amountInWords", "Ba đồng");
        assertThatThrownBy(() -> prison.send(prison.signed(wrong)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo("schema-violation"));
        assertThat(unmatched(reference)).hasSize(1);

        prison.send(prison.signed(list(reference, late)));
        assertThat(duty(late, "inmate-payment.transfer-list")).isEqualTo("fulfilled-late");
        assertThat(sum(office, late).path("state").asString()).isEqualTo("received");
        assertThat(unmatched(reference)).isEmpty();
        balanced(late);
    }

    @Test
    void both_sides_sign_the_statement_of_a_period_of_their_own() {
        Paid one = paid(LocalDate.of(2026, 8, 7));
        String period = "&from=2026-08-07&to=2026-08-07";
        JsonNode statement = statement(office, PRISON, period);
        assertThat(statement.path("lines")).isNotEmpty();
        office.send(office.signed(message(office, statement.path("drafts").path(0))));
        assertThat(statement(office, PRISON, period).path("drafts")).isEmpty();

        JsonNode answer = statement(prison, OFFICE, period).path("drafts").path(0);
        assertThat(answer.path("type").asString())
                .isEqualTo("inmate-payment.statement-confirmation");
        assertThat(answer.path("body").path("agrees").asBoolean()).isTrue();
        prison.send(prison.signed(message(prison, answer)));

        JsonNode signed = statement(prison, OFFICE, period).path("signed");
        assertThat(signed.path("signedByBoth").asBoolean()).isTrue();
        assertThat(one.receipt()).isNotEmpty();
    }

    @Test
    void papers_are_kept_item_by_item_until_the_office_has_them() {
        Draft record = prison.opening("inmate-payment.collection-record", OFFICE);
        record.body().put("originals", 3);
        ArrayNode items = (ArrayNode) record.body().path("items");
        items.addObject()
                .put("number", "G-1")
                .put("kind", "paper")
                .put("description", "Sổ tiết kiệm")
                .put("quantity", "1")
                .put("state", "Nguyên vẹn");
        prison.send(prison.signed(record));
        UUID exchange = UUID.fromString(record.field("id").asString());
        assertThat(thing(exchange)).isEqualTo("kept");
        for (String type :
                List.of("inmate-payment.item-handover", "inmate-payment.item-acceptance")) {
            boolean handing = type.endsWith("handover");
            Party sender = handing ? prison : office;
            Draft moved = in(sender, type, handing ? OFFICE : PRISON, exchange);
            ArrayNode all = moved.body().putArray("items");
            all.add(items.get(items.size() - 1).deepCopy());
            sender.send(sender.signed(moved));
        }
        assertThat(thing(exchange)).isEqualTo("accepted");
    }

    @Test
    void a_prisoner_is_unknown_to_everybody_else_and_is_the_same_made_again_from_messages() {
        Paid one = paid(today());
        for (String other : List.of("X99.61.002", "X99.51.001")) {
            Party stranger = Party.of(RunningHub.shared(), other);
            assertThatThrownBy(() -> stranger.hub().json("/inmates/" + one.exchange()))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
            assertThat(statement(stranger, PRISON, "").path("lines")).isEmpty();
        }
        JsonNode live = office.hub().json("/inmates/" + one.exchange());

        assertThat(RunningHub.shared().bean(Desks.class).rebuild()).isZero();

        assertThat(office.hub().json("/inmates/" + one.exchange())).isEqualTo(live);
    }

    private static Paid paid(LocalDate on) {
        Draft record = prison.opening("inmate-payment.collection-record", OFFICE);
        record.body().put("collectedOn", on.toString());
        prison.send(prison.signed(record));
        return new Paid(
                UUID.fromString(record.field("id").asString()),
                record.body().path("receiptNumber").asString(),
                record.body());
    }

    /** In the exchange of the first, naming those of the others. */
    private static Draft list(String reference, Paid... all) {
        Draft list = in(prison, "inmate-payment.transfer-list", OFFICE, all[0].exchange());
        ObjectNode body = list.body();
        body.put("transferReference", reference);
        JsonNode sample = body.path("lines").path(0).deepCopy();
        ArrayNode lines = body.putArray("lines");
        long total = 0;
        for (Paid one : all) {
            ObjectNode line = lines.addObject();
            line.setAll((ObjectNode) sample);
            line.put("inmateName", one.body().path("inmate").path("name").asString());
            line.put("collectedOn", one.body().path("collectedOn").asString());
            line.putArray("receiptNumbers").add(one.receipt());
            total += amount(one);
        }
        body.putObject("total").put("amount", total).put("currency", "VND");
        body.remove("totalInWords");
        List<String> others =
                List.of(all).subList(1, all.length).stream()
                        .map(one -> one.exchange().toString())
                        .toList();
        return others.isEmpty() ? list : list.related(others);
    }

    private static long amount(Paid one) {
        return one.body().path("amount").path("amount").asLong();
    }

    private static Draft in(Party sender, String type, String to, UUID exchange) {
        return sender.opening(type, to).within(exchange, MessageIds.next(Clock.systemUTC()));
    }

    /** What a clerk does with a draft: puts it into an envelope. */
    private static Draft message(Party sender, JsonNode draft) {
        Draft message =
                sender.opening(draft.path("type").asString(), draft.path("to").path(0).asString());
        if (draft.path("exchange").isString()) {
            message.within(
                    UUID.fromString(draft.path("exchange").asString()),
                    MessageIds.next(Clock.systemUTC()));
        }
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(message.bytes());
        document.set("body", draft.path("body"));
        if (!draft.path("relatedExchanges").isEmpty()) {
            document.set("relatedExchanges", draft.path("relatedExchanges"));
        }
        return Draft.of(document);
    }

    private static JsonNode sum(Party viewer, Paid one) {
        return viewer.hub().json("/inmates/" + one.exchange()).path("sums").path(0);
    }

    private static String duty(Paid one, String owes) {
        JsonNode duties = office.hub().json("/inmates/" + one.exchange()).path("duties");
        return stream(duties)
                .filter(all -> all.path("owes").asString().equals(owes))
                .filter(all -> all.path("item").asString("").equals(one.receipt()))
                .map(all -> all.path("status").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String thing(UUID exchange) {
        JsonNode custody = prison.hub().json("/inmates/" + exchange).path("custody");
        assertThat(custody).hasSize(1);
        return custody.path(0).path("state").asString();
    }

    private static List<JsonNode> unmatched(String reference) {
        return stream(office.hub().json("/inmates/unmatched?other=" + PRISON).path("items"))
                .filter(one -> one.path("reference").asString("").equals(reference))
                .toList();
    }

    private static JsonNode statement(Party viewer, String other, String period) {
        return viewer.hub().json("/inmates/statement?other=" + other + period);
    }

    private static void balanced(Paid one) {
        JsonNode ledger = prison.hub().json("/inmates/" + one.exchange() + "/ledger");
        assertThat(ledger.path("postings")).isNotEmpty();
        stream(ledger.path("postings"))
                .collect(
                        Collectors.groupingBy(
                                line -> line.path("message").asString(),
                                Collectors.summingLong(line -> line.path("amount").asLong())))
                .forEach((message, rest) -> assertThat(rest).as(message).isZero());
    }

    private static LocalDate today() {
        return office.hub().whoami().time().toLocalDate();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
