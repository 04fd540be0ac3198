package vn.liennganh.intake.audit;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import vn.liennganh.message.RefusalCode;

/**
 * Counts refusals of which nothing else is kept: those before a seal was verified.
 *
 * <p>Counted in memory and written down by {@link #flush}, so that a flood of strangers costs one
 * row an interval; a crash loses at most one interval's counts.
 */
@Service
public class RefusalAudit {

    /** What is counted apart. */
    record Key(String channel, RefusalCode code) {}

    private static final Logger LOG = LoggerFactory.getLogger(RefusalAudit.class);

    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();
    private final RefusalAuditRepository rows;
    private final Clock clock;

    RefusalAudit(RefusalAuditRepository rows, @Qualifier("machineClock") Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Counts one refusal; costs no more than an addition. */
    public void count(String channel, RefusalCode code) {
        counts.computeIfAbsent(new Key(channel, code), key -> new LongAdder()).increment();
    }

    /** Writes down and forgets what was counted; what cannot be written is kept. */
    @Scheduled(fixedDelayString = "${hub.intake.audit-interval}")
    @PreDestroy
    public void flush() {
        Map<Key, Long> taken = new HashMap<>();
        counts.forEach(
                (key, adder) -> {
                    long sum = adder.sumThenReset();
                    if (sum > 0) {
                        taken.put(key, sum);
                    }
                });
        if (taken.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        boolean written = false;
        try {
            rows.insert(now, taken);
            written = true;
        } finally {
            if (!written) {
                taken.forEach((key, sum) -> counts.get(key).add(sum));
            }
        }
        taken.forEach(
                (key, sum) ->
                        LOG.info(
                                "refused before the seal: channel={} code={} count={}",
                                key.channel(),
                                key.code().slug(),
                                sum));
    }
}
