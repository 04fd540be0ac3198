package vn.liennganh.delivery.backlog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.liennganh.message.AgencyId;

/** What waits, and what was taken: numbers only, never what was said. */
@Service
public class Backlog {

    private final BacklogRepository rows;

    Backlog(BacklogRepository rows) {
        this.rows = rows;
    }

    /**
     * What lies with the hub for one recipient.
     *
     * @param placed in its inbox, not acknowledged
     * @param underway accepted, and not yet in its inbox
     * @param retrying deliveries that failed and are tried again
     * @param parked deliveries that are not tried any more
     * @param oldestUnderway when the oldest of those under way was accepted
     * @param oldestPlaced when the oldest of those in its inbox was accepted
     */
    public record Waiting(
            AgencyId party,
            long placed,
            long underway,
            long retrying,
            long parked,
            Optional<Instant> oldestUnderway,
            Optional<Instant> oldestPlaced) {}

    /**
     * Deliveries to one recipient that were accepted during one slice of time.
     *
     * @param slot 0 for the slice that begins at {@code since}
     * @param taken those of which it has fetched or acknowledged the message
     */
    public record Brought(AgencyId party, int slot, long all, long taken) {}

    /** Of every recipient for whom anything waits. */
    public List<Waiting> waiting() {
        return rows.waiting();
    }

    /** Deliveries accepted since then, by recipient and slice. */
    public List<Brought> brought(Instant since, int sliceSeconds) {
        return rows.brought(since, sliceSeconds);
    }
}
