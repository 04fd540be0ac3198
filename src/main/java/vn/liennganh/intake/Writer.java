package vn.liennganh.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.evidence.LogFault;
import vn.liennganh.intake.queue.Lanes;
import vn.liennganh.intake.queue.Outage;
import vn.liennganh.intake.queue.Pulse;
import vn.liennganh.intake.queue.UnderWay;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;

/**
 * The one line in which everything is written down.
 *
 * <p>A single thread takes what waits, up to {@code hub.intake.batch-max} items, and commits it in
 * one transaction with one head of the log. A batch that fails is tried again in halves, so that
 * one bad item costs only itself. Nobody hears of an outcome before it is durable.
 */
@Service
class Writer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final Duration IDLE = Duration.ofMillis(100);

    /** How often whoever waits asks whether that still makes sense. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private static final Duration TRACE_EVERY = Duration.ofMinutes(1);

    /** The part of a batch that is kept for what nobody waits for. */
    private static final int SHARE = 8;

    private final Committer committer;
    private final EvidenceLog evidence;
    private final List<CommitListener> listeners;
    private final IntakeSettings settings;
    private final Clock clock;
    private final Pulse database;
    private final UnderWay calls;
    private final Lanes<Work> queue;

    /** When it was last told where an outage comes from; of the writer's thread alone. */
    private Optional<Long> traced = Optional.empty();

    private boolean toldAway;

    private volatile boolean running;
    private volatile Thread thread = new Thread(() -> {});

    Writer(
            Committer committer,
            EvidenceLog evidence,
            List<CommitListener> listeners,
            IntakeSettings settings,
            Clock clock,
            Pulse database,
            UnderWay calls) {
        this.committer = committer;
        this.evidence = evidence;
        this.listeners = listeners;
        this.settings = settings;
        this.clock = clock;
        this.database = database;
        this.calls = calls;
        this.queue =
                new Lanes<>(
                        new Lanes.Limits(
                                settings.batchMax(),
                                Math.max(1, settings.batchMax() / SHARE),
                                settings.queueMax(),
                                settings.batchWait(),
                                settings.batchPatience(),
                                settings.batchRest()),
                        Work::weight);
    }

    /** Takes one piece of work, or fails it at once when there is no room. */
    void write(Work work) {
        if (!running || !queue.add(work, work.awaited())) {
            work.fail(RefusalCode.UNAVAILABLE);
            return;
        }
        if (!running && queue.remove(work)) {
            // It slipped in behind the last batch.
            work.fail(RefusalCode.UNAVAILABLE);
        }
    }

    /**
     * Does what probably ends in work for the writer, which therefore keeps its batch open a little
     * while.
     */
    <T> T expecting(Supplier<T> call) {
        return queue.expecting(call);
    }

    /**
     * Waits for what the batch says; who waits in vain, or for a database that says nothing, hears
     * that it may send again. What is under way goes on meanwhile.
     */
    Outcome await(CompletableFuture<Outcome> answer) {
        long end = System.nanoTime() + settings.answerTimeout().toNanos();
        try {
            while (true) {
                long left = Math.min(LOOK.toNanos(), end - System.nanoTime());
                try {
                    return answer.get(Math.max(0, left), TimeUnit.NANOSECONDS);
                } catch (TimeoutException notYet) {
                    if (left < LOOK.toNanos() || !database.beats()) {
                        return unavailable();
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return unavailable();
        } catch (ExecutionException defect) {
            throw new IllegalStateException("An outcome was not computed", defect);
        }
    }

    static Outcome unavailable() {
        return Outcome.Refused.unlogged(Refusal.of(RefusalCode.UNAVAILABLE, "intake.unavailable"));
    }

    /** Items that wait to be written. */
    int waiting() {
        return queue.waiting();
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = new Thread(this::run, "writer");
            thread.start();
        }
    }

    /** Writes what waits already, then ends. */
    @Override
    public synchronized void stop() {
        running = false;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the ports open, and until after they have closed. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        int last = 1;
        while (running || !queue.isEmpty()) {
            List<Work> batch = List.of();
            try {
                batch = queue.next(IDLE, last > 1);
                if (!batch.isEmpty()) {
                    last = batch.size();
                    write(batch);
                }
            } catch (InterruptedException interrupted) {
                LOG.warn("the writer was interrupted and goes on");
            } catch (Exception | Error bug) {
                // The loop must survive anything, errors of the machine too: a hub whose writer has
                // ended looks alive and accepts nothing. Whoever waits hears of it.
                LOG.error("the writer met a defect", bug);
                batch.forEach(work -> work.fail(RefusalCode.INTERNAL));
            }
        }
        queue.clear().forEach(work -> work.fail(RefusalCode.UNAVAILABLE));
    }

    private void write(List<Work> works) {
        Batch committed;
        try {
            committed = committer.commit(works, clock.instant());
        } catch (LogFault broken) {
            LOG.error("nothing accepted, the log is not what was signed: {}", broken.getMessage());
            works.forEach(work -> work.fail(RefusalCode.UNAVAILABLE));
            return;
        } catch (RuntimeException | Error failed) {
            if (!Outage.is(failed)) {
                retryInHalves(works, failed);
                return;
            }
            LOG.warn("nothing accepted, the database is away: {}", Outage.reason(failed));
            trace(failed);
            works.forEach(work -> work.fail(RefusalCode.UNAVAILABLE));
            return;
        }
        toldAway = false;
        publish(works, committed);
    }

    /**
     * A database that answers and still takes nothing has no room, or waits for somebody's lock, or
     * is read only, or it is a defect that looks like an outage: where it comes from is told, once
     * an outage and once a minute at most.
     */
    private void trace(Throwable failed) {
        long now = System.nanoTime();
        if (!toldAway
                && database.beats()
                && traced.filter(at -> now - at < TRACE_EVERY.toNanos()).isEmpty()) {
            LOG.warn("the database answers all the same", failed);
            traced = Optional.of(now);
            toldAway = true;
        }
    }

    /** Nobody hears of a commit before its head is signed and kept outside the database. */
    private void publish(List<Work> works, Batch committed) {
        try {
            evidence.seal();
            committed.answers().forEach(Runnable::run);
        } catch (RuntimeException unsealed) {
            // The next batch signs for this one too; the same bytes again get the receipt.
            LOG.error("a committed batch could not be sealed", unsealed);
            works.forEach(work -> work.fail(RefusalCode.UNAVAILABLE));
        }
        for (CommitListener listener : listeners) {
            try {
                listener.afterCommit(committed.events());
            } catch (RuntimeException defect) {
                LOG.error("a listener failed after the commit", defect);
            }
        }
    }

    private void retryInHalves(List<Work> batch, Throwable failed) {
        if (batch.size() > 1) {
            LOG.warn("a batch of {} failed, now in halves: {}", batch.size(), failed.toString());
            write(batch.subList(0, batch.size() / 2));
            write(batch.subList(batch.size() / 2, batch.size()));
            return;
        }
        LOG.error("an item failed alone", failed);
        batch.get(0).fail(RefusalCode.INTERNAL);
    }

    /** Does what a call from outside asks for; see {@link UnderWay}. */
    CompletableFuture<Outcome> called(Supplier<CompletableFuture<Outcome>> work) {
        return calls.during(() -> whileTheDatabaseIsThere(work));
    }

    /** Does what asks the database; while it is away nothing is accepted. Defects pass. */
    static CompletableFuture<Outcome> whileTheDatabaseIsThere(
            Supplier<CompletableFuture<Outcome>> work) {
        try {
            return work.get();
        } catch (RuntimeException away) {
            if (!Outage.is(away)) {
                throw away;
            }
            LOG.warn("nothing accepted, the database is away: {}", Outage.reason(away));
            return CompletableFuture.completedFuture(unavailable());
        }
    }
}
