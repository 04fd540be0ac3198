package vn.liennganh.console.mail;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import vn.liennganh.message.WireTime;

/** Moments as people write them, in the legal time zone. */
final class Moments {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    private Moments() {}

    static String of(Instant at) {
        return MOMENT.format(at.atZone(WireTime.ZONE));
    }
}
