package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Receipt;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;

/** Pings that go by AMQP from one agency to another: none is lost, and none counts twice. */
final class AmqpPings {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Party sender;
    private final String recipient;
    private final Map<UUID, byte[]> sealed = new LinkedHashMap<>();

    private AmqpPings(Party sender, String recipient) {
        this.sender = sender;
        this.recipient = recipient;
    }

    /** So many, sealed and not sent yet. */
    static AmqpPings of(Party sender, String recipient, int count) {
        return of(sender, sender, recipient, count);
    }

    /** The same where another one asks the hub for what a ping is, because it may ask seldom. */
    static AmqpPings of(Party sender, Party asking, String recipient, int count) {
        AmqpPings pings = new AmqpPings(sender, recipient);
        ObjectNode sample = (ObjectNode) asking.hub().sample("sandbox.ping");
        OffsetDateTime now = asking.hub().whoami().time();
        for (int i = 0; i < count; i++) {
            UUID id = MessageIds.next(Clock.systemUTC());
            Draft draft =
                    Draft.of(sample).from(sender.id()).to(List.of(recipient)).at(now).opening(id);
            pings.sealed.put(id, sender.sealed(draft));
        }
        return pings;
    }

    Set<UUID> ids() {
        return sealed.keySet();
    }

    List<byte[]> all() {
        return List.copyOf(sealed.values());
    }

    /**
     * Each has an outcome, and however many there are they are the same receipt.
     *
     * @return the ids in the order in which they were answered first
     */
    Set<UUID> accepted(AmqpParty by) throws JMSException {
        Map<UUID, byte[]> statements = new LinkedHashMap<>();
        try (MessageConsumer receipts =
                by.consumer("agency." + sender.id().value() + ".receipts")) {
            while (!statements.keySet().containsAll(ids())) {
                BytesMessage outcome = (BytesMessage) receipts.receive(PATIENCE.toMillis());
                assertThat(outcome).as("after %s", statements.keySet()).isNotNull();
                UUID id = UUID.fromString(outcome.getJMSCorrelationID());
                assertThat(outcome.getStringProperty("outcome")).isEqualTo("accepted");
                byte[] statement = Receipt.read(AmqpParty.bytes(outcome)).orElseThrow().statement();
                byte[] before = statements.put(id, statement);
                assertThat(before == null ? statement : before).isEqualTo(statement);
            }
        }
        return statements.keySet();
    }

    /** Takes the next one off an inbox. */
    static void take(MessageConsumer inbox, List<UUID> into) throws JMSException {
        Message next = inbox.receive(PATIENCE.toMillis());
        assertThat(next).as("after %d", into.size()).isNotNull();
        into.add(UUID.fromString(next.getStringProperty("id")));
        next.acknowledge();
    }

    /** Takes what is missing yet off the recipient's inbox, behind which nothing else lies. */
    void drain(RunningHub hub, List<UUID> received) throws JMSException {
        try (AmqpParty receiver = AmqpParty.of(hub, recipient, Session.CLIENT_ACKNOWLEDGE);
                MessageConsumer inbox = receiver.inbox()) {
            while (!received.containsAll(ids())) {
                take(inbox, received);
            }
            assertThat(inbox.receive(500)).isNull();
        }
    }

    /** Of each there is its acceptance and one consignment. */
    void attestedOnce() {
        for (UUID id : ids()) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(sender.attested(id))
                                            .containsExactly(
                                                    "SubmissionAcceptance", "ContentConsignment"));
        }
    }
}
