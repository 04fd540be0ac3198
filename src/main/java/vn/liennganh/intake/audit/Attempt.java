package vn.liennganh.intake.audit;

import java.time.Instant;
import java.util.Optional;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;

/**
 * What an agency handed in, and what it heard.
 *
 * @param at on the hub's clock
 * @param agency whose channel it was
 * @param channel such as {@code rest}
 * @param bytes as they came: the array itself, not a copy; nobody may change it
 * @param outcome in one word
 * @param refusal where it was refused
 */
public record Attempt(
        Instant at,
        AgencyId agency,
        String channel,
        byte[] bytes,
        Word outcome,
        Optional<Refusal> refusal) {

    /** How it ended. */
    public enum Word {
        ACCEPTED,
        /** The same bytes had been accepted before. */
        REPEATED,
        REFUSED,
        /** A dry run met no refusal. */
        CHECKED,
        /** An acknowledgement took messages off the inbox. */
        ACKNOWLEDGED
    }
}
