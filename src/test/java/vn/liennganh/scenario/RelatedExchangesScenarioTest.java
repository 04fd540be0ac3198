package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;

/**
 * Enforcement ends, and with it a freeze: the notice to the bank is owed in the one exchange and
 * sent in the other.
 */
class RelatedExchangesScenarioTest {

    private static final String LAPSE = "account-freeze.lapse-notice";

    @Test
    void the_notice_to_the_bank_discharges_what_the_termination_opened() {
        Party office = Party.of(RunningHub.shared(), "X99.11.001");
        Draft order = office.opening("account-freeze.order", "X99.51.001");
        office.send(office.signed(order));
        String freeze = order.field("id").asString();

        Draft ended = office.opening("enforcement-decision.termination", "X99.31.000");
        ((ObjectNode) ended.body().path("liveMeasures").path("accountFreezes").path(0))
                .put("measure", freeze);
        office.send(office.signed(ended));
        UUID termination = UUID.fromString(ended.field("id").asString());
        assertThat(lapseNotice(office, termination)).isEqualTo("open");

        office.send(office.signed(lapse(office, freeze, termination.toString())));

        assertThat(lapseNotice(office, termination)).isEqualTo("fulfilled");
    }

    /** Every kind of measure: the type that opens it, its holder, its list, and what ends it. */
    private static final List<List<String>> KINDS =
            List.of(
                    List.of("account-freeze.order", "X99.51.001", "accountFreezes", LAPSE),
                    List.of(
                            "registration-suspension.order",
                            "X99.71.001",
                            "registrationSuspensions",
                            "registration-suspension.lapse-notice"),
                    List.of(
                            "income-deduction.order",
                            "X99.95.001",
                            "incomeDeductions",
                            "income-deduction.lapse-notice"),
                    List.of(
                            "securities-freeze.order",
                            "X99.74.001",
                            "securitiesFreezes",
                            "securities-freeze.lapse-notice"),
                    List.of(
                            "asset-freeze.order",
                            "X99.51.001",
                            "assetFreezes",
                            "asset-freeze.lapse-notice"),
                    List.of(
                            "temporary-seizure.order",
                            "X99.95.001",
                            "temporarySeizures",
                            "temporary-seizure.lapse-notice"),
                    List.of(
                            "asset-exploitation.order",
                            "X99.71.001",
                            "assetExploitations",
                            "asset-exploitation.lapse-notice"),
                    List.of(
                            "exit-suspension.order",
                            "X99.93.001",
                            "exitSuspensions",
                            "exit-suspension.cancellation"),
                    List.of(
                            "third-party-collection.request",
                            "X99.95.001",
                            "thirdPartyCollections",
                            "third-party-collection.withdrawal"));

    @Test
    void whatever_stands_is_named_for_the_decision_and_ends_one_by_one() {
        RunningHub hub = RunningHub.shared();
        FreezeCase debt = FreezeCase.of(hub, "X99.11.001");
        Party office = debt.office();
        Map<String, UUID> measures = new LinkedHashMap<>();
        for (List<String> kind : KINDS) {
            measures.put(kind.get(2), debt.open(kind.get(0), kind.get(1), body -> {}));
        }
        // A deduction from an account that was never frozen holds nothing that could lapse.
        debt.open("account-deduction.order", "X99.51.001", body -> {});
        office.send(
                office.signed(
                        office.opening("enforcement-decision.decision", "X99.31.000")
                                .caseNumber(debt.number())));

        ObjectNode block = (ObjectNode) file(office, debt.number()).path("liveMeasures");
        for (List<String> kind : KINDS) {
            String list = kind.get(2);
            assertThat(block.path(list)).as(list).hasSize(1);
            assertThat(block.path(list).path(0).path("measure").asString())
                    .isEqualTo(measures.get(list).toString());
        }
        // A request to a third party is no decision yet, and the office names it by its own number.
        ((ObjectNode) block.path("thirdPartyCollections").path(0)).put("decisionNumber", "YC-1");
        Draft ended =
                office.opening("enforcement-decision.termination", "X99.31.000")
                        .caseNumber(debt.number());
        ended.body().set("liveMeasures", block);
        office.send(office.signed(ended));
        UUID termination = UUID.fromString(ended.field("id").asString());

        for (List<String> kind : KINDS) {
            assertThat(status(office, termination, kind.get(3))).as(kind.get(3)).isEqualTo("open");
            office.send(
                    office.signed(
                            ending(
                                    office,
                                    kind.get(3),
                                    kind.get(1),
                                    measures.get(kind.get(2)).toString(),
                                    termination.toString(),
                                    debt.number())));
            assertThat(status(office, termination, kind.get(3)))
                    .as(kind.get(3))
                    .isEqualTo("fulfilled");
        }
    }

    private static JsonNode file(Party office, String number) {
        return office.hub()
                .json(
                        "/registers/decision/case?number="
                                + URLEncoder.encode(number, StandardCharsets.UTF_8));
    }

    private static Draft lapse(Party office, String freeze, String related) {
        return ending(office, LAPSE, "X99.51.001", freeze, related, "");
    }

    private static Draft ending(
            Party office,
            String type,
            String holder,
            String measure,
            String related,
            String number) {
        Draft notice =
                office.opening(type, holder)
                        .within(UUID.fromString(measure), MessageIds.next(Clock.systemUTC()));
        if (!number.isEmpty()) {
            notice.caseNumber(number);
        }
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(notice.bytes());
        document.putArray("relatedExchanges").add(related);
        ((ObjectNode) document.path("body")).putObject("releases").put("messageId", measure);
        return Draft.of(document);
    }

    private static String lapseNotice(Party office, UUID exchange) {
        return status(office, exchange, LAPSE);
    }

    private static String status(Party office, UUID exchange, String owed) {
        for (JsonNode duty : office.hub().exchange(exchange).path("obligations")) {
            if (duty.path("owes").asString().equals(owed)) {
                return duty.path("status").asString();
            }
        }
        return "none";
    }
}
