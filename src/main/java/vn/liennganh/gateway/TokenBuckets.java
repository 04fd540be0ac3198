package vn.liennganh.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import vn.liennganh.message.AgencyId;

/**
 * A quota for each agency: so much at once, so much a second on average. One agency's flood leaves
 * the others' buckets full. Memory grows with the registered agencies only, since callers are known
 * by then.
 */
final class TokenBuckets {

    private final long nanosPerToken;
    private final long burstNanos;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<AgencyId, AtomicLong> fullAgainAt = new ConcurrentHashMap<>();

    TokenBuckets(double perSecond, int burst, LongSupplier nanoTime) {
        this.nanosPerToken = Math.max(1, (long) (1_000_000_000d / perSecond));
        this.burstNanos = nanosPerToken * burst;
        this.nanoTime = nanoTime;
    }

    /** Takes one token; otherwise tells how long to wait, rounded up to whole seconds. */
    Optional<Duration> take(AgencyId agency) {
        AtomicLong full =
                fullAgainAt.computeIfAbsent(agency, key -> new AtomicLong(nanoTime.getAsLong()));
        while (true) {
            long now = nanoTime.getAsLong();
            long before = full.get();
            long after = Math.max(before - now, 0) + nanosPerToken;
            if (after > burstNanos) {
                return Optional.of(Duration.ofSeconds(1 + (after - burstNanos) / 1_000_000_000L));
            }
            if (full.compareAndSet(before, now + after)) {
                return Optional.empty();
            }
        }
    }
}
