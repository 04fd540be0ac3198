package vn.liennganh.regulation.explain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.liennganh.legaltime.LegalClock;

/** Days and moments as people write them in each language. */
public final class Days {

    private Days() {}

    public static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofPattern(Explanation.say(locale, "explain.pattern.day"), locale)
                .format(day);
    }

    public static String range(LocalDate from, LocalDate through, Locale locale) {
        return from.equals(through)
                ? day(from, locale)
                : Explanation.say(locale, "explain.range", day(from, locale), day(through, locale));
    }

    public static String moment(Instant instant, Locale locale) {
        ZonedDateTime local = instant.atZone(LegalClock.ZONE);
        String pattern = Explanation.say(locale, "explain.pattern.moment");
        return DateTimeFormatter.ofPattern(pattern, locale).format(local);
    }

    /** A limit in days ends at 24:00 of its last day, and people say it so. */
    public static String due(Instant instant, Locale locale) {
        ZonedDateTime local = instant.atZone(LegalClock.ZONE);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? Explanation.say(
                        locale, "explain.midnight", day(local.toLocalDate().minusDays(1), locale))
                : moment(instant, locale);
    }
}
