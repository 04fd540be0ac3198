package vn.liennganh.console.open.debtor;

import java.text.Normalizer;
import java.util.Locale;

/** Names as people type them in a hurry: small letters, no diacritics. */
final class Folded {

    private static final char BARRED_D = '\u0111';

    private Folded() {}

    static String of(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace(BARRED_D, 'd')
                .replaceAll("\\s+", " ")
                .trim();
    }
}
