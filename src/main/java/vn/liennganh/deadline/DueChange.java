package vn.liennganh.deadline;

import java.time.Instant;
import java.util.UUID;

/**
 * A due instant that a changed calendar or rule has moved, of which both parties must be told.
 *
 * @param number in the order of the changes
 * @param oldDue the instant that holds no more
 * @param due the instant that holds
 * @param byRule true where the duty's rule changed, false where the calendar did
 */
record DueChange(
        long number, UUID obligation, Instant oldDue, Instant due, boolean byRule, Instant at) {

    String reason() {
        return byRule ? "rule" : "calendar";
    }
}
