package vn.liennganh.freeze.ledger;

import java.util.Locale;

/** Where a dong can be. The first of each book is what all others come from. */
public enum Place {
    /** Not under the measure: the debtor's own, free at the holder. */
    FREE,
    /** Held, and not ordered to be deducted. */
    HELD,
    /** Held, and ordered to be deducted. */
    TO_DEDUCT,
    /** Sent by the holder, not confirmed by the office. */
    IN_TRANSIT,
    /** Confirmed by the office. */
    RECEIVED,
    /** Confirmed by the office, and no holder says that it sent it: below nothing. */
    UNMATCHED,
    /** What the office has decided at all. */
    DECISIONS,
    /** Decided to be held at most, less what was transferred. */
    ORDERED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
