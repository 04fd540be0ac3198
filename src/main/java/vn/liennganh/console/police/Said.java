package vn.liennganh.console.police;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** Sentences, days and times in one language, as these pages write them. */
public record Said(Locale locale) {

    public String say(String key, Object... args) {
        return Texts.render(Text.of(key, args), locale);
    }

    public String say(Text text) {
        return Texts.render(text, locale);
    }

    /** A number of people; a question mark where nobody has said how many. */
    public static String number(Optional<Integer> people) {
        return people.map(String::valueOf).orElse("?");
    }

    /** With the day of the week. */
    public String day(LocalDate day) {
        return format("police.pattern.day", day);
    }

    public String moment(Instant at) {
        return format("police.pattern.moment", at.atZone(LegalClock.ZONE));
    }

    public String time(Instant at) {
        return format("police.pattern.time", at.atZone(LegalClock.ZONE));
    }

    public String format(String pattern, TemporalAccessor at) {
        return DateTimeFormatter.ofPattern(say(pattern), locale).format(at);
    }
}
