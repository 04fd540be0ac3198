package vn.liennganh.delivery;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.intake.CarryRecord;
import vn.liennganh.message.StatementKind;

/**
 * Has parked deliveries attested, on a thread of its own: nothing waits for it. One that cannot be
 * attested rests, longer each time, and keeps no other one from it.
 */
final class ParkingWitness {

    private static final Logger LOG = LoggerFactory.getLogger(ParkingWitness.class);
    private static final int AT_ONCE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final HeldRepository held;
    private final Function<List<CarryRecord>, CompletableFuture<Void>> attest;
    private final Duration first;
    private final Duration longest;
    private final Bell bell = new Bell();
    private final Map<Long, Rest> resting = new ConcurrentHashMap<>();
    private volatile boolean running;
    private volatile @Nullable Thread worker;

    /**
     * @param attest writes into the log, all of them or none; what is there already is left
     * @param settings how long one rests that failed, at first and at most
     */
    ParkingWitness(
            HeldRepository held,
            Function<List<CarryRecord>, CompletableFuture<Void>> attest,
            DeliverySettings settings) {
        this.held = held;
        this.attest = attest;
        this.first = settings.retryFirst();
        this.longest = settings.retryMax();
    }

    private record Rest(Duration length, long until) {

        static Rest of(Duration length) {
            return new Rest(length, System.nanoTime() + length.toNanos());
        }

        Rest longer(Duration longest) {
            Duration twice = length.multipliedBy(2);
            return of(twice.compareTo(longest) < 0 ? twice : longest);
        }

        long left() {
            return until - System.nanoTime();
        }
    }

    void start() {
        running = true;
        Thread thread = new Thread(this::work, "parking-witness");
        thread.setDaemon(true);
        thread.start();
        worker = thread;
    }

    /** There may be something to attest. */
    void ring() {
        bell.ring();
    }

    private void work() {
        try {
            while (running) {
                long heard = bell.rings();
                bell.await(heard, Math.min(LOOK.toNanos(), guarded()));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A round that failed must not be the last one. */
    private long guarded() throws InterruptedException {
        try {
            return round();
        } catch (RuntimeException | Error failed) {
            if (running) {
                LOG.warn("Parking is attested later: {}", failed.toString());
            }
            return first.toNanos();
        }
    }

    /** Returns in how many nanoseconds the next one has rested. */
    private long round() throws InterruptedException {
        Set<Long> seen = new HashSet<>();
        List<ParkedDelivery> silent = held.unattested(0, AT_ONCE);
        while (!silent.isEmpty()) {
            silent.forEach(one -> seen.add(one.number()));
            List<ParkedDelivery> rested =
                    silent.stream().filter(one -> rested(one.number())).toList();
            if (!rested.isEmpty()) {
                witness(rested);
            }
            silent = held.unattested(silent.get(silent.size() - 1).number(), AT_ONCE);
        }
        // What is no longer parked has nothing to be attested: waiting for it would never end.
        resting.keySet().retainAll(seen);
        return resting.values().stream().mapToLong(Rest::left).min().orElse(Long.MAX_VALUE);
    }

    /** How many rest after a failure. */
    int resting() {
        return resting.size();
    }

    private boolean rested(long number) {
        return Optional.ofNullable(resting.get(number)).map(rest -> rest.left() <= 0).orElse(true);
    }

    private void witness(List<ParkedDelivery> silent) throws InterruptedException {
        try {
            attest.apply(silent.stream().map(ParkingWitness::failure).toList())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            held.attested(silent.stream().mapToLong(ParkedDelivery::number).toArray());
            silent.forEach(one -> resting.remove(one.number()));
        } catch (TimeoutException away) {
            LOG.warn("Parking of {} deliveries is attested later: no answer", silent.size());
            silent.forEach(this::rest);
        } catch (ExecutionException failed) {
            if (silent.size() > 1) {
                for (ParkedDelivery one : silent) {
                    witness(List.of(one));
                }
            } else {
                LOG.warn(
                        "Parking of delivery {} is attested later: {}",
                        silent.get(0).number(),
                        String.valueOf(failed.getCause()));
                rest(silent.get(0));
            }
        }
    }

    private void rest(ParkedDelivery one) {
        resting.compute(
                one.number(),
                (number, rest) -> rest == null ? Rest.of(first) : rest.longer(longest));
    }

    private static CarryRecord failure(ParkedDelivery parked) {
        return new CarryRecord(
                parked.message(),
                parked.party(),
                StatementKind.RELAY_FAILURE,
                Optional.of(parked.reason()));
    }

    void stop() {
        running = false;
        Thread thread = worker;
        if (thread != null) {
            thread.interrupt();
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
