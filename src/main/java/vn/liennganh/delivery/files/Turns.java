package vn.liennganh.delivery.files;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.message.AgencyId;

/**
 * Turns of agencies beside each other on a few threads, each agency at most once at a time: one
 * that hangs holds one thread, and one that fails, however badly, fails alone.
 */
final class Turns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final Set<AgencyId> atWork = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    Turns(int most) {
        threads =
                Executors.newFixedThreadPool(
                        most,
                        work -> {
                            Thread worker = new Thread(work, "files");
                            worker.setDaemon(true);
                            return worker;
                        });
    }

    /** What is done in a turn. */
    @FunctionalInterface
    interface Turn {
        void take() throws Exception;
    }

    /** Gives the agency its turn behind those who wait already, unless its last is not over yet. */
    void give(AgencyId agency, Turn turn) {
        if (!atWork.add(agency)) {
            return;
        }
        try {
            threads.execute(() -> take(agency, turn));
        } catch (RuntimeException | Error refused) {
            atWork.remove(agency);
            throw refused;
        }
    }

    private void take(AgencyId agency, Turn turn) {
        try {
            turn.take();
        } catch (Exception | Error failed) {
            // Whatever it is, the other agencies have their turns, and this one its next.
            LOG.error("The tree of {} is looked at again later", agency, failed);
        } finally {
            atWork.remove(agency);
        }
    }

    /** Ends those that are not begun; waits a while for those that are. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stop) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
