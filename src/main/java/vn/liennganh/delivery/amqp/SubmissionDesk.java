package vn.liennganh.delivery.amqp;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.queue.Outage;
import vn.liennganh.message.AgencyId;

/**
 * Carries submissions from the broker to the door. What one agency hands in is judged in the order
 * in which it came; agencies are judged beside each other, and none waits for another: whoever
 * brings contents, which may have to be scanned, has one of a few places of its own, and a letter
 * over which the hub itself fails is tried again by itself and in the end answered {@code
 * internal}.
 */
final class SubmissionDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SubmissionDesk.class);
    private static final String CHANNEL = "amqp";
    private static final int PATIENCE_SECONDS = 30;
    private static final int JUDGES_MIN = 4;

    private final Reception reception;
    private final Directory directory;
    private final int tries;
    private final MeterRegistry meters;
    private final ExecutorService judges;
    private final ExecutorService contentJudges;
    private final Semaphore places;

    /** Lanes and senders of the piles that are being judged, also of a session that has ended. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /** Of each sender on each lane, the letter over which the hub failed last, and how often. */
    private final Map<String, Failing> failing = new ConcurrentHashMap<>();

    private record Failing(long letter, int times) {}

    SubmissionDesk(
            Reception reception, Directory directory, AmqpSettings settings, MeterRegistry meters) {
        this.reception = reception;
        this.directory = directory;
        this.meters = meters;
        this.tries = settings.tries();
        this.judges =
                pool(
                        "amqp-judge",
                        Math.max(JUDGES_MIN, Runtime.getRuntime().availableProcessors()));
        this.contentJudges = pool("amqp-contents", settings.parcelsAtOnce());
        this.places = new Semaphore(settings.parcelsAtOnce());
    }

    private static ExecutorService pool(String name, int threads) {
        return Executors.newFixedThreadPool(
                threads,
                work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Whether something that came by this lane of its own is being judged. */
    boolean busy(String lane, AgencyId owner) {
        return busy.contains(lane + " " + owner);
    }

    /** Whether there is a place for somebody who brings contents. */
    boolean room() {
        return places.availablePermits() > 0;
    }

    /**
     * Begins to judge; returns at once. One sender has one pile of a lane at a time: another one
     * stays unjudged.
     *
     * @param settled called when every outcome in it is durable, on any thread
     */
    void begin(Pile pile, Consumer<Pile> settled) {
        if (!busy.add(pile.lane() + " " + pile.sender())) {
            pile.cut(0, Pile.End.BUSY);
            pile.settle();
            settled.accept(pile);
            return;
        }
        AgencyId sender = pile.sender();
        AgencyId acting = directory.agency(sender).flatMap(Agency::actsFor).orElse(sender);
        Channel channel = new Channel(CHANNEL, sender, acting);
        judges.execute(() -> judge(pile, channel, settled));
    }

    private void judge(Pile pile, Channel channel, Consumer<Pile> settled) {
        pile.judging(true);
        try {
            List<Message> letters = pile.letters();
            for (int i = pile.answers().size(); i < letters.size(); i++) {
                Message letter = letters.get(i);
                if (Reception.bringsContents(letter) && !pile.aside()) {
                    if (!places.tryAcquire()) {
                        pile.cut(i, Pile.End.NO_ROOM);
                        break;
                    }
                    pile.putAside();
                    contentJudges.execute(() -> judge(pile, channel, settled));
                    return;
                }
                pile.answers().add(new Pile.Answered(letter, reception.take(letter, channel)));
            }
        } catch (JMSException | RuntimeException | Error failed) {
            failed(pile, pile.answers().size(), failed);
        }
        pile.judging(false);
        CompletableFuture.allOf(
                        pile.answers().stream()
                                .map(one -> one.taken().outcome())
                                .toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((done, failed) -> settle(pile, settled));
    }

    /** Leaves in the pile what can be answered now, and tells. */
    private void settle(Pile pile, Consumer<Pile> settled) {
        try {
            for (int i = 0; i < pile.answers().size(); i++) {
                CompletableFuture<?> outcome = pile.answers().get(i).taken().outcome();
                if (!outcome.isDone()) {
                    failed(pile, i, new TimeoutException("No outcome yet"));
                } else if (outcome.isCompletedExceptionally()) {
                    failed(pile, i, outcome.handle((done, why) -> why).join());
                } else if (Reception.shut(pile.answers().get(i).outcome())) {
                    pile.cut(i, Pile.End.SHUT);
                }
            }
        } finally {
            if (pile.aside()) {
                places.release();
            }
            busy.remove(pile.lane() + " " + pile.sender());
            pile.settle();
            settled.accept(pile);
        }
    }

    /** The hub failed over a letter; what its sender put behind that waits for it. */
    private void failed(Pile pile, int at, Throwable thrown) {
        Throwable why =
                thrown instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : thrown;
        pile.cut(at, Outage.is(why) ? Pile.End.SHUT : Pile.End.LATER);
        if (Outage.is(why)) {
            LOG.warn("Submissions of {} over AMQP wait: {}", pile.sender(), Outage.reason(why));
            return;
        }
        Message letter = pile.letters().get(at);
        String agency = pile.sender().value();
        int times = times(pile, LaneLine.number(letter));
        LOG.error("A submission failed: agency={} times={}", agency, times, why);
        if (times >= tries) {
            pile.answers().add(new Pile.Answered(letter, Reception.failed()));
            meters.counter("hub.delivery.given-up", "channel", CHANNEL, "agency", agency)
                    .increment();
            LOG.error("A submission is given up, its sender hears so: agency={}", agency);
        }
    }

    private int times(Pile pile, long letter) {
        return failing.merge(
                        pile.lane() + " " + pile.sender(),
                        new Failing(letter, 1),
                        (before, now) ->
                                before.letter() == letter
                                        ? new Failing(letter, before.times() + 1)
                                        : now)
                .times();
    }

    @Override
    public void close() {
        judges.shutdownNow();
        contentJudges.shutdownNow();
    }
}
