package vn.liennganh.gateway.limit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.message.AgencyId;

/**
 * Tells operators whom a limit has met: a counter an agency and limit, and a line in the log, of
 * each at most one a minute.
 */
@Component
class LimitReports {

    private static final Logger LOG = LoggerFactory.getLogger(LimitReports.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final MeterRegistry meters;
    private final Clock clock;
    private final ConcurrentHashMap<Who, Tally> tallies = new ConcurrentHashMap<>();

    /**
     * @param clock the machine's: it only spaces lines of the log
     */
    LimitReports(MeterRegistry meters, @Qualifier("machineClock") Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    private record Who(String agency, String limit) {}

    /** Refusals since the last line, and when that was. */
    private static final class Tally {

        private final AtomicLong since = new AtomicLong();
        private Instant told = Instant.MIN;
    }

    /** Shows how many places are taken. */
    void watch(Places places) {
        Gauge.builder("hub.calls.at.work", places, Places::taken)
                .description(
                        "Calls of all partners that are being answered, long polls not counted")
                .register(meters);
    }

    /**
     * Counts one refusal.
     *
     * @param agency empty for callers without one
     */
    void refused(Optional<AgencyId> agency, String limit) {
        String name = agency.map(AgencyId::value).orElse("none");
        meters.counter("hub.limit.refused", "agency", name, "limit", limit).increment();
        Tally tally = tallies.computeIfAbsent(new Who(name, limit), who -> new Tally());
        tally.since.incrementAndGet();
        Instant now = clock.instant();
        synchronized (tally) {
            if (tally.told != Instant.MIN && now.isBefore(tally.told.plus(QUIET))) {
                return;
            }
            tally.told = now;
        }
        LOG.info(
                "limit reached agency={} limit={} refused={}",
                name,
                limit,
                tally.since.getAndSet(0));
    }
}
