package vn.liennganh.freeze.position;

import java.util.Locale;

/** Where a measure stands at one holder, in the words of the procedure. */
public enum HoldState {
    MINUTES_SERVED,
    ORDERED,
    NOTHING_FOUND,
    FULL_UNVALUED,
    PART_FROZEN,
    FROZEN,
    DEDUCTION_ORDERED,
    DEDUCTED,
    RELEASE_SENT,
    LAPSED,
    RELEASED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Nothing may be kept any more, whatever the holder has lifted so far. */
    public boolean over() {
        return this == RELEASE_SENT || this == LAPSED || this == RELEASED;
    }

    /** The holder has yet to answer the latest decision on the amount. */
    public boolean unanswered() {
        return this == MINUTES_SERVED || this == ORDERED;
    }
}
