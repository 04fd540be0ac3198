package vn.liennganh.supervision;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a line of the docket stands. */
public enum Mark {
    ON_TIME("FULFILLED"),
    LATE("FULFILLED_LATE"),
    MISSING("OVERDUE"),
    OPEN("OPEN"),
    /** Owed no more; in no page of a docket, but in a sample that was drawn while it was. */
    WAIVED("WAIVED"),
    /** Another duty took its place; shown where {@link #WAIVED} is. */
    SUPERSEDED("SUPERSEDED");

    private static final List<Mark> LISTED = List.of(ON_TIME, LATE, MISSING, OPEN);

    private final String status;

    Mark(String status) {
        this.status = status;
    }

    String status() {
        return status;
    }

    /** Those under which a docket has pages, in the order in which they are offered. */
    public static List<Mark> listed() {
        return LISTED;
    }

    static Mark ofStatus(String status) {
        return Arrays.stream(values())
                .filter(one -> one.status.equals(status))
                .findFirst()
                .orElseThrow();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One of {@link #listed}; empty where that is none of them. */
    public static Optional<Mark> of(String word) {
        return LISTED.stream().filter(one -> one.word().equals(word)).findFirst();
    }
}
