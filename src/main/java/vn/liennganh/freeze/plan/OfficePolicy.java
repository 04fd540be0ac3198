package vn.liennganh.freeze.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.liennganh.freeze.position.Answer;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/**
 * What kinds of accounts there are, the least harmful to freeze first. What the law never freezes
 * is marked as law; all the rest is the office's own.
 *
 * @param otherwise the class of accounts whose words none of the others knows
 * @param unknown where it is not known who has how much
 */
public record OfficePolicy(List<Kind> kinds, String otherwise, Unknown unknown) {

    /** How holders with unknown balances are ordered to hold what is still missing. */
    public enum Unknown {
        /** Each the whole of it: nobody can draw the money while another answers. */
        EACH,
        /** One after the other: never more is ordered than is owed. */
        IN_TURN
    }

    /**
     * A kind of account.
     *
     * @param never never frozen
     * @param law the article that says so or the words for office policy, in both languages
     * @param deposits also money bound for a time whose words say nothing
     * @param keep whole dong that stay free on each such account
     */
    public record Kind(
            String id,
            List<String> words,
            boolean deposits,
            boolean never,
            long keep,
            String vi,
            String en) {

        public Kind {
            words = List.copyOf(words);
        }

        boolean means(Answer.Balance account) {
            String kind = account.kind().toLowerCase(Locale.ROOT);
            return words.stream().anyMatch(kind::contains)
                    || deposits && account.deposit() && kind.isEmpty();
        }
    }

    public OfficePolicy {
        kinds = List.copyOf(kinds);
    }

    /** Reads {@code freeze.yaml}; a wrong line is told with its number. */
    public static OfficePolicy read(Path file) {
        YamlMap yaml = YamlReader.read(file);
        List<Kind> kinds = new ArrayList<>();
        for (YamlMap one : yaml.maps("kinds")) {
            YamlMap basis = one.map("basis");
            kinds.add(
                    new Kind(
                            one.string("id"),
                            one.has("words") ? one.strings("words") : List.of(),
                            one.bool("deposits", false),
                            one.bool("never", false),
                            one.optionalValue("keep").map(YamlValue::wholeNumber).orElse(0L),
                            basis.string("vi"),
                            basis.string("en")));
            basis.finish();
            one.finish();
        }
        String otherwise = yaml.string("otherwise");
        if (kinds.stream().noneMatch(one -> one.id().equals(otherwise))) {
            throw yaml.problem("otherwise", "no such kind");
        }
        Unknown unknown =
                switch (yaml.string("unknown-balances")) {
                    case "each" -> Unknown.EACH;
                    case "in-turn" -> Unknown.IN_TURN;
                    default -> throw yaml.problem("unknown-balances", "each or in-turn");
                };
        yaml.finish();
        return new OfficePolicy(kinds, otherwise, unknown);
    }

    /** The kind of an account: what is never frozen first, then the most harmful that it may be. */
    Kind of(Answer.Balance account) {
        Kind found = kind(otherwise);
        for (Kind one : kinds) {
            if (one.means(account)) {
                if (one.never()) {
                    return one;
                }
                found = one;
            }
        }
        return found;
    }

    int harm(Kind kind) {
        return kinds.indexOf(kind);
    }

    private Kind kind(String id) {
        return kinds.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }
}
