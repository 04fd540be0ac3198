package vn.liennganh.console.access;

import java.text.Normalizer;
import java.util.Locale;

/** Vietnamese without its marks: {@code Nguyen Van An} finds every way of writing it. */
public final class Plain {

    private Plain() {}

    /** The text as it is compared: no marks, no capitals, no spaces around. */
    public static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('\u0111', 'd')
                .replace('\u0110', 'd')
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
