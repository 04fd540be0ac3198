package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
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

    private static Draft lapse(Party office, String freeze, String related) {
        Draft notice =
                office.opening(LAPSE, "X99.51.001")
                        .within(UUID.fromString(freeze), MessageIds.next(Clock.systemUTC()));
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(notice.bytes());
        document.putArray("relatedExchanges").add(related);
        ((ObjectNode) document.path("body")).putObject("releases").put("messageId", freeze);
        return Draft.of(document);
    }

    private static String lapseNotice(Party office, UUID exchange) {
        for (JsonNode duty : office.hub().exchange(exchange).path("obligations")) {
            if (duty.path("owes").asString().equals(LAPSE)) {
                return duty.path("status").asString();
            }
        }
        return "none";
    }
}
