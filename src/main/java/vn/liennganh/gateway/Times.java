package vn.liennganh.gateway;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as they stand on the wire: RFC 3339 to the millisecond, with Vietnam's offset. */
public final class Times {

    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZONE);

    private Times() {}

    public static String wire(Instant instant) {
        return FORM.format(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    /** A sender's own time keeps the sender's offset. */
    public static String wire(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
