package vn.liennganh.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.apache.qpid.jms.JmsConnectionFactory;

/** One partner's AMQP connection of the benchmark, by Apache Qpid JMS. */
final class AmqpLine implements AutoCloseable {

    /** All lines of this process share so many threads for reading and writing. */
    private static final String THREADS = "transport.sharedEventLoopThreads=2";

    private final String id;
    private final Connection connection;
    private final Session session;

    AmqpLine(String id, SSLContext tls, int port) throws JMSException {
        this.id = id;
        JmsConnectionFactory factory =
                new JmsConnectionFactory(
                        ("amqps://localhost:%d?amqp.saslMechanisms=EXTERNAL&%s"
                                        + "&jms.prefetchPolicy.all=50&amqp.maxFrameSize=16384")
                                .formatted(port, THREADS));
        factory.setSslContext(tls);
        connection = factory.createConnection();
        connection.start();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    /** Takes everything that comes and counts it; settling is consignment. */
    void take(AtomicLong count) throws JMSException {
        inbox().setMessageListener(message -> count.incrementAndGet());
    }

    /** Opens its inbox and takes nothing. */
    MessageConsumer inbox() throws JMSException {
        return session.createConsumer(session.createQueue("agency." + id + ".inbox"));
    }

    /** Counts verdicts. */
    void receipts(AtomicLong count) throws JMSException {
        session.createConsumer(session.createQueue("agency." + id + ".receipts"))
                .setMessageListener(message -> count.incrementAndGet());
    }

    /** Hands in everything as fast as there is credit; answers when the broker has all of it. */
    void submit(List<byte[]> signed) throws JMSException {
        AtomicLong open = new AtomicLong();
        // A session of its own: the other one belongs to its listeners.
        try (Session own = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = own.createProducer(own.createQueue("hub.submissions"))) {
            for (byte[] cms : signed) {
                BytesMessage message = own.createBytesMessage();
                message.writeBytes(cms);
                open.incrementAndGet();
                producer.send(message, settled(open));
            }
            AmqpBench.until(() -> open.get() == 0);
        }
    }

    private static CompletionListener settled(AtomicLong open) {
        return new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                open.decrementAndGet();
            }

            @Override
            public void onException(Message message, Exception failed) {
                throw new IllegalStateException(failed);
            }
        };
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
