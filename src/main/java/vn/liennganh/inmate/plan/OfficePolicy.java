package vn.liennganh.inmate.plan;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.inmate.ledger.Item;
import vn.liennganh.inmate.ledger.Unmatched;
import vn.liennganh.message.AgencyId;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;

/**
 * What the office has decided for itself, since the law is silent.
 *
 * @param period kind of period of a statement
 */
public record OfficePolicy(
        Map<Unmatched.Kind, Watch> watches,
        String period,
        Map<AgencyId, Office> offices,
        Certifying certifying) {

    /**
     * How results are certified.
     *
     * @param requestedFirst lines of a round without a request wait for those with one
     * @param countsFrom how far a payment must have come to count as performed
     */
    public record Certifying(
            boolean requestedFirst, Item.State countsFrom, WhenReturned whenReturned) {}

    /** What is drafted when money that a certificate counted goes back. */
    public enum WhenReturned {
        REPLACEMENT,
        WITHDRAWAL,
        NONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who has to clear what does not meet, and after how many calendar days it is aged. */
    public record Watch(boolean keeper, int days) {}

    /** Where a keeper sends money, and the account. */
    public record Office(String address, String holder, String number, String bank) {}

    public OfficePolicy {
        watches = Map.copyOf(watches);
        offices = Map.copyOf(offices);
    }

    /** Reads {@code inmate.yaml}; a wrong line is told with its number. */
    public static OfficePolicy read(Path file) {
        YamlMap yaml = YamlReader.read(file);
        Map<Unmatched.Kind, Watch> watches = watches(yaml);
        String period = choice(yaml, "statement-period", "month", "quarter", "half-year", "year");
        Map<AgencyId, Office> offices = new LinkedHashMap<>();
        for (YamlMap one : yaml.maps("offices")) {
            YamlMap account = one.map("account");
            offices.put(
                    AgencyId.of(one.string("agency")),
                    new Office(
                            one.string("address"),
                            account.string("holder"),
                            account.string("number"),
                            account.string("bank")));
            account.finish();
            one.finish();
        }
        Certifying certifying = certifying(yaml.map("certificates"));
        yaml.finish();
        return new OfficePolicy(watches, period, offices, certifying);
    }

    private static Certifying certifying(YamlMap yaml) {
        boolean first =
                choice(yaml, "without-request", "at-once", "requested-first")
                        .equals("requested-first");
        String from =
                choice(yaml, "counts-from", "collected", "in-transit", "received", "allocated");
        String back = choice(yaml, "when-money-returns", "replacement", "withdrawal", "none");
        yaml.finish();
        return new Certifying(
                first,
                Item.State.valueOf(from.toUpperCase(Locale.ROOT).replace('-', '_')),
                WhenReturned.valueOf(back.toUpperCase(Locale.ROOT)));
    }

    private static Map<Unmatched.Kind, Watch> watches(YamlMap yaml) {
        Map<Unmatched.Kind, Watch> watches = new EnumMap<>(Unmatched.Kind.class);
        for (YamlMap one : yaml.maps("unmatched")) {
            String word = one.string("kind");
            Unmatched.Kind kind =
                    Arrays.stream(Unmatched.Kind.values())
                            .filter(all -> all.word().equals(word))
                            .findFirst()
                            .orElseThrow(() -> one.problem("kind", "no such kind"));
            boolean keeper = choice(one, "owner", "keeper", "agency").equals("keeper");
            int days = (int) one.value("aged-after-days").wholeNumber();
            watches.put(kind, new Watch(keeper, days));
            one.finish();
        }
        for (Unmatched.Kind kind : Unmatched.Kind.values()) {
            if (!watches.containsKey(kind)) {
                throw yaml.problem("unmatched", "nothing about " + kind.word());
            }
        }
        return watches;
    }

    private static String choice(YamlMap yaml, String key, String... words) {
        String word = yaml.string(key);
        if (!Arrays.asList(words).contains(word)) {
            throw yaml.problem(key, String.join(" or ", words));
        }
        return word;
    }

    /** Who has to clear it: whom the other side has asked, or by the office's own rule. */
    public AgencyId owner(Unmatched one) {
        return one.owner().orElse(watch(one).keeper() ? one.keeper() : one.agency());
    }

    public Watch watch(Unmatched one) {
        return Optional.ofNullable(watches.get(one.kind())).orElseThrow();
    }
}
