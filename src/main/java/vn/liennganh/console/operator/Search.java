package vn.liennganh.console.operator;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds names however they are typed: without marks, in any case. */
final class Search {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Search() {}

    /** Whether all words of the question occur. */
    static boolean finds(String question, String text) {
        String plain = plain(text);
        for (String word : plain(question).trim().split("\\s+")) {
            if (!plain.contains(word)) {
                return false;
            }
        }
        return true;
    }

    static String plain(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        return MARKS.matcher(apart)
                .replaceAll("")
                .replace('\u0111', 'd')
                .replace('\u0110', 'D')
                .toLowerCase(Locale.ROOT);
    }
}
