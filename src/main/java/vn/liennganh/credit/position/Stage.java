package vn.liennganh.credit.position;

import java.util.Locale;

/** How far a case has come for a bank; later ones lie further on. */
public enum Stage {
    /** In a package that the agency has not answered for this case. */
    PROPOSED,
    /** The agency does not know the case, or another is competent. */
    NOT_TAKEN,
    ACCEPTED,
    DECIDED,
    VERIFIED,
    ATTACHED,
    VALUED,
    /** In an auction round, planned or failed. */
    AUCTION,
    /** A round had a winner. */
    SOLD,
    DELIVERED,
    PAID,
    CLOSED,
    RETURNED,
    TERMINATED;

    /** The word on the wire and in marks. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Nothing more is done for the bank. */
    public boolean over() {
        return this == NOT_TAKEN || compareTo(CLOSED) >= 0;
    }
}
