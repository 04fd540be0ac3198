package vn.liennganh.inmate.certificate;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that a message says went back.
 *
 * @param message that says so
 * @param amount whole dong; 0 where the message names none
 * @param reference of the transfer that is meant; empty where none is
 * @param answers the message that it answers
 */
public record Returned(
        UUID message,
        Kind kind,
        long amount,
        String reference,
        Optional<UUID> answers,
        Instant at) {

    /** How it went back. */
    public enum Kind {
        /** To the party, by the office's record of the notice. */
        TO_PARTY,
        /** A transfer that did not agree was refunded. */
        REFUND,
        /** A payout came back from the keeper. */
        PAYOUT
    }

    public String word() {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
