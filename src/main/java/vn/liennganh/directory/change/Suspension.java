package vn.liennganh.directory.change;

import java.time.Instant;
import java.util.Optional;
import vn.liennganh.message.AgencyId;

/**
 * A stretch for which the hub itself withheld an agency's channel. What was sent to the agency
 * waited meanwhile, and no legal clock stood still.
 *
 * @param from the hub's moment from which on nothing was taken or given
 * @param to the hub's moment from which on it was again; empty while it is withheld
 */
public record Suspension(AgencyId agency, Instant from, Optional<Instant> to) {

    /** Whether it lasts. */
    public boolean open() {
        return to.isEmpty();
    }

    /** Whether some part of it lies between the two instants, the second not included. */
    public boolean touches(Instant after, Instant before) {
        return from.isBefore(before) && to.filter(end -> !end.isAfter(after)).isEmpty();
    }
}
