package vn.liennganh.clarification.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as it is looked for: small letters without accents, and without what may be a name. */
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Two or more capitalised words in a row: names of people, places and firms alike. */
    private static final Pattern NAMES = Pattern.compile("(?U)\\p{Lu}\\w*(?:[ \\t]+\\p{Lu}\\w*)+");

    /** One capitalised word behind a form of address. */
    private static final Pattern ADDRESSED =
            Pattern.compile(
                    "(?U)\\b(?:\u00f4ng|b\u00e0|anh|ch\u1ecb|c\u1ee5|ch\u00e1u|em"
                            + "|\u00d4ng|B\u00e0|Anh|Ch\u1ecb|C\u1ee5|Ch\u00e1u|Em)"
                            + "[ \\t]+\\p{Lu}\\w*");

    private static final char BARRED_D = '\u0111';

    private Words() {}

    /** What may be looked for in a text that somebody wrote about a case. */
    static String indexed(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return plain(ADDRESSED.matcher(NAMES.matcher(composed).replaceAll(" ")).replaceAll(" "));
    }

    /** What somebody looks for. */
    static String plain(String text) {
        String apart =
                Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                        .replace(BARRED_D, 'd');
        return BETWEEN.matcher(MARKS.matcher(apart).replaceAll("")).replaceAll(" ").strip();
    }
}
