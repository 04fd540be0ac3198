package vn.liennganh.console.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;

/** Moments and lengths of time as these pages write them. */
public final class Times {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private Times() {}

    /** Day and time to the second, in Vietnam. */
    public static String second(Instant at) {
        return SECOND.format(at.atZone(WireTime.ZONE));
    }

    /** The time only where it is of that day, otherwise the day too. */
    public static String near(Instant at, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, WireTime.ZONE);
        return LocalDate.ofInstant(at, WireTime.ZONE).equals(today)
                ? CLOCK.format(at.atZone(WireTime.ZONE))
                : second(at);
    }

    public static String day(Instant at) {
        return DAY.format(at.atZone(WireTime.ZONE));
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Whole days from now; negative where it is over. */
    public static long days(Instant now, Instant until) {
        return Math.floorDiv(Duration.between(now, until).toSeconds(), 86_400);
    }

    /** A length in its largest unit, as {@code 41 s} or {@code 3 h}. */
    public static String length(Duration length, Locale locale) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 120) {
            return say("operator.seconds", seconds, locale);
        }
        if (seconds < 7_200) {
            return say("operator.minutes", seconds / 60, locale);
        }
        return seconds < 172_800
                ? say("operator.hours", seconds / 3_600, locale)
                : say("operator.days", seconds / 86_400, locale);
    }

    private static String say(String key, long amount, Locale locale) {
        return Texts.render(Text.of(key, amount), locale);
    }
}
