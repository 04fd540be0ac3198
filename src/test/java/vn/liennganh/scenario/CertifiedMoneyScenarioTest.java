package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import vn.liennganh.support.Visitor;

/** A certificate written from the desk's own sums, and what becomes of it when money goes back. */
class CertifiedMoneyScenarioTest {

    private static final String OFFICE = "X99.11.001";
    private static final String PRISON = "X99.61.001";
    private static final String TOUCHED = "/certificate-requests/touched?limit=1000";

    private static Party office;
    private static Party prison;

    @BeforeAll
    static void everybody() {
        office = Party.of(RunningHub.shared(), OFFICE);
        prison = Party.of(RunningHub.shared(), PRISON);
    }

    @Test
    void a_certificate_takes_its_sums_from_messages_and_says_when_they_went_back() {
        Draft notice = decided(8_000_000);
        UUID inmate = id(notice);
        Draft paid = direct(notice, 5_000_000);
        Draft kept = in(prison, "inmate-payment.collection-record", OFFICE, inmate);
        about(kept, notice);
        prison.send(prison.signed(kept));

        Draft asked = asked(notice);
        JsonNode draft = draftsOf(asked).path(0);
        JsonNode until = draft.path("body").path("result").path("resultUntil");
        JsonNode sums = until.path("sums");
        assertThat(sums.path("owed").path("amount").asLong()).isEqualTo(8_000_000);
        assertThat(sums.path("owedBy").asString()).isEqualTo(id(notice).toString());
        assertThat(sums.path("performed").path("amount").asLong()).isEqualTo(5_000_000);
        assertThat(sums.path("remaining").path("amount").asLong()).isEqualTo(3_000_000);
        // What the keeper has taken and not sent counts by the office's policy, and is named.
        assertThat(sums.path("counted")).hasSize(1);
        assertThat(sums.path("counted").path(0).path("source").asString())
                .isEqualTo(id(paid).toString());
        assertThat(until.path("performed").path(0).asString()).contains("5.000.000");
        assertThat(until.path("remaining").path(0).asString()).contains("3.000.000");
        assertThat(until.path("remaining").path(1).asString())
                .contains(kept.body().path("receiptNumber").asString());
        assertThat(missing(draft))
                .containsExactly("/certificate/number", "/result/obligationUnderJudgment");

        Draft certificate = completed(draft, "GXN-" + inmate);
        office.send(office.signed(certificate));
        assertThat(touched(asked)).isEmpty();

        Draft back = office.opening("money-return.notice-record", "X99.00.000");
        back.body().put("kind", "money");
        back.body().putObject("amount").put("amount", 2_000_000).put("currency", "VND");
        back.body().remove("items");
        Draft related = back.related(List.of(inmate.toString()));
        office.send(office.signed(related));

        JsonNode touched = touched(asked).orElseThrow();
        assertThat(touched.path("inmate").asString()).isEqualTo(inmate.toString());
        assertThat(touched.path("returned").path(0).path("message").asString())
                .isEqualTo(id(related).toString());
        JsonNode replacement = touched.path("drafts").path(0);
        assertThat(replacement.path("type").asString())
                .isEqualTo("results-certificate.replacement");
        assertThat(replacement.path("body").path("supersedes").path("messageId").asString())
                .isEqualTo(id(certificate).toString());
        assertThat(office.hub().json("/inmates/" + inmate + "/drafts").path("drafts"))
                .anyMatch(
                        one ->
                                one.path("type")
                                        .asString()
                                        .equals("results-certificate.replacement"));
        assertThat(prison.hub().json(TOUCHED).path("items")).isEmpty();
        assertThat(page(OFFICE))
                .contains("GXN-" + inmate, "2.000.000", "/pham-nhan/" + inmate)
                .contains("returned to the party");
        assertThat(page(PRISON)).doesNotContain(inmate.toString());

        office.send(office.signed(completed(replacement, "GXN-2-" + inmate)));
        assertThat(touched(asked)).isEmpty();
        assertThat(page(OFFICE)).doesNotContain(inmate.toString());
        JsonNode now = person(asked).path("sums");
        assertThat(now.path("performed").asLong()).isEqualTo(3_000_000);
        assertThat(now.path("remaining").asLong()).isEqualTo(5_000_000);
        assertThat(now.path("returned").path(0).path("source").asString())
                .isEqualTo(id(related).toString());
        assertThat(RunningHub.shared().bean(Desks.class).rebuild()).isZero();
        assertThat(person(asked).path("sums")).isEqualTo(now);
    }

