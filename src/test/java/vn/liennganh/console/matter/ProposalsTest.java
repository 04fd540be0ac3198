package vn.liennganh.console.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;

/** A proposal is known by what it is about, wherever it stands and whenever it is made. */
class ProposalsTest {

    private static final UUID EXCHANGE = new UUID(0x7000, 1);

    private static ObjectNode receipt(String transfer, String day, long dong) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("receipt").put("date", day);
        body.put("transferReference", transfer);
        body.putObject("amount").put("amount", dong).put("currency", "VND");
        return body;
    }

    private static Draft draft(String type, String to, UUID exchange, ObjectNode body) {
        return new Draft(
                new MessageType(type),
                List.of(AgencyId.of(to)),
                Optional.of(exchange),
                "1/QD",
                List.of(),
                body,
                List.of("/receipt/number"));
    }

    private static Draft receipt(ObjectNode body) {
        return draft("inmate-payment.receipt", "X99.61.001", EXCHANGE, body);
    }

    @Test
    void the_same_proposal_of_another_day_has_the_same_key() {
        String key = Proposals.key(receipt(receipt("CK-1", "2026-11-20", 5)));
        assertThat(Proposals.key(receipt(receipt("CK-1", "2026-11-21", 7)))).isEqualTo(key);
    }

    @Test
    void another_type_addressee_exchange_or_transfer_is_another_proposal() {
        ObjectNode body = receipt("CK-1", "2026-11-20", 5);
        assertThat(
                        List.of(
                                Proposals.key(receipt(body)),
                                Proposals.key(receipt(receipt("CK-2", "2026-11-20", 5))),
                                Proposals.key(
                                        draft(
                                                "inmate-payment.receipt",
                                                "X99.61.002",
                                                EXCHANGE,
                                                body)),
                                Proposals.key(
                                        draft(
                                                "inmate-payment.receipt",
                                                "X99.61.001",
                                                new UUID(0x7000, 2),
                                                body)),
                                Proposals.key(
                                        draft(
                                                "inmate-payment.account-details",
                                                "X99.61.001",
                                                EXCHANGE,
                                                body))))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_a_body_names_deep_within_tells_proposals_apart() {
        ObjectNode first = Json.MAPPER.createObjectNode();
        first.putObject("releases").put("messageId", new UUID(1, 1).toString());
        ObjectNode second = Json.MAPPER.createObjectNode();
        second.putObject("releases").put("messageId", new UUID(1, 2).toString());
        assertThat(Proposals.key(receipt(first))).isNotEqualTo(Proposals.key(receipt(second)));
    }
}
