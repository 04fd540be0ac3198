package vn.liennganh.inmate.ledger;

import java.util.Locale;

/** Where a dong can be. Those marked "below nothing" are what the others come from. */
public enum Place {
    /** Whoever paid: below nothing. */
    PAYER,
    /** Collected, and on no list yet. */
    AT_KEEPER,
    /** On a list, and not received in full. */
    IN_TRANSIT,
    /** Received by the office. */
    RECEIVED,
    /** Received, and the office has said for what. */
    ALLOCATED,
    /** Received, and no line of a list says whose it is. */
    UNPLACED,
    /** What unplaced money comes from: below nothing. */
    UNMATCHED,
    /** What lines of lists come from of which no record was told: below nothing. */
    UNRECORDED,
    /** What the office pays prisoners from: below nothing. */
    FUNDS,
    /** Sent to a prisoner, and no minutes yet. */
    PAYOUT_IN_TRANSIT,
    /** Handed to the prisoner. */
    PAID_OUT,
    /** Given back. */
    RETURNED,
    /** Paid to the budget, since nobody could place it. */
    BUDGET;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
