package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.Receipt;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.support.Tools;

/**
 * Hub and broker die together where only one of the two has heard of the other's deed: between an
 * outcome and its receipt, and between a settlement and its consignment.
 */
@Tag(Tools.LONG)
class AmqpKilledTest {

    private static final String OFFICE = "X99.11.001";
    private static final String BANK = "X99.51.001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<UUID, byte[]> sent = new LinkedHashMap<>();

    @Test
    void nothing_is_lost_and_nothing_is_doubled_between_the_two_memories() throws Exception {
        try (HubProcess hub = new HubProcess(HubProcess.newDataDir())) {
            // Judged and durable, and no outcome on the way.
            hub.start(dyingAt("delivery.amqp.Submissions", "answer", "AT ENTRY", 2));
            Party office = Party.of(hub, OFFICE);
            try (AmqpParty sender = AmqpParty.of(hub, OFFICE, Session.AUTO_ACKNOWLEDGE)) {
                handIn(office, sender);
                sender.outcome(sent.keySet().iterator().next());
                handIn(office, sender);
            }
            assertThat(hub.awaitEnd(Duration.ofSeconds(30))).isTrue();

            // Settled at the broker, and not attested.
            hub.start(dyingAt("delivery.amqp.Postman", "attest", "AT ENTRY", 1));
            UUID second = List.copyOf(sent.keySet()).get(1);
            sendAgain(hub, second);
            UUID settled = settleOne(hub);
            assertThat(hub.awaitEnd(Duration.ofSeconds(30))).isTrue();

            hub.start();
            assertThat(Party.of(hub, BANK).inbox().stream().map(InboxItem::id))
                    .containsExactlyElementsOf(sent.keySet());
            List<UUID> rest = drain(hub, settled);
            assertThat(rest).doesNotHaveDuplicates();
            rest.remove(settled); // It may come twice: the other one must come.
            assertThat(rest).containsExactly(second);
            for (UUID id : sent.keySet()) {
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () ->
                                        assertThat(Party.of(hub, OFFICE).attested(id))
                                                .containsExactly(
                                                        "SubmissionAcceptance",
                                                        "ContentConsignment"));
            }
        }
    }

    private void handIn(Party office, AmqpParty sender) throws JMSException {
        Draft draft = office.opening("sandbox.ping", BANK);
        byte[] ping = office.sealed(draft);
        sent.put(UUID.fromString(draft.field("id").asString()), ping);
        sender.submit(ping);
    }

    /** What lay at the broker and what is sent once more get the receipt that was durable. */
    private void sendAgain(HubProcess hub, UUID id) throws JMSException {
        Receipt byRest = Party.of(hub, OFFICE).send(sent.get(id));
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE, Session.AUTO_ACKNOWLEDGE)) {
            sender.submit(sent.get(id));
            for (int i = 0; i < 2; i++) {
                BytesMessage outcome = sender.outcome(id);
                assertThat(outcome.getStringProperty("outcome")).isEqualTo("accepted");
                assertThat(Receipt.read(AmqpParty.bytes(outcome)).orElseThrow().statement())
                        .isEqualTo(byRest.statement());
            }
        }
    }

    private static UUID settleOne(HubProcess hub) throws JMSException {
        try (AmqpParty bank = AmqpParty.of(hub, BANK, Session.CLIENT_ACKNOWLEDGE);
                MessageConsumer inbox = bank.inbox()) {
            Message first = inbox.receive(PATIENCE.toMillis());
            first.acknowledge();
            return UUID.fromString(first.getStringProperty("id"));
        }
    }

    private static List<UUID> drain(HubProcess hub, UUID settled) throws JMSException {
        List<UUID> seen = new ArrayList<>();
        try (AmqpParty bank = AmqpParty.of(hub, BANK, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer inbox = bank.inbox()) {
            Message next = inbox.receive(PATIENCE.toMillis());
            while (next != null) {
                seen.add(UUID.fromString(next.getStringProperty("id")));
                boolean all = seen.stream().anyMatch(one -> !one.equals(settled));
                next = inbox.receive(all ? 500 : PATIENCE.toMillis());
            }
        }
        return seen;
    }

    private static String dyingAt(String type, String method, String where, int passage)
            throws IOException {
        return new CrashPoint(method, type, method, where, passage).argument();
    }
}
