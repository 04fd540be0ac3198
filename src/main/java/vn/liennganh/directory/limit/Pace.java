package vn.liennganh.directory.limit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.directory.Limit;
import vn.liennganh.message.AgencyId;

/**
 * For channels on which the hub itself reads what agencies have laid out: whoever has used up its
 * rates is read later and refused nothing. What waits stays where its sender sees it, and no other
 * agency waits with it. Operators see a counter and, of each agency, one line a minute.
 */
public class Pace {

    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private final Allowances allowances;
    private final AgencyLimits limits;
    private final MeterRegistry meters;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<String, Long> told = new ConcurrentHashMap<>();

    /**
     * @param nanoTime nanoseconds that only ever grow
     */
    public Pace(
            Allowances allowances,
            AgencyLimits limits,
            MeterRegistry meters,
            LongSupplier nanoTime) {
        this.allowances = allowances;
        this.limits = limits;
        this.meters = meters;
        this.nanoTime = nanoTime;
    }

    /**
     * How long to leave alone what the agency has laid out; empty to read the next.
     *
     * @param channel as {@code amqp} or {@code file}
     * @param calls read already and not yet {@link #took}
     * @param bytes of these
     */
    public Optional<Duration> rest(AgencyId agency, String channel, long calls, long bytes) {
        Optional<Duration> rest = allowances.rest(agency, calls, bytes);
        if (rest.isPresent()) {
            meters.counter("hub.limit.paused", "agency", agency.value(), "channel", channel)
                    .increment();
            tell(agency, channel, rest.get());
        }
        return rest;
    }

    private void tell(AgencyId agency, String channel, Duration rest) {
        long now = nanoTime.getAsLong();
        String who = channel + " " + agency;
        Long last = told.get(who);
        if (last == null || now - last > QUIET_NANOS) {
            told.put(who, now);
            LOG.info(
                    "limit reached agency={} channel={} read again after {} ms",
                    agency,
                    channel,
                    rest.toMillis());
        }
    }

    /** Takes messages or contents and their bytes, once they have been dealt with. */
    public void took(AgencyId agency, long calls, long bytes) {
        allowances.took(agency, calls, bytes);
    }

    public long limit(AgencyId agency, Limit limit) {
        return limits.of(agency).get(limit);
    }
}
