package vn.liennganh.startup.events;

import io.github.bucket4j.Bucket;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.liennganh.intake.audit.Attempt;
import vn.liennganh.intake.audit.AttemptListener;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Verdict;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;

/**
 * Keeps what agencies hand in, accepted or not, so that an integrator sees why. It teaches and
 * proves nothing: under a flood it leaves events out, and only the newest of each agency are kept.
 */
@Component
@ConditionalOnProperty(name = "hub.sandbox.enabled", havingValue = "true")
class EventLog implements AttemptListener {

    /** Of each agency, the newest. */
    static final int KEPT = 500;

    /** Larger contents are named and not kept, in bytes. */
    static final int BYTES_MAX = 262_144;

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final int WAITING_MAX = 1_000;

    /** Of what one agency has accepted at once, so many teach enough; and then a second so many. */
    private static final int ACCEPTED_AT_ONCE = 200;

    private static final int ACCEPTED_A_SECOND = 20;

    private final Map<AgencyId, Bucket> allowances = new HashMap<>();
    private final BlockingQueue<Attempt> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final EventRepository rows;
    private final CmsReader reader = new CmsReader();

    EventLog(EventRepository rows) {
        this.rows = rows;
    }

    @Override
    public void handedIn(Attempt attempt) {
        if (!waiting.offer(attempt)) {
            LOG.debug("event left out, too many wait");
        }
    }

    /** Writes down what waits; what the database does not take is left out. */
    @Scheduled(fixedDelayString = "PT0.5S")
    @PreDestroy
    synchronized void flush() {
        List<Attempt> taken = new ArrayList<>();
        waiting.drainTo(taken);
        if (taken.isEmpty()) {
            return;
        }
        try {
            rows.add(worthKeeping(taken).stream().map(this::event).toList());
        } catch (DataAccessException away) {
            LOG.warn("events left out count={}", taken.size());
        }
    }

    /** All that was refused, and the newest of what was not, in the order in which they came. */
    private List<Attempt> worthKeeping(List<Attempt> taken) {
        Map<AgencyId, Long> left = new HashMap<>();
        taken.stream()
                .filter(one -> one.refusal().isEmpty())
                .collect(Collectors.groupingBy(Attempt::agency, Collectors.counting()))
                .forEach((agency, many) -> left.put(agency, allowed(agency, many)));
        Deque<Attempt> kept = new ArrayDeque<>();
        for (int i = taken.size() - 1; i >= 0; i--) {
            Attempt one = taken.get(i);
            if (one.refusal().isPresent() || left.merge(one.agency(), -1L, Long::sum) >= 0) {
                kept.addFirst(one);
            }
        }
        return List.copyOf(kept);
    }

    private long allowed(AgencyId agency, long many) {
        return allowances
                .computeIfAbsent(agency, key -> allowance())
                .tryConsumeAsMuchAsPossible(many);
    }

    private static Bucket allowance() {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(ACCEPTED_AT_ONCE)
                                        .refillGreedy(ACCEPTED_A_SECOND, Duration.ofSeconds(1)))
                .build();
    }

    /**
     * Events of an agency behind that number without their bytes, the oldest first; with what was
     * just handed in.
     */
    List<Event> after(AgencyId agency, long number, int limit) {
        flush();
        return rows.after(agency, number, limit);
    }

    /** The newest events of an agency without their bytes, the newest first. */
    List<Event> newest(AgencyId agency, int limit) {
        flush();
        return rows.newest(agency, limit);
    }

    Optional<Event> find(AgencyId agency, long number) {
        flush();
        return rows.find(agency, number);
    }

    private Event event(Attempt attempt) {
        Optional<Envelope> envelope = envelope(attempt.bytes());
        boolean whole = attempt.bytes().length <= BYTES_MAX;
        return new Event(
                0,
                attempt.at(),
                attempt.agency(),
                attempt.channel(),
                attempt.outcome().name().toLowerCase(java.util.Locale.ROOT),
                envelope.map(one -> one.type().value()),
                envelope.map(one -> one.id().toString()),
                attempt.bytes().length,
                whole ? attempt.bytes() : new byte[0],
                attempt.refusal().map(Event.Reason::of));
    }

    private Optional<Envelope> envelope(byte[] bytes) {
        Checked<CmsDocument> read = reader.read(bytes);
        if (read.fault().isPresent()) {
            return Optional.empty();
        }
        Verdict<Envelope> envelope = EnvelopeReader.read(read.orThrow().content());
        return envelope.refusal().isPresent() ? Optional.empty() : Optional.of(envelope.value());
    }
}
