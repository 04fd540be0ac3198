package vn.liennganh.directory.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import vn.liennganh.directory.Limit;
import vn.liennganh.message.AgencyId;

/**
 * What each agency has left of its rates, over all channels together: token buckets, one set an
 * agency, so that one's flood leaves the others' full. Memory grows with the registered agencies
 * only. Safe for many threads; nobody ever waits here.
 */
public class Allowances {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AgencyLimits limits;
    private final TimeMeter time;
    private final ConcurrentHashMap<AgencyId, Purse> purses = new ConcurrentHashMap<>();

    /**
     * @param nanoTime nanoseconds that only ever grow
     */
    public Allowances(AgencyLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.time =
                new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return nanoTime.getAsLong();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return false;
                    }
                };
    }

    /** What one agency has, and the limits by which it is filled. */
    private record Purse(Limits limits, Bucket calls, Bucket bytes, Bucket signatures) {}

    /** Takes one call or message; otherwise tells how long to wait. */
    public Optional<Duration> call(AgencyId agency) {
        ConsumptionProbe probe = purse(agency).calls().tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : pause(probe.getNanosToWaitForRefill());
    }

    /**
     * Takes bytes that it sends. As long as anything is left the whole is taken, and the debt is
     * worked off before the next: something large is never impossible, only followed by a pause.
     * Otherwise nothing is taken, and the answer is how long to wait.
     */
    public Optional<Duration> bytes(AgencyId agency, long count) {
        Bucket bytes = purse(agency).bytes();
        EstimationProbe probe = bytes.estimateAbilityToConsume(1);
        if (!probe.canBeConsumed()) {
            return pause(probe.getNanosToWaitForRefill());
        }
        spent(agency, count);
        return Optional.empty();
    }

    /** Takes bytes that have come already, where nobody knew before how many there would be. */
    public void spent(AgencyId agency, long count) {
        if (count > 0) {
            purse(agency).bytes().consumeIgnoringRateLimits(count);
        }
    }

    /**
     * For whoever reads what an agency has laid out and can leave it there: how long to leave it;
     * empty to read the next. Takes nothing.
     *
     * @param calls read already and not yet {@link #took}
     * @param bytes of these
     */
    public Optional<Duration> rest(AgencyId agency, long calls, long bytes) {
        Purse purse = purse(agency);
        EstimationProbe call = purse.calls().estimateAbilityToConsume(calls + 1);
        EstimationProbe size = purse.bytes().estimateAbilityToConsume(bytes + 1);
        return call.canBeConsumed() && size.canBeConsumed()
                ? Optional.empty()
                : pause(Math.max(call.getNanosToWaitForRefill(), size.getNanosToWaitForRefill()));
    }

    /** Takes calls or messages and their bytes, which have been read already. */
    public void took(AgencyId agency, long calls, long bytes) {
        purse(agency).calls().consumeIgnoringRateLimits(calls);
        spent(agency, bytes);
    }

    /** Takes one private-key operation of the hub; otherwise tells how long to wait. */
    public Optional<Duration> signature(AgencyId agency) {
        ConsumptionProbe probe = purse(agency).signatures().tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : pause(probe.getNanosToWaitForRefill());
    }

    private static Optional<Duration> pause(long nanos) {
        return Optional.of(Duration.ofNanos(nanos));
    }

    private Purse purse(AgencyId agency) {
        Limits now = limits.of(agency);
        Purse purse = purses.get(agency);
        if (purse != null && purse.limits().equals(now)) {
            return purse;
        }
        return purses.compute(
                agency, (id, known) -> known == null ? filled(now) : changed(known, now));
    }

    private Purse filled(Limits now) {
        return new Purse(now, bucket(calls(now)), bucket(bytes(now)), bucket(signatures(now)));
    }

    /** What was left stays left, in proportion: changing a limit gives nobody a fresh burst. */
    private static Purse changed(Purse known, Limits now) {
        if (known.limits().equals(now)) {
            return known;
        }
        TokensInheritanceStrategy share = TokensInheritanceStrategy.PROPORTIONALLY;
        known.calls().replaceConfiguration(calls(now), share);
        known.bytes().replaceConfiguration(bytes(now), share);
        known.signatures().replaceConfiguration(signatures(now), share);
        return new Purse(now, known.calls(), known.bytes(), known.signatures());
    }

    private Bucket bucket(BucketConfiguration configuration) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(configuration.getBandwidths()[0])
                .build();
    }

    private static BucketConfiguration calls(Limits limits) {
        return of(limits.get(Limit.CALL_BURST), limits.get(Limit.CALLS_PER_SECOND), SECOND);
    }

    private static BucketConfiguration bytes(Limits limits) {
        return of(limits.get(Limit.BYTE_BURST), limits.get(Limit.BYTES_PER_SECOND), SECOND);
    }

    private static BucketConfiguration signatures(Limits limits) {
        long perMinute = limits.get(Limit.SIGNATURES_PER_MINUTE);
        return of(perMinute, perMinute, Duration.ofMinutes(1));
    }

    private static BucketConfiguration of(long burst, long refill, Duration period) {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder().capacity(burst).refillGreedy(refill, period).build())
                .build();
    }
}
