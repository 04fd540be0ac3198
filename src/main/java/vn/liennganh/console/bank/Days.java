package vn.liennganh.console.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import vn.liennganh.legaltime.LegalClock;

/** Days and moments as people here write them. */
final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(LegalClock.ZONE);

    private Days() {}

    static String text(LocalDate day) {
        return DAY.format(day);
    }

    static String text(Instant at) {
        return MOMENT.format(at);
    }
}
