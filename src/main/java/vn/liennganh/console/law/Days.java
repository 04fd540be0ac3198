package vn.liennganh.console.law;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Days as people here write them, and as addresses do. */
final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private Days() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Reads {@code 2026-11-23}; empty for anything else. */
    static Optional<LocalDate> read(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
