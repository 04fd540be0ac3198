package vn.liennganh.intake.audit;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import vn.liennganh.message.AgencyId;

/** How much comes in, for whoever watches the hub: numbers only, never what was said. */
@Service
public class Traffic {

    private final TrafficRepository rows;

    Traffic(TrafficRepository rows) {
        this.rows = rows;
    }

    /**
     * What one agency handed in during one slice of time.
     *
     * @param slot 0 for the slice that begins at {@code since}
     * @param last the newest of them
     */
    public record Sent(AgencyId agency, int slot, long messages, Instant last) {}

    /** Refusals of which nothing else is kept, those before a seal was verified. */
    public record Refused(String channel, String code, long count) {}

    /** Messages accepted since then, by sender and slice. */
    public List<Sent> accepted(Instant since, int sliceSeconds) {
        return rows.accepted(since, sliceSeconds);
    }

    /** Refusals counted since then, the most frequent first. */
    public List<Refused> refused(Instant since) {
        return rows.refused(since);
    }
}
