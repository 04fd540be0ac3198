package vn.liennganh.console.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.delivery.backlog.Backlog;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.Certificates;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.evidence.LogPublication;
import vn.liennganh.evidence.stamp.Timestamps;
import vn.liennganh.intake.audit.Traffic;

/**
 * Looks at the whole hub at once. Many who look at the same time share one look of a few seconds
 * ago, so that a wall of screens costs the database no more than one does.
 */
@Component
class Watch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    static final int SLICES = 12;
    static final int SLICE_SECONDS = 300;

    private static final Duration HOUR = Duration.ofSeconds((long) SLICES * SLICE_SECONDS);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration FRESH = Duration.ofSeconds(2);

    /** What takes longer than this is counted behind the pages that ask, once there is a count. */
    private static final Duration LONG = Duration.ofMillis(100);

    /** Nobody is shown what is older. */
    private static final Duration OLD = Duration.ofMinutes(1);

    private final Traffic traffic;
    private final Backlog backlog;
    private final ParkingLot parkingLot;
    private final Certificates certificates;
    private final Proofs proofs;
    private final Clock clock;
    private final Clock machine;
    private final ExecutorService behind =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "operator-watch"));
    private final AtomicBoolean counting = new AtomicBoolean();
    private volatile Optional<Seen> last = Optional.empty();
    private volatile Optional<Hour> hour = Optional.empty();

    /**
     * @param clock the hub's, by which messages were accepted
     * @param machine by which certificates end and counts are written down
     */
    Watch(
            Traffic traffic,
            Backlog backlog,
            ParkingLot parkingLot,
            Certificates certificates,
            Proofs proofs,
            Clock clock,
            @Qualifier("machineClock") Clock machine) {
        this.traffic = traffic;
        this.backlog = backlog;
        this.parkingLot = parkingLot;
        this.certificates = certificates;
        this.proofs = proofs;
        this.clock = clock;
        this.machine = machine;
    }

    /** What came and went in the last hour and what waits, and how long it took to count. */
    private record Hour(
            Instant at,
            Duration took,
            List<Traffic.Sent> sent,
            List<Backlog.Brought> brought,
            List<Backlog.Waiting> waiting) {}

    /** What proves: the log, its audit, and whoever time-stamps it. */
    @Component
    record Proofs(LogPublication log, LogAudit audit, Timestamps timestamps) {}

    /**
     * What was seen.
     *
     * @param at by the hub's clock, {@code machine} by the machine's
     * @param head the newest signed head that is stored
     */
    record Seen(
            Instant at,
            Instant machine,
            List<Traffic.Sent> sent,
            List<Backlog.Brought> brought,
            List<Backlog.Waiting> waiting,
            List<ParkingLot.Group> parked,
            List<Traffic.Refused> refused,
            List<BoundCertificate> certificates,
            Optional<LogPublication.Head> head,
            LogAudit.Progress audit,
            Timestamps.State stamps) {

        long[] accepted() {
            long[] slots = new long[SLICES];
            sent.forEach(one -> slots[slot(one.slot())] += one.messages());
            return slots;
        }

        long[] taken() {
            long[] slots = new long[SLICES];
            brought.forEach(one -> slots[slot(one.slot())] += one.taken());
            return slots;
        }

        private static int slot(int slot) {
            return Math.max(0, Math.min(SLICES - 1, slot));
        }
    }

    Seen look() {
        Instant machineNow = machine.instant();
        Optional<Seen> known = last.filter(one -> machineNow.isBefore(one.machine().plus(FRESH)));
        if (known.isPresent()) {
            return known.get();
        }
        Seen seen = see(machineNow);
        last = Optional.of(seen);
        return seen;
    }

    private Hour hour() {
        Instant now = clock.instant();
        Optional<Hour> known =
                hour.filter(one -> one.took().compareTo(LONG) > 0)
                        .filter(one -> now.isBefore(one.at().plus(OLD)));
        if (known.isEmpty()) {
            return count();
        }
        countBehind();
        return known.get();
    }

    /** Also while nobody looks, so that nobody waits for it at the first look of the day. */
    @Scheduled(initialDelay = 20_000, fixedDelay = 30_000)
    void countBehind() {
        if (!behind.isShutdown() && counting.compareAndSet(false, true)) {
            behind.execute(
                    () -> {
                        try {
                            count();
                        } catch (DataAccessException | TransactionException away) {
                            LOG.warn("the last hour is counted again later: {}", away.toString());
                        } finally {
                            counting.set(false);
                        }
                    });
        }
    }

    private Hour count() {
        Instant now = clock.instant();
        long began = System.nanoTime();
        List<Traffic.Sent> sent = traffic.accepted(now.minus(HOUR), SLICE_SECONDS);
        List<Backlog.Brought> brought = backlog.brought(now.minus(HOUR), SLICE_SECONDS);
        List<Backlog.Waiting> waiting = backlog.waiting();
        Hour counted =
                new Hour(now, Duration.ofNanos(System.nanoTime() - began), sent, brought, waiting);
        hour = Optional.of(counted);
        return counted;
    }

    @Override
    public void destroy() {
        behind.shutdown();
    }

    private Seen see(Instant machineNow) {
        Instant now = clock.instant();
        Hour counted = hour();
        return new Seen(
                now,
                machineNow,
                counted.sent(),
                counted.brought(),
                counted.waiting(),
                parkingLot.groups(),
                traffic.refused(machineNow.minus(DAY)),
                certificates.bound(),
                proofs.log().heads(Long.MAX_VALUE, 1).stream().findFirst(),
                proofs.audit().progress(),
                proofs.timestamps().state());
    }
}
