package vn.liennganh.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How a moment is written on the wire: RFC 3339 with the offset of Asia/Ho_Chi_Minh. */
public final class WireTime {

    /** The zone of legal days. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final DateTimeFormatter SECONDS =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
                    .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 0, 3, true)
                    .appendPattern("xxx")
                    .toFormatter();

    private WireTime() {}

    /** The moment with milliseconds, for example {@code 2026-11-23T09:30:00.000+07:00}. */
    public static String millis(Instant moment) {
        return MILLIS.format(moment.atZone(ZONE));
    }

    /** The moment without a fraction where it falls on a whole second, as due times do. */
    public static String seconds(Instant moment) {
        return SECONDS.format(moment.atZone(ZONE));
    }

    /** What the hub attests is cut to milliseconds, so that writing and reading agree. */
    public static OffsetDateTime attested(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).atZone(ZONE).toOffsetDateTime();
    }

    /** Reads RFC 3339; empty for anything else. */
    public static Optional<OffsetDateTime> read(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
