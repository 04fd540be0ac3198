package vn.liennganh.intake.view;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.liennganh.intake.Channel;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;

/**
 * Writes down each fetch of a message or a file by a partner's machine: who, when, over which
 * channel. What is to be kept secret from third parties must leave a trace of everybody who had it,
 * and the signed log knows a recipient's first time only.
 *
 * <p>Nobody waits for it: rows are written many at a time, less than a second later. A hub that
 * dies in between has lost those; the first times stand in the log in any case.
 */
@Component
public class Fetches implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Fetches.class);
    private static final int WAITING_MAX = 50_000;
    private static final int AT_ONCE = 1_000;
    private static final long EVERY_MILLIS = 500;
    private static final long STOP_SECONDS = 5;

    private final FetchRepository repository;
    private final Clock clock;
    private final BlockingQueue<Fetch> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private final List<Fetch> unwritten = new ArrayList<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "fetches"));
    private volatile boolean running;

    /**
     * @param clock the machine's, as in the diary of what people read
     */
    Fetches(FetchRepository repository, @Qualifier("machineClock") Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * One fetch.
     *
     * @param agency whose certificate opened the channel
     * @param channel {@code rest} or {@code soap}
     * @param attachment which file; empty where it was the message itself
     */
    public record Fetch(
            Instant at,
            AgencyId agency,
            String channel,
            UUID message,
            Optional<Sha256> attachment) {}

    /** The bytes of the message, or of this file of it, have been left to whoever called. */
    public void left(Channel to, UUID message, Optional<Sha256> attachment) {
        Fetch one = new Fetch(clock.instant(), to.agency(), to.kind(), message, attachment);
        if (!waiting.offer(one)) {
            LOG.warn("fetch not written down, too many wait: message={}", message);
        }
    }

    /** What an agency's machines fetched, the latest first. */
    public List<Fetch> of(AgencyId agency, int limit) {
        return repository.of(agency, limit);
    }

    @Override
    public void start() {
        running = true;
        thread.scheduleWithFixedDelay(
                this::write, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void write() {
        try {
            do {
                waiting.drainTo(unwritten, AT_ONCE - unwritten.size());
                if (!unwritten.isEmpty()) {
                    repository.add(unwritten);
                    unwritten.clear();
                }
            } while (!waiting.isEmpty());
        } catch (RuntimeException later) {
            int count = unwritten.size() + waiting.size();
            LOG.warn("fetches wait to be written down count={}: {}", count, later.toString());
        }
    }

    /** Writes what is left, and ends. */
    @Override
    public void stop() {
        running = false;
        thread.execute(this::write);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("fetches not written down count={}", waiting.size());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server begins, and until after it has ended. */
    @Override
    public int getPhase() {
        return 0;
    }
}
