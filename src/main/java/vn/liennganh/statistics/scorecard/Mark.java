package vn.liennganh.statistics.scorecard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How one duty counts; each duty counts as exactly one of these. */
public enum Mark {
    ON_TIME,
    /** Late or unanswered by no more than the hub was away while it could be answered. */
    EXCUSED,
    LATE,
    /** Past its due instant, and the message was never collected. */
    NOT_COLLECTED,
    /** Past its due instant, the message collected and not answered. */
    SILENT,
    /** Not due yet. */
    OPEN;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Mark> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
