package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import vn.liennganh.delivery.amqp.Addresses;
import vn.liennganh.message.Receipt;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.startup.amqp.PartnerPort;

/** A partner that floods, or never collects, has its own share and no other's. */
class AmqpFairnessTest {

    private static final String FLOODER = "X99.12.001";
    private static final String QUIET = "X99.11.002";
    private static final String SLOW = "X99.74.001";
    private static final int FLOOD = 400;
    private static final int BATCH = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningHub hub;
    private static PartnerPort broker;
    private static SmartLifecycle door;

    @BeforeAll
    static void everybody() {
        hub = RunningHub.shared();
        broker = hub.bean(PartnerPort.class);
        door = hub.bean("amqpSubmissions", SmartLifecycle.class);
    }

    @AfterEach
    void open() {
        if (!door.isRunning()) {
            door.start();
        }
    }

    @Test
    void a_flood_is_judged_beside_the_others_and_a_backlog_stays_out_of_memory() throws Exception {
        Party flooder = Party.of(hub, FLOODER);
        Party quiet = Party.of(hub, QUIET);
        try (AmqpParty slow = AmqpParty.of(hub, SLOW);
                AmqpParty many = AmqpParty.of(hub, FLOODER);
                AmqpParty one = AmqpParty.of(hub, QUIET)) {
            slow.inbox().close();
            door.stop();
            AmqpPings flood = AmqpPings.of(flooder, SLOW, FLOOD);
            try (MessageProducer producer = many.producer()) {
                for (byte[] ping : flood.all()) {
                    BytesMessage message = many.session().createBytesMessage();
                    message.writeBytes(ping);
                    producer.send(message);
                }
            }
            Draft last = quiet.opening("sandbox.ping", SLOW);
            one.submit(quiet.sealed(last));
            door.start();

            long ofTheQuiet = index(one.outcome(UUID.fromString(last.field("id").asString())));
            await().atMost(PATIENCE)
                    .until(() -> broker.lying(Party.of(hub, SLOW).id()).size() == 100);
            await().atMost(PATIENCE)
                    .until(() -> broker.waiting(Addresses.receipts(flooder.id())) >= FLOOD);
            // Far more than that waits for both, on disk or in the tables.
            assertThat(broker.memory(Addresses.receipts(flooder.id()))).isLessThan(1_000_000);
            assertThat(broker.memory(Addresses.inbox(Party.of(hub, SLOW).id())))
                    .isLessThan(1_000_000);

            try (MessageConsumer receipts = many.consumer(Addresses.receipts(flooder.id()))) {
                long first = Long.MAX_VALUE;
                for (UUID id : flood.ids()) {
                    BytesMessage outcome = (BytesMessage) receipts.receive(20_000);
                    assertThat(outcome.getJMSCorrelationID()).isEqualTo(id.toString());
                    first = Math.min(first, index(outcome));
                }
                // It was handed in behind all of them, and judged with the first of them.
                assertThat(ofTheQuiet - first).isLessThan(BATCH);
            }
        }
    }

    @Test
    void whoever_floods_gets_no_credit_while_others_do_and_nothing_is_lost() throws Exception {
        door.stop();
        int sent = 0;
        try (AmqpParty many = AmqpParty.impatient(hub, FLOODER);
                MessageProducer producer = many.producer();
                AmqpParty one = AmqpParty.of(hub, QUIET)) {
            BytesMessage noise = many.session().createBytesMessage();
            noise.writeBytes(new byte[20_000]);
            while (sent < 1_000 && AmqpParty.credited(producer, noise)) {
                sent++;
            }
            assertThat(sent).isBetween(100, 500);
            assertThat(gauge("hub.amqp.submissions.waiting")).isEqualTo(sent);
            assertThat(gauge("hub.amqp.memory")).isBetween(1_000_000.0, 20_000_000.0);
            assertThat(gauge("hub.amqp.connections")).isGreaterThanOrEqualTo(2);

            byte[] ping = Party.of(hub, QUIET).ping(SLOW);
            one.submit(ping);
            door.start();
            await("there is credit again")
                    .atMost(PATIENCE)
                    .until(() -> AmqpParty.credited(producer, noise));
            sent++;
            try (MessageConsumer receipts = many.consumer("agency." + FLOODER + ".receipts")) {
                for (int i = 0; i < sent; i++) {
                    assertThat(receipts.receive(20_000).getStringProperty("code"))
                            .isEqualTo("message-malformed");
                }
                assertThat(receipts.receive(300)).isNull();
            }
        }
    }

    @Test
    void connections_and_links_of_one_agency_are_counted() throws Exception {
        List<AmqpParty> open = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                open.add(AmqpParty.of(hub, "X99.53.001"));
            }
            assertThatThrownBy(() -> AmqpParty.of(hub, "X99.53.001"))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("Too many connections");
            AmqpParty.of(hub, QUIET).close();

            AmqpParty greedy = open.get(0);
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 33; i++) {
                                    greedy.producer();
                                }
                            })
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("resource-limit-exceeded");
        } finally {
            for (AmqpParty party : open) {
                party.close();
            }
        }
    }

    private static long index(BytesMessage outcome) throws JMSException {
        assertThat(outcome.getStringProperty("outcome")).isEqualTo("accepted");
        return Receipt.read(AmqpParty.bytes(outcome)).orElseThrow().log().index();
    }

    private static double gauge(String name) {
        return hub.bean(MeterRegistry.class).get(name).gauge().value();
    }
}
