package vn.liennganh.scenario;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.JmsSendTimedOutException;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.apache.qpid.proton.amqp.Symbol;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;

/** An agency at the hub's AMQP port, with a client that is not ours: Apache Qpid JMS. */
public final class AmqpParty implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 60_000;

    private final String id;
    private final Connection connection;
    private final Session session;

    private AmqpParty(String id, Connection connection, int mode) throws JMSException {
        this.id = id;
        this.connection = connection;
        this.session = connection.createSession(false, mode);
    }

    public static AmqpParty of(RunningHub hub, String id) throws JMSException {
        return of(hub, id, Session.AUTO_ACKNOWLEDGE);
    }

    /** One whose keys lie in no folder of the sandbox. */
    public static AmqpParty of(RunningHub hub, String id, SSLContext tls) throws JMSException {
        return new AmqpParty(id, connect(hub, tls, ""), Session.AUTO_ACKNOWLEDGE);
    }

    /**
     * @param mode how it settles, as JMS and Qpid number it
     */
    static AmqpParty of(RunningHub hub, String id, int mode) throws JMSException {
        return new AmqpParty(id, connect(hub, identity(hub.keys(id)), ""), mode);
    }

    /** One that gives up on a transfer for which it gets no credit for a second. */
    static AmqpParty impatient(RunningHub hub, String id) throws JMSException {
        return new AmqpParty(
                id,
                connect(hub, identity(hub.keys(id)), "&jms.sendTimeout=1000"),
                Session.AUTO_ACKNOWLEDGE);
    }

    /** One whose container bears a name that it insists on having alone. */
    static AmqpParty named(RunningHub hub, String id, String name) throws JMSException {
        return new AmqpParty(
                id,
                connect(hub, identity(hub.keys(id)), "&jms.clientID=" + name),
                Session.AUTO_ACKNOWLEDGE);
    }

    /** The same at a hub of its own process. */
    static AmqpParty of(HubProcess hub, String id, int mode) throws JMSException {
        return at(hub.amqpPort(), hub.sandbox(), id, mode);
    }

    /** The same over another port, as the sandbox's keys lie in {@code sandbox}. */
    static AmqpParty at(int port, Path sandbox, String id, int mode) throws JMSException {
        SSLContext tls =
                identity(sandbox.resolve(id))
                        .sslContext(Pem.readCertificates(sandbox.resolve("ca.pem")));
        return new AmqpParty(id, connect(port, tls, ""), mode);
    }

    static TlsIdentity identity(Path folder) {
        return new TlsIdentity(
                Pem.readCertificate(folder.resolve("tls.crt")),
                Pem.readPrivateKey(folder.resolve("tls.key")),
                List.of());
    }

    /** Connects and starts; the session comes after it. */
    static Connection connect(RunningHub hub, TlsIdentity identity, String options)
            throws JMSException {
        SSLContext tls = identity.sslContext(Pem.readCertificates(hub.sandbox().resolve("ca.pem")));
        return connect(hub, tls, options);
    }

    static Connection connect(RunningHub hub, SSLContext tls, String options) throws JMSException {
        return connect(hub.amqpPort(), tls, options);
    }

    private static Connection connect(int port, SSLContext tls, String options)
            throws JMSException {
        JmsConnectionFactory factory =
                new JmsConnectionFactory(
                        ("amqps://localhost:%d?amqp.saslMechanisms=EXTERNAL"
                                        + "&jms.prefetchPolicy.all=10%s")
                                .formatted(port, options));
        factory.setSslContext(tls);
        Connection connection = factory.createConnection();
        connection.start();
        return connection;
    }

    /**
     * Sends, unless there was no credit for it until the {@link #impatient} gave up. It gives up as
     * well on one that is gone and of which the broker said nothing for that long: what is sent
     * again then may be there twice.
     */
    static boolean credited(MessageProducer producer, BytesMessage message) throws JMSException {
        try {
            producer.send(message);
            return true;
        } catch (JmsSendTimedOutException none) {
            return false;
        }
    }

    Session session() {
        return session;
    }

    Connection connection() {
        return connection;
    }

    /** Hands bytes in, as the protocol says. */
    public void submit(byte[] cms) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(cms);
        submit(message);
    }

    /** A body that is no bytes at all. */
    public Message text(String words) throws JMSException {
        return session.createTextMessage(words);
    }

    /** A body of another kind. */
    public BytesMessage body(String mediaType, byte[] body) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        ((AmqpJmsMessageFacade) ((JmsMessage) message).getFacade())
                .setContentType(Symbol.valueOf(mediaType));
        return message;
    }

    public void submit(Message message) throws JMSException {
        try (MessageProducer producer = producer()) {
            producer.send(message);
        }
    }

    /** Over a link that names the address on each message: what all who do so share. */
    void submitUnaddressed(Message message) throws JMSException {
        try (MessageProducer anybody = session.createProducer(null)) {
            anybody.send(session.createQueue("hub.submissions"), message);
        }
    }

    MessageProducer producer() throws JMSException {
        return session.createProducer(session.createQueue("hub.submissions"));
    }

    MessageConsumer consumer(String queue) throws JMSException {
        return session.createConsumer(session.createQueue(queue));
    }

    public MessageConsumer inbox() throws JMSException {
        return consumer("agency." + id + ".inbox");
    }

    /** The outcome that is correlated with this id; others are settled and left. */
    public BytesMessage outcome(String correlation) throws JMSException {
        try (MessageConsumer receipts = consumer("agency." + id + ".receipts")) {
            return next(receipts, "JMSCorrelationID", correlation);
        }
    }

    /** The outcome that is correlated with either of these. */
    public BytesMessage outcome(String one, String other) throws JMSException {
        try (MessageConsumer receipts = consumer("agency." + id + ".receipts")) {
            Message found = receipts.receive(PATIENCE_MILLIS);
            while (found != null
                    && !one.equals(found.getJMSCorrelationID())
                    && !other.equals(found.getJMSCorrelationID())) {
                found = receipts.receive(PATIENCE_MILLIS);
            }
            return (BytesMessage) Objects.requireNonNull(found, "Nothing came");
        }
    }

    public BytesMessage outcome(UUID id) throws JMSException {
        return outcome(id.toString());
    }

    /** The delivery of this message out of the inbox. */
    public static BytesMessage delivery(MessageConsumer inbox, UUID message) throws JMSException {
        return next(inbox, "id", message.toString());
    }

    private static BytesMessage next(MessageConsumer from, String name, String value)
            throws JMSException {
        Message found = from.receive(PATIENCE_MILLIS);
        while (found != null) {
            String is =
                    name.equals("JMSCorrelationID")
                            ? found.getJMSCorrelationID()
                            : found.getStringProperty(name);
            if (value.equals(is)) {
                return (BytesMessage) found;
            }
            found.acknowledge();
            found = from.receive(PATIENCE_MILLIS);
        }
        throw new AssertionError("Nothing came with " + name + " " + value);
    }

    /** What the transfer said its body is. */
    static String contentType(Message message) {
        return ((AmqpJmsMessageFacade) ((JmsMessage) message).getFacade())
                .getContentType()
                .toString();
    }

    public static byte[] bytes(BytesMessage message) throws JMSException {
        byte[] bytes = new byte[(int) message.getBodyLength()];
        message.reset();
        message.readBytes(bytes);
        return bytes;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
