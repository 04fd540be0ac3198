package vn.liennganh.message;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Renders a {@link Text} in Vietnamese (the default) or English from {@code text/<bundle>}. */
public final class Texts {

    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /** Never fails: a key without a sentence is shown as the key itself. */
    public static String render(Text text, Locale locale) {
        String bundle = text.key().substring(0, Math.max(0, text.key().indexOf('.')));
        Locale known = locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
        try {
            String pattern =
                    ResourceBundle.getBundle("text/" + bundle, known, NO_FALLBACK)
                            .getString(text.key());
            return new MessageFormat(pattern, known).format(text.args().toArray());
        } catch (MissingResourceException missing) {
            return text.key() + (text.args().isEmpty() ? "" : " " + text.args());
        }
    }
}
