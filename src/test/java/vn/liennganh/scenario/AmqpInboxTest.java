package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.qpid.jms.message.JmsMessageSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.delivery.ParkedDelivery;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.delivery.amqp.BrokerView;
import vn.liennganh.directory.Certificates;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.pki.Pem;

/** What lies ready for an agency over AMQP, and what becomes of it. */
class AmqpInboxTest {

    private static final String OFFICE = "X99.11.002";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static RunningHub hub;
    private static Party office;

    @BeforeAll
    static void everybody() {
        hub = RunningHub.shared();
        office = Party.of(hub, OFFICE);
        Party.emptied(
                hub,
                "X99.51.003",
                "X99.72.001",
                "X99.73.001",
                "X99.75.001",
                "X99.92.001",
                "X99.94.001");
    }

    @Test
    void a_freeze_order_sent_by_rest_is_received_by_amqp_bit_for_bit_and_settling_consigns_it()
            throws Exception {
        Party bank = Party.of(hub, "X99.51.003");
        Draft draft = office.opening("account-freeze.order", "X99.51.003");
        byte[] order = office.signed(draft);
        UUID id = id(draft);
        office.send(order);
        try (AmqpParty receiver = AmqpParty.of(hub, "X99.51.003");
                MessageConsumer inbox = receiver.inbox()) {
            BytesMessage delivery = AmqpParty.delivery(inbox, id);

            assertThat(AmqpParty.bytes(delivery)).isEqualTo(order);
            assertThat(AmqpParty.contentType(delivery)).startsWith("application/pkcs7-mime");
            assertThat(delivery.getStringProperty("type")).isEqualTo("account-freeze.order");
            assertThat(delivery.getStringProperty("exchange")).isEqualTo(id.toString());
            assertThat(delivery.getStringProperty("JMSXGroupID")).isEqualTo(id.toString());
            assertThat(delivery.getStringProperty("role")).isEqualTo("addressee");
            assertThat(delivery.getStringProperty("sha256")).isEqualTo(Sha256.of(order).hex());
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(office.attested(id)).contains("ContentConsignment"));
            assertThat(office.attested(id)).doesNotContain("ContentHandover");

            receiver.submit(bank.acknowledgement(Map.of(id, Sha256.of(order))));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(office.attested(id)).contains("ContentHandover"));
            assertThat(bank.page(Duration.ZERO).items())
                    .extracting(InboxItem::id)
                    .doesNotContain(id);
        }
    }

    @Test
    void a_backlog_beyond_the_window_comes_in_order_and_once_over_a_cut_connection()
            throws Exception {
        List<UUID> sent = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            sent.add(ping("X99.72.001"));
        }
        List<UUID> settled = new ArrayList<>();
        try (AmqpParty receiver = AmqpParty.of(hub, "X99.72.001", Session.CLIENT_ACKNOWLEDGE);
                MessageConsumer inbox = receiver.inbox()) {
            for (int i = 0; i < 40; i++) {
                Message delivery = inbox.receive(20_000);
                settled.add(message(delivery));
                delivery.acknowledge();
            }
            // Received and not settled when the connection goes.
            for (int i = 0; i < 5; i++) {
                assertThat(inbox.receive(20_000)).isNotNull();
            }
        }
        try (AmqpParty receiver = AmqpParty.of(hub, "X99.72.001");
                MessageConsumer inbox = receiver.inbox()) {
            while (settled.size() < sent.size()) {
                Message delivery = inbox.receive(20_000);
                assertThat(delivery).as("after %d", settled.size()).isNotNull();
                settled.add(message(delivery));
            }
            assertThat(inbox.receive(300)).isNull();
        }
        assertThat(settled).containsExactlyElementsOf(sent);
    }

    @Test
    void what_was_fetched_or_acknowledged_by_rest_leaves_the_broker_too() throws Exception {
        String receiving = "X99.92.001";
        Party tax = Party.of(hub, receiving);
        UUID fetched = ping(receiving);
        UUID acknowledged = ping(receiving);
        UUID neither = ping(receiving);
        try (AmqpParty receiver = AmqpParty.of(hub, receiving)) {
            receiver.inbox().close();
            BrokerView broker = hub.bean(BrokerView.class);
            await().atMost(PATIENCE)
                    .until(
                            () -> broker.lying(tax.id()),
                            lying -> lying.containsAll(List.of(fetched, acknowledged, neither)));

            InboxItem first = tax.inbox().get(0);
            assertThat(first.id()).isEqualTo(fetched);
            tax.open(first);
            tax.acknowledge(Map.of(acknowledged, tax.inbox().get(1).sha256()));

            await().atMost(PATIENCE).until(() -> broker.lying(tax.id()).equals(Set.of(neither)));
            try (MessageConsumer inbox = receiver.inbox()) {
                assertThat(message(inbox.receive(20_000))).isEqualTo(neither);
                assertThat(inbox.receive(300)).isNull();
            }
        }
    }

    @Test
    void what_is_rejected_is_parked_with_a_reason_and_holds_up_nobody() throws Exception {
        UUID bad = ping("X99.73.001");
        UUID good = ping("X99.73.001");
        try (AmqpParty receiver = AmqpParty.of(hub, "X99.73.001", Session.CLIENT_ACKNOWLEDGE);
                MessageConsumer inbox = receiver.inbox()) {
            Message first = inbox.receive(20_000);
            assertThat(message(first)).isEqualTo(bad);
            settle(first, JmsMessageSupport.REJECTED);

            Message second = inbox.receive(20_000);
            assertThat(message(second)).isEqualTo(good);
            settle(second, JmsMessageSupport.ACCEPTED);

            ParkingLot parking = hub.bean(ParkingLot.class);
            ParkedDelivery parked =
                    await().atMost(PATIENCE)
                            .until(() -> parkedFor(parking, bad), found -> !found.isEmpty())
                            .get(0);
            assertThat(parked.reason()).isEqualTo("partner-rejected");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(office.attested(bad)).contains("RelayFailure"));

            assertThat(parking.retry(parked.number())).isTrue();
            Message again = inbox.receive(30_000);
            assertThat(again).isNotNull();
            assertThat(message(again)).isEqualTo(bad);
            settle(again, JmsMessageSupport.ACCEPTED);
            assertThat(parkedFor(parking, bad)).isEmpty();
        }
    }

    @Test
    void what_is_given_back_comes_again_before_what_follows() throws Exception {
        UUID first = ping("X99.75.001");
        UUID second = ping("X99.75.001");
        try (AmqpParty receiver = AmqpParty.of(hub, "X99.75.001", Session.CLIENT_ACKNOWLEDGE);
                MessageConsumer inbox = receiver.inbox()) {
            settle(inbox.receive(20_000), JmsMessageSupport.RELEASED);
        }
        try (AmqpParty receiver = AmqpParty.of(hub, "X99.75.001");
                MessageConsumer inbox = receiver.inbox()) {
            assertThat(message(inbox.receive(20_000))).isEqualTo(first);
            assertThat(message(inbox.receive(20_000))).isEqualTo(second);
        }
    }

    @Test
    void a_revoked_certificate_loses_its_connection_within_seconds() throws Exception {
        try (AmqpParty receiver = AmqpParty.of(hub, "X99.94.001")) {
            receiver.inbox();
            java.util.concurrent.CountDownLatch cut = new java.util.concurrent.CountDownLatch(1);
            receiver.connection().setExceptionListener(gone -> cut.countDown());

            hub.bean(Certificates.class)
                    .revoke(
                            Pem.readCertificate(hub.keys("X99.94.001").resolve("tls.crt")),
                            "key-compromise");

            assertThat(cut.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> AmqpParty.of(hub, "X99.94.001"))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void an_outcome_that_was_not_settled_is_there_again() throws Exception {
        Draft draft = office.opening("sandbox.ping", "X99.51.003");
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE, Session.CLIENT_ACKNOWLEDGE)) {
            sender.submit(office.sealed(draft));
            assertThat(sender.outcome(id(draft)).getStringProperty("outcome"))
                    .isEqualTo("accepted");
        }
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE)) {
            assertThat(sender.outcome(id(draft)).getStringProperty("outcome"))
                    .isEqualTo("accepted");
        }
    }

    private static void settle(Message delivery, int how) throws JMSException {
        delivery.setIntProperty("JMS_AMQP_ACK_TYPE", how);
        delivery.acknowledge();
    }

    private static List<ParkedDelivery> parkedFor(ParkingLot parking, UUID message) {
        return parking.parked().stream().filter(one -> one.message().equals(message)).toList();
    }

    private static UUID ping(String to) {
        Draft draft = office.opening("sandbox.ping", to);
        office.send(office.sealed(draft));
        return id(draft);
    }

    private static UUID message(Message delivery) throws JMSException {
        return UUID.fromString(delivery.getStringProperty("id"));
    }

    private static UUID id(Draft draft) {
        return UUID.fromString(draft.field("id").asString());
    }
}
