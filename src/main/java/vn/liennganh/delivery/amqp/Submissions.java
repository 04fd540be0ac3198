package vn.liennganh.delivery.amqp;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
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
 * in turn; one transaction serves all that are done, and whoever takes longer is not waited for.
 */
final class Submissions implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);
    private static final long IDLE_MILLIS = 500;
    private static final long PAUSE_MILLIS = 1_000;

    /** How long what is done waits for the rest of what was read with it, to share its commit. */
    private static final long GATHER_MILLIS = 500;

    private final ConnectionFactory broker;
    private final SubmissionDesk desk;
    private final RefusalDocuments refusals;
    private final Lanes lanes;
    private final BrokerView view;
    private final Pace pace;
    private final int batchMax;

    /** Why it paused last, until it goes on; the worker's alone. */
    private String told = "";

    private volatile boolean running;
    private volatile @Nullable Thread worker;
    private CountDownLatch stopping = new CountDownLatch(1);

    /** The way to the broker, for as long as it holds. */
    private record Out(
            Session session, LaneLine line, MessageProducer producer, KnownQueues queues) {}

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
        while (running) {
            try (Connection connection = broker.createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
                connection.start();
                work(session);
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

    private void work(Session session) throws JMSException, InterruptedException {
        Queue<Pile> settled = new ConcurrentLinkedQueue<>();
        Consumer<Pile> after =
                pile -> {
                    settled.add(pile);
                    lanes.wake();
                };
        try (LaneLine line = new LaneLine(session);
                MessageProducer producer = session.createProducer(null)) {
            LaneReader reader = new LaneReader(line, view, desk, pace);
            Out out = new Out(session, line, producer, new KnownQueues(session));
            reader.look(view.lanes());
            told = "";
            Set<Pile> open = new HashSet<>();
            while (running) {
                open.removeIf(Pile::settled);
                List<Pile> held = open.stream().filter(Pile::fillsBatch).toList();
                boolean full = letters(held) >= batchMax || bytes(held) > LaneReader.BYTES_MAX;
                long quiet = full ? IDLE_MILLIS : reader.quietMillis(IDLE_MILLIS);
                reader.look(lanes.next(settled.isEmpty() ? quiet : 0));
                if (reader.idle()) {
                    reader.look(view.lanes());
                }
                for (Pile pile : reader.take(batchMax - letters(held), bytes(held))) {
                    open.add(pile);
                    desk.begin(pile, after);
                }
                gather(open);
                finish(settled, reader, out);
            }
        }
    }

    private static int letters(List<Pile> piles) {
        return piles.stream().mapToInt(pile -> pile.letters().size()).sum();
    }

    private static long bytes(List<Pile> piles) {
        return piles.stream().mapToLong(pile -> pile.bytes(pile.letters().size())).sum();
    }

    private static void gather(Set<Pile> open) throws InterruptedException {
        try {
            CompletableFuture.allOf(
                            open.stream().map(Pile::passed).toArray(CompletableFuture[]::new))
                    .get(GATHER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            open.forEach(Pile::late);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Answers what is settled and takes it off the broker, in one transaction. */
    private void finish(Queue<Pile> settled, LaneReader reader, Out out) throws JMSException {
        List<Pile> piles = new ArrayList<>();
        for (Pile pile = settled.poll(); pile != null; pile = settled.poll()) {
            piles.add(pile);
        }
        if (piles.isEmpty()) {
            return;
        }
        for (Pile pile : piles) {
            for (Pile.Answered answered : pile.answers()) {
                out.producer()
                        .send(
                                out.queues().named(Addresses.receipts(pile.sender())),
                                said(out.session(), answered),
                                DeliveryMode.PERSISTENT,
                                Message.DEFAULT_PRIORITY,
                                0);
            }
            out.line().settle(pile);
        }
        out.session().commit();
        reader.done(piles);
    }

    /** What cannot be put into words is a fault of the hub, and of nobody else's letters. */
    private BytesMessage said(Session session, Pile.Answered answered) throws JMSException {
        try {
            return answer(session, answered);
        } catch (RuntimeException unspeakable) {
            LOG.error("An outcome could not be written", unspeakable);
            return answer(session, answered.failed());
        }
    }

    private BytesMessage answer(Session session, Pile.Answered answer) throws JMSException {
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
            String language = Letter.language(answer.letter()).orElse("");
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
