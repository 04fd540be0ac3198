package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.startup.Artemis;
import vn.liennganh.startup.amqp.AgencyRegistry;
import vn.liennganh.startup.amqp.HubEar;
import vn.liennganh.startup.amqp.StandAloneBroker;
import vn.liennganh.startup.amqp.TlsInMemory;
import vn.liennganh.startup.broker.port.Cuts.Reason;
import vn.liennganh.support.Tools;

/**
 * Partners at an Artemis in a process of its own, with nothing of the hub but its broker's jar:
 * they reach and are promised what they are at the broker inside the hub, whichever of the two
 * dies.
 */
@Tag(Tools.LONG)
class StandAloneBrokerTest {

    private static final String OFFICE = "X99.11.002";
    private static final String BANK = "X99.51.002";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Artemis artemis;
    private static RunningHub hub;
    private static Party office;

    @BeforeAll
    static void start() {
        artemis = new Artemis();
        // Seldom, so that what counts at once is not what the next look finds.
        hub = RunningHub.beside(artemis, Map.of("hub.amqp.recheck", "60s"));
        office = Party.of(hub, OFFICE);
        served();
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
        artemis.close();
    }

    private static void served() {
        await().atMost(PATIENCE).until(() -> hub.bean(StandAloneBroker.class).reached());
    }

