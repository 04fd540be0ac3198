package vn.liennganh.message.language;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.liennganh.message.Texts;

/** Chooses between the two languages the hub speaks: Vietnamese unless English is asked for. */
public final class Languages {

    private static final List<Locale> SPOKEN = List.of(Texts.VIETNAMESE, Texts.ENGLISH);

    /** Longer headers are not read: nobody speaks that many languages. */
    private static final int HEADER_MAX = 200;

    private Languages() {}

    /** Reads an {@code Accept-Language} header (RFC 9110, 12.5.4); never fails. */
    public static Locale of(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > HEADER_MAX) {
            return Texts.VIETNAMESE;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
            return found == null ? Texts.VIETNAMESE : found;
        } catch (IllegalArgumentException unreadable) {
            return Texts.VIETNAMESE;
        }
    }

    /** The page's language: {@code ?lang=} first, then the header. */
    public static Locale of(@Nullable String lang, @Nullable String header) {
        if ("vi".equals(lang)) {
            return Texts.VIETNAMESE;
        }
        return "en".equals(lang) ? Texts.ENGLISH : of(header);
    }
}