    @Test
    void a_human_overrules_the_sums_and_the_reason_stays_with_the_certificate() {
        Draft notice = decided(4_000_000);
        direct(notice, 1_000_000);
        Draft asked = asked(notice);
        Draft certificate = completed(draftsOf(asked).path(0), "GXN-" + id(notice));
        ObjectNode sums = (ObjectNode) certificate.body().at("/result/resultUntil/sums");
        ((ObjectNode) sums.path("performed")).put("amount", 4_000_000);
        ((ObjectNode) sums.path("remaining")).put("amount", 0);
        sums.put("overruledBecause", "Paid in cash before the hub was there");
        office.send(office.signed(certificate));

        JsonNode shown = person(asked).path("sums");
        assertThat(shown.path("overruled").asBoolean()).isTrue();
        assertThat(shown.path("overruledBecause").asString()).startsWith("Paid in cash");
        assertThat(shown.path("performed").asLong()).isEqualTo(4_000_000);
    }

    @Test
    void another_person_of_the_same_decision_gets_no_sums() {
        Draft notice = decided(4_000_000);
        direct(notice, 1_000_000);
        Draft asked = prison.opening("results-certificate.request", OFFICE);
        about(asked, notice);
        ((ObjectNode) asked.body().path("inmate")).put("name", "Somebody Else");
        prison.send(prison.signed(asked));

        JsonNode draft = draftsOf(asked).path(0);
        assertThat(draft.at("/body/result/resultUntil").has("sums")).isFalse();
        assertThat(missing(draft)).contains("/result/resultUntil/performed");
    }

    private static Draft decided(long dong) {
        Draft notice = office.opening("inmate-payment.decision-notice", PRISON);
        notice.body().put("role", "debtor").remove("setOffWarning");
        notice.body().putArray("toReceive");
        ObjectNode decision = (ObjectNode) notice.body().path("enforcementDecision");
        decision.put("number", "QD-" + id(notice));
        ObjectNode inmate = (ObjectNode) notice.body().path("inmate");
        inmate.put("name", "Person " + id(notice));
        ObjectNode item = notice.body().putArray("toPay").addObject().put("kind", "Án phí");
        item.putObject("amount").put("amount", dong).put("currency", "VND");
        office.send(office.signed(notice));
        return notice;
    }

    private static Draft direct(Draft notice, long dong) {
        Draft paid = in(office, "inmate-payment.direct-payment", PRISON, id(notice));
        about(paid, notice);
        ((ObjectNode) paid.body().path("amount")).put("amount", dong);
        paid.body().put("amountInWords", dong == 1_000_000 ? "Một triệu đồng" : "Năm triệu đồng");
        ((ObjectNode) paid.body().path("receipt")).put("number", "BL-" + id(paid));
        office.send(office.signed(paid));
        return paid;
    }

    private static Draft asked(Draft notice) {
        Draft asked = prison.opening("results-certificate.request", OFFICE);
        about(asked, notice);
        prison.send(prison.signed(asked));
        return asked;
    }

    private static void about(Draft other, Draft notice) {
        for (String field : List.of("inmate", "enforcementDecision", "judgment")) {
            if (other.body().has(field)) {
                other.body().set(field, notice.body().path(field).deepCopy());
            }
        }
    }

    /** What only the office can say, said. */
    private static Draft completed(JsonNode draft, String number) {
        Draft message =
                office.opening(draft.path("type").asString(), draft.path("to").path(0).asString());
        message.within(
                UUID.fromString(draft.path("exchange").asString()),
                MessageIds.next(Clock.systemUTC()));
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(message.bytes());
        document.set("body", draft.path("body").deepCopy());
        ((ObjectNode) document.at("/body/certificate")).put("number", number);
        if (missing(draft).contains("/result/obligationUnderJudgment")) {
            ((ObjectNode) document.at("/body/result")).put("obligationUnderJudgment", "Án phí");
        }
        return Draft.of(document);
    }

    private static String page(String agency) {
        return Visitor.of(RunningHub.shared(), "officer@" + agency)
                .visit("/pham-nhan/tien-tra-lai?lang=en")
                .text();
    }

    private static Draft in(Party sender, String type, String to, UUID exchange) {
        return sender.opening(type, to).within(exchange, MessageIds.next(Clock.systemUTC()));
    }

    private static JsonNode draftsOf(Draft asked) {
        return office.hub().json("/certificate-requests/" + id(asked) + "/drafts").path("drafts");
    }

    private static JsonNode person(Draft asked) {
        return StreamSupport.stream(
                        office.hub()
                                .json("/certificate-requests?limit=1000")
                                .path("items")
                                .spliterator(),
                        false)
                .filter(one -> one.path("exchange").asString().equals(id(asked).toString()))
                .map(one -> one.path("person"))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<JsonNode> touched(Draft asked) {
        return StreamSupport.stream(office.hub().json(TOUCHED).path("items").spliterator(), false)
                .filter(one -> one.path("exchange").asString().equals(id(asked).toString()))
                .findFirst();
    }

    private static List<String> missing(JsonNode draft) {
        return StreamSupport.stream(((ArrayNode) draft.path("missing")).spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static UUID id(Draft message) {
        return UUID.fromString(message.field("id").asString());
    }
}
