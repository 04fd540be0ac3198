package vn.liennganh.delivery;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.liennganh.delivery.gather.Gatherer;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.CommitListener;
import vn.liennganh.message.AgencyId;

/**
 * The worker that keeps deliveries moving: it relays what was accepted, tries again what failed,
 * releases what was parked for a recipient that has enrolled, and has parking attested. It also
 * carries gatherings to the route that looks at them.
 */
class Courier implements CommitListener, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final long IDLE_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 1_000;

    private final Relay relay;
    private final Routes routes;
    private final BrokerSender sender;
    private final HeldRepository held;
    private final Gatherer gatherer;
    private final Directory directory;
    private final ParkingWitness witness;
    private final Rhythm rhythm;

    private volatile @Nullable Thread worker;
    private volatile boolean running;
    private long generation = -1;
    private CountDownLatch stopping = new CountDownLatch(1);

    Courier(
            Relay relay,
            Routes routes,
            BrokerSender sender,
            HeldRepository held,
            Gatherer gatherer,
            Directory directory,
            ParkingWitness witness,
            Rhythm rhythm) {
        this.relay = relay;
        this.routes = routes;
        this.sender = sender;
        this.held = held;
        this.gatherer = gatherer;
        this.directory = directory;
        this.witness = witness;
        this.rhythm = rhythm;
    }

    /**
     * When the worker works.
     *
     * @param bell rings when there is something to do
     * @param held true while what is held back must be looked at
     * @param interval the least time between two rounds
     * @param clock the machine's, which retries follow
     */
    record Rhythm(Bell bell, AtomicBoolean held, Duration interval, Clock clock) {

        static Rhythm of(Duration interval, Clock clock) {
            return new Rhythm(new Bell(), new AtomicBoolean(true), interval, clock);
        }

        /** Something held back has changed. */
        void lookAtHeld() {
            held.set(true);
            bell.ring();
        }
    }

    @Override
    public void afterCommit(List<BatchEvent> events) {
        for (BatchEvent event : events) {
            if (event instanceof BatchEvent.MessageAccepted) {
                rhythm.bell().ring();
                return;
            }
        }
    }

    /** Something held back has changed. */
    void lookAtHeld() {
        rhythm.lookAtHeld();
    }

    @Override
    public void start() {
        try {
            routes.start();
        } catch (Exception broken) {
            throw new IllegalStateException(
                    "The routes do not start: " + broken.getMessage(), broken);
        }
        LOG.info("{} routes lead to the partners", routes.count());
        generation = directory.generation();
        stopping = new CountDownLatch(1);
        running = true;
        witness.start();
        Thread thread = new Thread(this::work, "courier");
        thread.setDaemon(true);
        thread.start();
        worker = thread;
    }

    private void work() {
        boolean swept = false;
        while (running) {
            long heard = rhythm.bell().rings();
            long began = System.nanoTime();
            try {
                if (!swept && relay.missing(rhythm.clock().instant().toString())) {
                    release();
                    swept = true;
                }
                routes.listenAgain();
                boolean more = round();
                if (!more) {
                    rhythm.bell().awaitMillis(heard, IDLE_MILLIS);
                }
                pause(rhythm.interval().toNanos() - (System.nanoTime() - began));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception | Error failed) {
                LOG.warn("The relay pauses: {}", failed.toString());
                recover();
            }
        }
    }

    private boolean round() throws Exception {
        if (directory.generation() != generation) {
            generation = directory.generation();
            routes.layMissing();
            release();
        }
        Relay.Round fresh = relay.newOnes();
        Relay.Round again = Relay.Round.IDLE;
        if (rhythm.held().getAndSet(false) || fresh.parked()) {
            again = relay.dueAgain();
            witness.ring();
            if (held.anyUnderRetry()) {
                rhythm.held().set(true);
            }
        }
        boolean gathered = gatherer.carry(rhythm.clock().instant());
        return fresh.full() || again.full() || gathered;
    }

    private void release() {
        for (String reason : List.of(Routes.NOT_ENROLLED, Routes.NO_ROUTE)) {
            List<AgencyId> reachable =
                    held.partiesParkedFor(reason).stream()
                            .filter(party -> routes.obstacle(party).isEmpty())
                            .toList();
            if (!reachable.isEmpty()) {
                int released = held.release(reachable, reason, rhythm.clock().instant());
                LOG.info("{} deliveries go on that were parked: {}", released, reason);
                rhythm.held().set(true);
            }
        }
    }

    private void recover() {
        rhythm.held().set(true);
        hangUp();
        try {
            pause(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void hangUp() {
        try {
            sender.close();
        } catch (JMSException | RuntimeException away) {
            // The pool trips over a producer whose connection it has dropped.
            LOG.debug("Closing what is closed already: {}", away.toString());
        }
    }

    private void pause(long nanos) throws InterruptedException {
        if (nanos > 0) {
            stopping.await(nanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        rhythm.bell().ring();
        Thread thread = worker;
        if (thread != null) {
            join(thread);
        }
        witness.stop();
        hangUp();
        try {
            routes.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("The routes do not stop", failed);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
