package vn.liennganh.registry.position;

import java.util.Locale;

/** Where a measure stands at one registry, in the words of the procedure. */
public enum MeasureState {
    ORDERED,
    NOT_FOUND,
    SUSPENDED,
    ATTACHMENT_NOTIFIED,
    ATTACHED,
    TITLE_REQUESTED,
    RELEASE_SENT,
    LAPSED,
    TRANSFERRED,
    RELEASED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The measure stands, or was not told to end. */
    public boolean live() {
        return this == ORDERED
                || this == SUSPENDED
                || this == ATTACHMENT_NOTIFIED
                || this == ATTACHED
                || this == TITLE_REQUESTED;
    }

    /** The registry keeps it, even where it has been told to end it. */
    public boolean kept() {
        return live() || this == RELEASE_SENT;
    }
}
