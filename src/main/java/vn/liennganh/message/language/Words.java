package vn.liennganh.message.language;

import java.text.NumberFormat;
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

    private static final double UNIT = 1_024;
    private static final double SMALLEST = 0.1;

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

    /** How large a file is, in KB or MB of 1,024, with one decimal at most: {@code 1,5 MB}. */
    public String size(long bytes) {
        NumberFormat number = NumberFormat.getNumberInstance(locale);
        number.setMaximumFractionDigits(1);
        double kilobytes = bytes / UNIT;
        return kilobytes < UNIT
                ? number.format(bytes == 0 ? 0 : Math.max(SMALLEST, kilobytes)) + " KB"
                : number.format(kilobytes / UNIT) + " MB";
    }

    /** The language that the page links to instead. */
    public String otherLanguage() {
        return locale.getLanguage().equals("en") ? "vi" : "en";
    }
}
