package vn.liennganh.console.amount;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import vn.liennganh.legaltime.LegalClock;

/** Moments as people here write them and browsers send them. */
public final class Moments {

    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(LegalClock.ZONE);

    private Moments() {}

    public static String text(Instant at) {
        return SHOWN.format(at);
    }

    /** Empty where nothing, or nothing that is a moment, was sent. */
    public static Optional<Instant> read(String field) {
        try {
            return field.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(field).atZone(LegalClock.ZONE).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
