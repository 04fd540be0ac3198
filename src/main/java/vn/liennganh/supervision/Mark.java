package vn.liennganh.supervision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a line of the docket stands. */
public enum Mark {
    ON_TIME("FULFILLED"),
    LATE("FULFILLED_LATE"),
    MISSING("OVERDUE"),
    OPEN("OPEN");

    private final String status;

    Mark(String status) {
        this.status = status;
    }

    String status() {
        return status;
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

    public static Optional<Mark> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
