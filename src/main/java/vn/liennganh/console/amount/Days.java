package vn.liennganh.console.amount;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Days as people here write them, and as addresses and browsers' fields do. */
public final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private Days() {}

    /** {@code 23/11/2026}. */
    public static String text(LocalDate day) {
        return DAY.format(day);
    }

    /** Reads {@code 2026-11-23}; empty for anything else, and for nothing. */
    public static Optional<LocalDate> read(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
