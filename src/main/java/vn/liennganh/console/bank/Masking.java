package vn.liennganh.console.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/**
 * Names in lists, where passers-by read along: the family name, or what kind of firm it is, and the
 * first letters of the rest. The case's own page shows them whole.
 */
final class Masking {

    private static final String HIDDEN = "\u2022\u2022";

    private static final Set<String> KINDS =
            Set.copyOf(
                    Arrays.asList(
                            Texts.render(Text.of("bank.words-of-firms"), Texts.VIETNAMESE)
                                    .split(" ")));

    private Masking() {}

    static String name(String whole) {
        List<String> shown = new ArrayList<>();
        boolean leading = true;
        for (String word : whole.strip().split("\\s+")) {
            boolean kind = leading && KINDS.contains(word.toLowerCase(Locale.ROOT));
            shown.add(kind || shown.isEmpty() ? word : initial(word));
            leading = kind;
        }
        return String.join(" ", shown);
    }

    private static String initial(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1)) + HIDDEN;
    }
}
