package vn.liennganh.message.language;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;

/** The sentences of a page in one language; templates ask it by key. */
public record Words(Locale locale) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    public String say(String key) {
        return Texts.render(Text.of(key), locale);
    }

    public String say(String key, Object first) {
        return Texts.render(Text.of(key, first), locale);
    }

    public String say(String key, Object first, Object second) {
        return Texts.render(Text.of(key, first, second), locale);
    }

    /** A day as both languages write it here. */
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** A moment on the legal clock, to the second. */
    public String moment(Instant instant) {
        return MOMENT.format(instant.atZone(WireTime.ZONE));
    }

    /** The language that the page links to instead. */
    public String otherLanguage() {
        return locale.getLanguage().equals("en") ? "vi" : "en";
    }
}
