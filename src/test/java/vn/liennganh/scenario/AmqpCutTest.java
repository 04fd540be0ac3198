package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Receipt;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.support.CuttingProxy;
import vn.liennganh.support.Tools;

/**
 * The line goes dead at any byte: nothing is lost, nothing counts twice, the receipt is the same.
 */
@Tag(Tools.LONG)
class AmqpCutTest {

    private static final String OFFICE = "X99.11.002";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Cuts over one transfer and its settlement. */
    private static final int CUTS = 14;

    private static RunningHub hub;
    private static Party office;

    @BeforeAll
    static void everybody() {
        hub = RunningHub.shared();
        office = Party.of(hub, OFFICE);
        Party.emptied(hub, "X99.76.001");
    }

    @Test
    void a_submission_that_was_cut_at_any_byte_is_sent_again_and_is_one_message() throws Exception {
        Party notary = Party.of(hub, "X99.76.001");
        long whole;
        try (CuttingProxy proxy = proxy();
                AmqpParty sender = through(proxy, OFFICE)) {
            sender.submit(office.ping("X99.76.001"));
            long opened = proxy.up();
            sender.submit(office.ping("X99.76.001"));
            whole = proxy.up() - opened;
        }
        Map<UUID, byte[]> sent = new LinkedHashMap<>();
        int broken = 0;
        for (int i = 0; i <= CUTS; i++) {
            Draft draft = office.opening("sandbox.ping", "X99.76.001");
            sent.put(id(draft), office.sealed(draft));
            try (CuttingProxy proxy = proxy();
                    AmqpParty sender = through(proxy, OFFICE)) {
                // The first byte, then evenly, and the last one but a few.
                proxy.cutUpAfter(1 + i * (whole - 8) / CUTS);
                sender.submit(sent.get(id(draft)));
            } catch (JMSException cut) {
                broken++;
            }
        }
        assertThat(broken).isGreaterThan(CUTS / 2);

        Map<UUID, List<Receipt>> receipts = new HashMap<>();
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE);
                MessageConsumer outcomes = sender.consumer("agency." + OFFICE + ".receipts")) {
            for (byte[] again : sent.values()) {
                sender.submit(again);
            }
            UUID last = List.copyOf(sent.keySet()).get(CUTS);
            while (receipts.getOrDefault(last, List.of()).isEmpty()
                    || !receipts.keySet().containsAll(sent.keySet())) {
                BytesMessage outcome = (BytesMessage) outcomes.receive(20_000);
                assertThat(outcome).as("after %s", receipts.keySet()).isNotNull();
                if (sent.containsKey(UUID.fromString(outcome.getJMSCorrelationID()))) {
                    assertThat(outcome.getStringProperty("outcome")).isEqualTo("accepted");
                    receipts.computeIfAbsent(
                                    UUID.fromString(outcome.getJMSCorrelationID()),
                                    key -> new ArrayList<>())
                            .add(Receipt.read(AmqpParty.bytes(outcome)).orElseThrow());
                }
            }
        }
        receipts.forEach(
                (id, all) ->
                        assertThat(all)
                                .allSatisfy(
                                        one ->
                                                assertThat(one.statement())
                                                        .isEqualTo(statement(id))));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(notary.inbox().stream().map(InboxItem::id))
                                        .filteredOn(sent::containsKey)
                                        .containsExactlyInAnyOrderElementsOf(sent.keySet()));
    }

    @Test
    void a_delivery_that_was_cut_at_any_byte_comes_again_and_is_consigned_once() throws Exception {
        String recipient = "X99.91.001";
        List<UUID> sent = pongsOfOneExchange(recipient, 3 * CUTS);
        Set<UUID> seen = new LinkedHashSet<>();
        long whole = 12_000;
        int broken = 0;
        for (int i = 0; i < CUTS; i++) {
            try (CuttingProxy proxy = proxy();
                    AmqpParty receiver =
                            AmqpParty.at(
                                    proxy.port(),
                                    hub.sandbox(),
                                    recipient,
                                    Session.CLIENT_ACKNOWLEDGE);
                    MessageConsumer inbox = receiver.inbox()) {
                proxy.cutDownAfter(1 + i * whole / CUTS);
                Message delivery = inbox.receive(2_000);
                for (int taken = 0; delivery != null && taken < 2; taken++) {
                    seen.add(UUID.fromString(delivery.getStringProperty("id")));
                    delivery.acknowledge();
                    delivery = inbox.receive(2_000);
                }
            } catch (JMSException cut) {
                broken++; // Whatever the client calls it: its line went dead under its hands.
            }
        }
        assertThat(broken).isPositive();
        try (AmqpParty receiver = AmqpParty.of(hub, recipient);
                MessageConsumer inbox = receiver.inbox()) {
            Message delivery = inbox.receive(20_000);
            while (delivery != null) {
                seen.add(UUID.fromString(delivery.getStringProperty("id")));
                delivery = inbox.receive(seen.containsAll(sent) ? 300 : 20_000);
            }
        }
        // One exchange in its order, however often the line went dead.
        assertThat(seen).containsExactlyElementsOf(sent);
        for (UUID message : sent) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(office.attested(message))
                                            .containsExactly(
                                                    "SubmissionAcceptance", "ContentConsignment"));
        }
    }

    @Test
    void a_large_transfer_that_was_cut_leaves_nothing_on_the_brokers_disk() throws Exception {
        try (CuttingProxy proxy = proxy();
                AmqpParty sender = through(proxy, OFFICE)) {
            proxy.cutUpAfter(2_000_000);
            sender.submit(new byte[6_000_000]);
        } catch (JMSException cut) {
            assertThat(cut).isNotNull(); // Its line went dead under its hands.
        }
        Path large = hub.dataDir().resolve("broker").resolve("large");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(large).isEmptyDirectory());
    }

    private static List<UUID> pongsOfOneExchange(String recipient, int count) {
        byte[] ping = Party.of(hub, recipient).ping(OFFICE);
        Envelope asked = Party.envelope(ping);
        Party.of(hub, recipient).send(ping);
        List<UUID> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Draft draft = office.answering("sandbox.pong", asked);
            office.send(office.sealed(draft));
            sent.add(id(draft));
        }
        return sent;
    }

    private static CuttingProxy proxy() throws java.io.IOException {
        return CuttingProxy.to(hub.amqpPort());
    }

    private static AmqpParty through(CuttingProxy proxy, String id) throws JMSException {
        return AmqpParty.at(proxy.port(), hub.sandbox(), id, Session.AUTO_ACKNOWLEDGE);
    }

    private static byte[] statement(UUID id) {
        return office.hub().evidence(id).get(0).statement();
    }

    private static UUID id(Draft draft) {
        return UUID.fromString(draft.field("id").asString());
    }
}
