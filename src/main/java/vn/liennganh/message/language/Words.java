package vn.liennganh.message.language;

import java.util.Locale;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** The sentences of a page in one language; templates ask it by key. */
public record Words(Locale locale) {

    public String say(String key) {
        return Texts.render(Text.of(key), locale);
    }

    public String say(String key, Object first) {
        return Texts.render(Text.of(key, first), locale);
    }

    /** The language that the page links to instead. */
    public String otherLanguage() {
        return locale.getLanguage().equals("en") ? "vi" : "en";
    }
}