    @Test
    void what_is_handed_in_gets_its_receipt_and_settling_what_arrives_is_evidence()
            throws Exception {
        Draft draft = office.opening("account-freeze.order", BANK);
        byte[] order = office.signed(draft);
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE);
                AmqpParty receiver = AmqpParty.of(hub, BANK);
                MessageConsumer inbox = receiver.inbox()) {
            sender.submit(order);
            BytesMessage outcome = sender.outcome(id(draft));
            assertThat(outcome.getStringProperty("outcome")).isEqualTo("accepted");
            Receipt receipt = Receipt.read(AmqpParty.bytes(outcome)).orElseThrow();
            assertThat(Statement.read(receipt.statement()).orElseThrow().messageId())
                    .isEqualTo(id(draft));

            BytesMessage delivery = AmqpParty.delivery(inbox, id(draft));
            assertThat(AmqpParty.bytes(delivery)).isEqualTo(order);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(office.attested(id(draft)))
                                            .contains("ContentConsignment"));
        }
    }

    @Test
    void a_strangers_certificate_and_a_partners_on_the_hubs_port_open_nothing() throws Exception {
        TlsIdentity seal =
                new TlsIdentity(
                        Pem.readCertificate(hub.keys(OFFICE).resolve("seal.crt")),
                        Pem.readPrivateKey(hub.keys(OFFICE).resolve("seal.key")),
                        List.of());
        assertThatThrownBy(
                        () -> {
                            try (Connection connection = AmqpParty.connect(hub, seal, "")) {
                                connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                            }
                        })
                .isInstanceOf(JMSException.class);
        // AMQP is not spoken where the hub comes.
        assertThatThrownBy(
                        () ->
                                AmqpParty.at(
                                                artemis.hubPort(),
                                                hub.sandbox(),
                                                OFFICE,
                                                Session.AUTO_ACKNOWLEDGE)
                                        .close())
                .isInstanceOf(JMSException.class);
    }

    @Test
    void another_protocol_and_frames_that_nobody_can_read_are_hung_up_on_and_counted()
            throws Exception {
        try (RawAmqp raw = RawAmqp.connected(hub, OFFICE)) {
            raw.write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(raw.said()).isEqualTo(RawAmqp.SASL);
        }
        try (RawAmqp raw = RawAmqp.begun(hub, OFFICE, "office")) {
            raw.write(HexFormat.of().parseHex("0000000c0200000000539945"));
            assertThat(raw.ended()).isTrue();
        }
        StandAloneBroker broker = hub.bean(StandAloneBroker.class);
        assertThat(broker.cut(Reason.PROTOCOL)).isPositive();
        assertThat(broker.cut(Reason.FRAMES)).isPositive();
    }

    @Test
    void a_revoked_certificate_is_cut_off_at_once_and_stays_out() throws Exception {
        String agency = "X99.94.001";
        try (AmqpParty receiver = AmqpParty.of(hub, agency)) {
            receiver.inbox();
            CountDownLatch cut = new CountDownLatch(1);
            receiver.connection().setExceptionListener(gone -> cut.countDown());
            hub.bean(Certificates.class)
                    .revoke(
                            Pem.readCertificate(hub.keys(agency).resolve("tls.crt")),
                            "key-compromise");
            assertThat(cut.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThatThrownBy(() -> AmqpParty.of(hub, agency)).isInstanceOf(JMSException.class);
    }

    @Test
    void a_second_hub_finds_the_place_taken() {
        TlsIdentity own = AmqpParty.identity(hub.keys("X99.00.000"));
        TransportConfiguration where =
                new TransportConfiguration(
                        NettyConnectorFactory.class.getName(),
                        Map.of(
                                "host",
                                "localhost",
                                "port",
                                artemis.hubPort(),
                                "sslEnabled",
                                true,
                                TlsInMemory.CONTEXT,
                                own.sslContext(
                                        Pem.readCertificates(hub.sandbox().resolve("ca.pem")))));
        try (StandAloneBroker second =
                new StandAloneBroker(
                        where,
                        hub.bean(AgencyRegistry.class),
                        hub.bean(HubEar.class),
                        hub.bean(Pace.class),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(60))) {
            second.start();
            await().during(Duration.ofSeconds(3)).until(() -> !second.reached());
        }
        assertThat(hub.bean(StandAloneBroker.class).reached()).isTrue();
    }

    @Test
    void a_broker_that_is_killed_loses_and_doubles_nothing() throws Exception {
        AmqpPings sent = AmqpPings.of(office, "X99.72.001", 30);
        int handed = 0;
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE)) {
            for (byte[] ping : sent.all()) {
                if (handed == 20) {
                    artemis.kill();
                }
                sender.submit(ping);
                handed++;
            }
        } catch (JMSException gone) {
            assertThat(handed).isEqualTo(20);
        }
        artemis.start(hub.sandbox());
        await().atMost(PATIENCE).ignoreExceptions().until(StandAloneBrokerTest::letIn);
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE)) {
            for (byte[] ping : sent.all().subList(15, 30)) {
                sender.submit(ping);
            }
            sent.accepted(sender);
        }
        List<UUID> received = new ArrayList<>();
        try (AmqpParty receiver = AmqpParty.of(hub, "X99.72.001", Session.CLIENT_ACKNOWLEDGE);
                MessageConsumer inbox = receiver.inbox()) {
            while (received.size() < 10) {
                AmqpPings.take(inbox, received);
            }
            artemis.kill();
        }
        artemis.start(hub.sandbox());
        await().atMost(PATIENCE).ignoreExceptions().until(StandAloneBrokerTest::letIn);
        sent.drain(hub, received);
        assertThat(received.stream().distinct()).containsExactlyElementsOf(sent.ids());
        sent.attestedOnce();
    }

    @Test
    void a_hub_that_is_away_for_a_while_finds_what_happened_meanwhile() throws Exception {
        String recipient = "X99.91.001";
        AmqpPings sent = AmqpPings.of(office, recipient, 6);
        List<UUID> received = new ArrayList<>();
        try (AmqpParty receiver = AmqpParty.of(hub, recipient, Session.CLIENT_ACKNOWLEDGE);
                MessageConsumer inbox = receiver.inbox();
                AmqpParty sender = AmqpParty.of(hub, OFFICE)) {
            List<byte[]> all = sent.all();
            for (byte[] ping : all.subList(0, 3)) {
                sender.submit(ping);
            }
            // One of them is with the partner, and the others wait there, before the hub goes.
            AmqpPings.take(inbox, received);
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    hub.bean(StandAloneBroker.class)
                                                    .lying(Party.of(hub, recipient).id())
                                                    .size()
                                            == 2);
            hub.close();
            AmqpPings.take(inbox, received);
            AmqpPings.take(inbox, received);
            for (byte[] ping : all.subList(3, 6)) {
                sender.submit(ping);
            }
            // Nobody is there to say whose certificate another one is.
            assertThatThrownBy(() -> AmqpParty.of(hub, "X99.93.001"))
                    .isInstanceOf(JMSException.class);
            hub.restart();
            served();
            sent.accepted(sender);
            while (received.size() < 6) {
                AmqpPings.take(inbox, received);
            }
        }
        assertThat(received).containsExactlyElementsOf(sent.ids());
        sent.attestedOnce();
    }

    private static boolean letIn() throws JMSException {
        try (AmqpParty party = AmqpParty.of(hub, OFFICE)) {
            return party.session() != null;
        }
    }

    private static UUID id(Draft draft) {
        return UUID.fromString(draft.field("id").asString());
    }
}
