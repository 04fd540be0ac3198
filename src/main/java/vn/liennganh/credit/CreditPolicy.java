package vn.liennganh.credit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import vn.liennganh.credit.interest.Interest;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/**
 * What no law seen fixes about cases of banks: the office's own, and shown as such.
 *
 * @param daysInYear by which a rate a year becomes one a day
 * @param penalty what is made of a rate for overdue days where nobody says otherwise
 * @param papersAgainAfter calendar days after which papers are asked for again
 * @param ages days at which cases count as older, rising
 * @param review the kind of period that is reviewed
 * @param vi the words by which it is shown as policy
 */
public record CreditPolicy(
        int daysInYear,
        Interest.Penalty penalty,
        int papersAgainAfter,
        List<Integer> ages,
        String review,
        String vi,
        String en) {

    private static final List<String> PERIODS = List.of("month", "quarter", "half-year", "year");

    public CreditPolicy {
        ages = List.copyOf(ages);
    }

    /** Reads {@code credit.yaml}; a wrong line is told with its number. */
    public static CreditPolicy read(Path file) {
        YamlMap yaml = YamlReader.read(file);
        YamlMap basis = yaml.map("basis");
        YamlMap interest = yaml.map("interest");
        int days = interest.integer("days-in-year");
        if (days < 360 || days > 366) {
            throw interest.problem("days-in-year", "360 to 366");
        }
        Interest.Penalty penalty =
                switch (interest.string("penalty")) {
                    case "left-out" -> Interest.Penalty.LEFT_OUT;
                    case "added" -> Interest.Penalty.ADDED;
                    case "instead" -> Interest.Penalty.INSTEAD;
                    default -> throw interest.problem("penalty", "left-out, added or instead");
                };
        interest.finish();
        List<Integer> ages = yaml.list("ages").stream().map(YamlValue::integer).toList();
        if (!ages.equals(ages.stream().sorted().distinct().toList())) {
            throw yaml.problem("ages", "rising days");
        }
        String review = yaml.string("review").toLowerCase(Locale.ROOT);
        if (!PERIODS.contains(review)) {
            throw yaml.problem("review", "one of " + PERIODS);
        }
        int papers = yaml.integer("papers-again-after");
        CreditPolicy policy =
                new CreditPolicy(
                        days,
                        penalty,
                        papers,
                        ages,
                        review,
                        basis.string("vi"),
                        basis.string("en"));
        basis.finish();
        yaml.finish();
        return policy;
    }
}
