package vn.liennganh.freeze.plan;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import vn.liennganh.freeze.position.Answer;
import vn.liennganh.message.AgencyId;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/**
 * What kinds of accounts there are, the least harmful to freeze first. What the law never freezes
 * is marked as law; all the rest is the office's own.
 *
 * @param otherwise the class of accounts whose words none of the others knows
 * @param unknown where it is not known who has how much
 * @param inflow where all have answered and have too little together
 * @param age of a balance, after which it counts as unknown
 * @param floor of what is deducted from an income
 * @param releasing offices whose own client may sign and send the release of a found excess without
 *     asking a person each time; none as shipped
 */
public record OfficePolicy(
        List<Kind> kinds,
        String otherwise,
        Spread unknown,
        Spread inflow,
        Duration age,
        IncomeFloor floor,
        Set<AgencyId> releasing) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** At how many holders that may have money, or get some, what is still missing is ordered. */
    public enum Spread {
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
     * @param clause how a decision says what of it stays free, in Vietnamese; empty where nothing
     *     does
     */
    public record Kind(
            String id,
            List<String> words,
            boolean deposits,
            boolean never,
            long keep,
            String clause,
            String vi,
            String en) {

        public Kind {
            words = words.stream().map(OfficePolicy::plain).filter(one -> !one.isBlank()).toList();
        }

        /** Whether any of the words stands in the holder's description, as whole words. */
        boolean means(Answer.Balance account) {
            String kind = plain(account.kind());
            return words.stream().anyMatch(kind::contains)
                    || deposits && account.deposit() && kind.isBlank();
        }

        /** Whether anything of such an account stays free, whatever comes in. */
        public boolean sparing() {
            return never || keep > 0;
        }
    }

    public OfficePolicy {
        kinds = List.copyOf(kinds);
        releasing = Set.copyOf(releasing);
    }

    /** The kinds of which something stays free: a decision for all accounts names them. */
    public List<Kind> sparing() {
        return kinds.stream().filter(Kind::sparing).toList();
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
                            one.optionalString("stays-free").orElse(""),
                            basis.string("vi"),
                            basis.string("en")));
            if (kinds.get(kinds.size() - 1).sparing() && !one.has("stays-free")) {
                throw one.problem("stays-free is missing: a decision has to say what it spares");
            }
            basis.finish();
            one.finish();
        }
        String otherwise = yaml.string("otherwise");
        if (kinds.stream().noneMatch(one -> one.id().equals(otherwise))) {
            throw yaml.problem("otherwise", "no such kind");
        }
        Spread unknown = spread(yaml, "unknown-balances");
        Spread inflow = spread(yaml, "later-inflow");
        int days = yaml.integer("balances-age-days");
        if (days < 1) {
            throw yaml.problem("balances-age-days", "at least one day");
        }
        IncomeFloor floor = IncomeFloor.read(yaml);
        Set<AgencyId> releasing = releasing(yaml);
        yaml.finish();
        return new OfficePolicy(
                kinds, otherwise, unknown, inflow, Duration.ofDays(days), floor, releasing);
    }

    private static Set<AgencyId> releasing(YamlMap yaml) {
        Set<AgencyId> offices = new LinkedHashSet<>();
        for (YamlValue one : yaml.list("releases-sent-by-client")) {
            try {
                offices.add(AgencyId.of(one.string()));
            } catch (IllegalArgumentException wrong) {
                throw one.problem("no identifier of an agency");
            }
        }
        return offices;
    }

    private static Spread spread(YamlMap yaml, String key) {
        return switch (yaml.string(key)) {
            case "each" -> Spread.EACH;
            case "in-turn" -> Spread.IN_TURN;
            default -> throw yaml.problem(key, "each or in-turn");
        };
    }

    /** Without marks and capitals, a space before and behind each word. */
    private static String plain(String words) {
        String bare = Normalizer.normalize(words, Normalizer.Form.NFD);
        String small = MARKS.matcher(bare).replaceAll("").toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS.matcher(" " + small.replace('\u0111', 'd') + " ").replaceAll(" ");
    }

    /**
     * The kind of an account: what is never frozen first, then that of which the most stays free,
     * then the most harmful that it may be.
     */
    Kind of(Answer.Balance account) {
        Kind found = kind(otherwise);
        long keep = 0;
        for (Kind one : kinds) {
            if (one.means(account)) {
                if (one.never()) {
                    return one;
                }
                if (one.keep() >= keep) {
                    found = one;
                    keep = one.keep();
                }
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
