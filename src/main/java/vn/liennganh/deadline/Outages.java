package vn.liennganh.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.liennganh.directory.change.Suspension;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.CounterEvidence;
import vn.liennganh.regulation.Obligation;

/**
 * Knows when the hub itself was not there, and when it withheld a party's channel. Neither ever
 * moves a due instant: it is evidence for the party that was silent or late.
 *
 * <p>Away is who gave no sign for longer than the bound: because it did not run, which its next
 * start finds, or because it could not reach the database, which its next sign finds. The latter is
 * measured by time that passed, so that a clock that is set anew is no outage.
 */
public final class Outages implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private final OutageRepository rows;
    private final Function<AgencyId, List<Suspension>> suspensions;
    private final Clock clock;
    private final LongSupplier nanos;
    private final WatchSettings.Signs signs;

    private volatile boolean running;
    private volatile ScheduledExecutorService heart = silent();
    private long lastNanos;

    /**
     * @param suspensions when an agency's channel was withheld, the earliest first
     * @param nanos time that has passed, which nobody can set
     */
    Outages(
            OutageRepository rows,
            Function<AgencyId, List<Suspension>> suspensions,
            Clock clock,
            LongSupplier nanos,
            WatchSettings.Signs signs) {
        this.rows = rows;
        this.suspensions = suspensions;
        this.clock = clock;
        this.nanos = nanos;
        this.signs = signs;
    }

    /** What speaks for whoever owed the duty while it could be fulfilled in time. */
    public List<CounterEvidence> during(Obligation duty) {
        Instant from = duty.reckoning().from();
        Instant now = clock.instant();
        List<CounterEvidence> all = new ArrayList<>(rows.between(from, duty.due()));
        suspensions.apply(duty.party()).stream()
                .filter(one -> one.touches(from, duty.due()))
                .map(one -> CounterEvidence.withheld(one.from(), one.to().orElse(now)))
                .forEach(all::add);
        return all;
    }

    /** The first sign after a time without any. */
    void back() {
        lastNanos = nanos.getAsLong();
        rows.back(clock.instant(), signs.outageMin())
                .ifPresent(away -> LOG.warn("The hub was away for {}", away));
    }

    /** One sign of life. */
    void beat() {
        if (Duration.ofNanos(nanos.getAsLong() - lastNanos).compareTo(signs.outageMin()) > 0) {
            back();
        } else {
            rows.beat(clock.instant());
            lastNanos = nanos.getAsLong();
        }
    }

    private void sign() {
        try {
            beat();
        } catch (RuntimeException away) {
            // The next sign that succeeds tells how long it lasted.
            LOG.warn("No sign of life was written: {}", away.toString());
        }
    }

    private static ScheduledExecutorService silent() {
        return Executors.newSingleThreadScheduledExecutor(
                task -> {
                    Thread thread = new Thread(task, "heartbeat");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public void start() {
        back();
        running = true;
        heart = silent();
        long every = signs.heartbeat().toMillis();
        heart.scheduleWithFixedDelay(this::sign, every, every, TimeUnit.MILLISECONDS);
    }

    /** The last sign is the moment of the stop. */
    @Override
    public void stop() {
        running = false;
        heart.shutdownNow();
        sign();
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
}
