package vn.liennganh.console.operator.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * What operators said of a step, one after the other.
 *
 * @param version 1 for what was said first; what was said last counts
 * @param owner who sees to it, in the operator's words; empty where nobody does
 * @param due the last day by which it is to be done
 * @param waived whether this agency does not need the step
 * @param member who said so, {@code byName} what that person was called
 */
public record Plan(
        AgencyId agency,
        Step step,
        int version,
        String owner,
        Optional<LocalDate> due,
        boolean waived,
        UUID member,
        String byName,
        Instant at) {

    /** Whether the day has passed. */
    boolean late(LocalDate today) {
        return due.filter(today::isAfter).isPresent();
    }

    boolean says(String otherOwner, Optional<LocalDate> otherDue, boolean otherWaived) {
        return owner.equals(otherOwner) && due.equals(otherDue) && waived == otherWaived;
    }
}
