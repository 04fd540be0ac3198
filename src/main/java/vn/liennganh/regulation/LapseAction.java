package vn.liennganh.regulation;

import java.util.Locale;
import java.util.Optional;

/**
 * What the hub does around a due instant; none of them claims an effect that the law does not give.
 */
public enum LapseAction {
    DUE_SOON,
    /** An alarm to the party's own side before the instant. */
    ALARM_BEFORE,
    OVERDUE,
    /** Evidence of silence. */
    SILENCE,
    RAISE_INSIDE,
    /** A letter of reminder for a person to sign. */
    DRAFT_REMINDER,
    /** A proposal of sanction for a person to sign. */
    DRAFT_SANCTION,
    TO_COMMITTEE;

    /** True for what is of use before the instant only. */
    public boolean warns() {
        return this == DUE_SOON || this == ALARM_BEFORE;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<LapseAction> ofWireName(String name) {
        for (LapseAction action : values()) {
            if (action.wireName().equals(name)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
