package vn.liennganh.deadline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.regulation.Obligation;

/** When a duty is looked at next; {@code due} tells which due instant the row was made for. */
record Timer(UUID obligation, Instant due, Instant nextAt) {

    Timer {
        // As the database keeps it, so that what was written and what is read are equal.
        due = due.truncatedTo(ChronoUnit.MICROS);
        nextAt = nextAt.truncatedTo(ChronoUnit.MICROS);
    }

    Timer at(Instant next) {
        return new Timer(obligation, due, next);
    }

    /** Its duty, unless that was fulfilled or re-dated since the row was read. */
    Optional<Obligation> of(Map<UUID, Obligation> owed) {
        return Optional.ofNullable(owed.get(obligation))
                .filter(duty -> duty.due().truncatedTo(ChronoUnit.MICROS).equals(due));
    }
}
