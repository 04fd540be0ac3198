package vn.liennganh.delivery.amqp;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.node.ArrayNode;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.intake.Outcome;
import vn.liennganh.message.Json;

/**
 * Takes submissions off the broker and puts their outcomes on their senders' receipts queues, both
 * in one transaction of the broker and after the door has made the outcome durable. A crash between
 * the two brings the submission again, and the door then gives the same receipt. Agencies are read
 * in turn.
 */
final class Submissions implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);
    private static final long IDLE_MILLIS = 500;
    private static final long PAUSE_MILLIS = 1_000;

    private final ConnectionFactory broker;
    private final SubmissionDesk desk;
    private final RefusalDocuments refusals;
    private final Lanes lanes;
    private final BrokerView view;
    private final Pace pace;
    private final int batchMax;
    private volatile boolean running;
    private volatile @Nullable Thread worker;
    private CountDownLatch stopping = new CountDownLatch(1);

    Submissions(
            ConnectionFactory broker,
            SubmissionDesk desk,
            RefusalDocuments refusals,
            Lanes lanes,
            BrokerView view,
            Pace pace,
            AmqpSettings settings) {
        this.broker = broker;
        this.desk = desk;
        this.refusals = refusals;
        this.lanes = lanes;
        this.view = view;
        this.pace = pace;
        this.batchMax = settings.batchMax();
    }

    @Override
    public void start() {
        running = true;
        stopping = new CountDownLatch(1);
        Thread thread = new Thread(this::work, "amqp-in");
        thread.setDaemon(true);
        thread.start();
        worker = thread;
    }

    private void work() {
        String told = "";
        while (running) {
            try (Connection connection = broker.createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
                connection.start();
                LaneReader reader = new LaneReader(session, view, pace);
                reader.look(view.lanes());
                told = "";
                MessageProducer producer = session.createProducer(null);
                KnownQueues queues = new KnownQueues(session);
                while (running) {
                    reader.look(lanes.next(reader.quietMillis(IDLE_MILLIS)));
                    if (reader.idle()) {
                        reader.look(view.lanes());
                    }
                    if (!round(session, reader, producer, queues)) {
                        session.rollback();
                        stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (JMSException | RuntimeException | Error failed) {
                if (running) {
                    // Once for each reason, however long it lasts.
                    if (!told.equals(failed.toString())) {
                        told = failed.toString();
                        LOG.warn("Submissions over AMQP pause: {}", told);
                    }
                    pause();
                }
            }
        }
    }

    private boolean round(
            Session session, LaneReader reader, MessageProducer producer, KnownQueues queues)
            throws JMSException, InterruptedException {
        List<Message> letters = reader.take(batchMax);
        if (letters.isEmpty()) {
            return true;
        }
        Optional<List<SubmissionDesk.Answered>> answers = desk.judged(letters);
        if (answers.isEmpty()) {
            return false;
        }
        for (SubmissionDesk.Answered answer : answers.get()) {
            producer.send(
                    queues.named(Addresses.receipts(answer.sender())),
                    answer(session, answer),
                    DeliveryMode.PERSISTENT,
                    Message.DEFAULT_PRIORITY,
                    0);
        }
        session.commit();
        reader.done();
        return true;
    }

    private BytesMessage answer(Session session, SubmissionDesk.Answered answer)
            throws JMSException {
        Outcome outcome = answer.outcome();
        BytesMessage message = session.createBytesMessage();
        message.setJMSCorrelationID(Letter.correlation(answer.taken().id(), answer.letter()));
        if (answer.taken().id().isPresent()) {
            message.setStringProperty(Letter.ID, answer.taken().id().get().toString());
        }
        if (outcome instanceof Outcome.Accepted accepted) {
            fill(message, "accepted", Letter.JSON, accepted.receipt().toBytes());
        } else if (outcome instanceof Outcome.Acknowledged acknowledged) {
            ArrayNode receipts = Json.MAPPER.createArrayNode();
            acknowledged.receipts().forEach(receipt -> receipts.add(receipt.toJson()));
            fill(message, "acknowledged", Letter.JSON, Json.MAPPER.writeValueAsBytes(receipts));
        } else if (outcome instanceof Outcome.Refused refused) {
            String language =
                    Optional.ofNullable(answer.letter().getStringProperty(Letter.LANGUAGE))
                            .orElse("");
            message.setStringProperty(Letter.CODE, refused.refusal().code().slug());
            fill(
                    message,
                    "refused",
                    RefusalDocuments.MEDIA_TYPE,
                    refusals.of(refused.refusal(), refused.rejection(), language));
        } else {
            throw new IllegalStateException("No answer to a submission: " + outcome);
        }
        return message;
    }

    private static void fill(BytesMessage message, String what, String mediaType, byte[] body)
            throws JMSException {
        message.setStringProperty(Letter.OUTCOME, what);
        Letter.contentType(message, mediaType);
        message.writeBytes(body);
    }

    private void pause() {
        try {
            stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        Thread thread = worker;
        if (thread != null) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
