package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.startup.amqp.PartnerPort;
import vn.liennganh.startup.broker.Wire;

/** A partner that takes all there is and settles nothing is given so much and no more. */
class AmqpUnsettledTest {

    private static final String GREEDY = "X99.74.001";
    private static final String RECEIPTS = "agency." + GREEDY + ".receipts";
    private static final String OTHER = "X99.11.002";
    private static final int WAITING = 2_500;
    private static final int SIZE = 4_000;
    private static final int BYTES_MAX = 4_000_000;

    private static RunningHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.shared();
        AmqpParty.of(hub, GREEDY).close();
    }

    @AfterEach
    void the_rest_is_taken_away() throws Exception {
        try (Connection connection = hub.bean(ConnectionFactory.class).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            Queue answers = session.createTemporaryQueue();
            try (MessageConsumer consumer = session.createConsumer(answers)) {
                Message question = session.createMessage();
                question.setJMSReplyTo(answers);
                JMSManagementHelper.putOperationInvocation(
                        question, ResourceNames.QUEUE + RECEIPTS, "removeAllMessages");
                session.createProducer(ActiveMQJMSClient.createQueue(Wire.MANAGEMENT))
                        .send(question);
                assertThat(consumer.receive(20_000)).isNotNull();
            }
        }
    }

    @Test
    void whoever_settles_nothing_is_given_so_much_and_gets_it_again() throws Exception {
        waiting();
        Source receipts = new Source();
        receipts.setAddress(RECEIPTS);
        try (RawAmqp raw = RawAmqp.begun(hub, GREEDY, "greedy")) {
            raw.send(0, RawAmqp.receive("from", 0, receipts));
            raw.next(Attach.class);
            raw.send(0, credit(100_000));
            int given = raw.count(Transfer.class);

            assertThat(given).isBetween(1, BYTES_MAX / SIZE);
            assertThat(hub.bean(PartnerPort.class).memory(RECEIPTS)).isLessThan(BYTES_MAX);
            AmqpParty.of(hub, OTHER).close();
        }
        try (AmqpParty again = AmqpParty.of(hub, GREEDY);
                MessageConsumer outcomes = again.consumer(RECEIPTS)) {
            for (int i = 0; i < WAITING; i++) {
                assertThat(outcomes.receive(20_000)).isNotNull();
            }
        }
    }

    private static Flow credit(int many) {
        Flow flow = new Flow();
        flow.setNextIncomingId(UnsignedInteger.ZERO);
        flow.setIncomingWindow(UnsignedInteger.valueOf(Integer.MAX_VALUE));
        flow.setNextOutgoingId(UnsignedInteger.ZERO);
        flow.setOutgoingWindow(UnsignedInteger.valueOf(Integer.MAX_VALUE));
        flow.setHandle(UnsignedInteger.ZERO);
        flow.setDeliveryCount(UnsignedInteger.ZERO);
        flow.setLinkCredit(UnsignedInteger.valueOf(many));
        return flow;
    }

    /** Outcomes that wait, as the hub writes them. */
    private static void waiting() throws Exception {
        try (Connection connection = hub.bean(ConnectionFactory.class).createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(RECEIPTS))) {
            producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            for (int i = 0; i < WAITING; i++) {
                producer.send(session.createTextMessage("x".repeat(SIZE)));
            }
            session.commit();
        }
    }
}
