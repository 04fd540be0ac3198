package vn.liennganh.credit.interest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Simple interest by dated rules. Both days of a period count; a year has the days that the office
 * says.
 *
 * <p>Rounding: the exact sum of all periods is rounded once, half up, to whole dong. Each period
 * shows the difference of rounded running sums, so that periods add up to the total and splitting
 * one changes nothing.
 */
public final class Interest {

    /** Periods that a statement holds. */
    public static final int LINES_MAX = 200;

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    /** What is made of a rule's rate for overdue days. */
    public enum Penalty {
        LEFT_OUT,
        ADDED,
        INSTEAD
    }

    /** Principal from a day on, whole dong. */
    public record Balance(LocalDate from, long principal) {}

    /**
     * A period at one rate on one principal.
     *
     * @param to its last day
     * @param rule the place of its rule, from 1
     */
    public record Line(
            LocalDate from,
            LocalDate to,
            BigDecimal annualRate,
            long principal,
            int rule,
            long amount) {

        long days() {
            return ChronoUnit.DAYS.between(from, to) + 1;
        }

        BigDecimal weight() {
            return annualRate
                    .multiply(BigDecimal.valueOf(principal))
                    .multiply(BigDecimal.valueOf(days()));
        }
    }

    /** Interest up to and including a day. */
    public record Statement(LocalDate asOf, List<Line> lines, long total, List<Doubt> doubts) {

        public Statement {
            lines = List.copyOf(lines);
            doubts = List.copyOf(doubts);
        }
    }

    private final int daysInYear;
    private final Penalty penalty;

    public Interest(int daysInYear, Penalty penalty) {
        this.daysInYear = daysInYear;
        this.penalty = penalty;
    }

    /**
     * The interest until {@code asOf}, that day counted.
     *
     * @throws IllegalArgumentException where it takes more than {@link #LINES_MAX} periods
     */
    public Statement statement(List<InterestRule> rules, List<Balance> balances, LocalDate asOf) {
        NavigableMap<LocalDate, Long> owed = new TreeMap<>();
        balances.forEach(one -> owed.put(one.from(), one.principal()));
        List<Line> open = new ArrayList<>();
        List<Doubt> doubts = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            InterestRule rule = rules.get(i);
            LocalDate last = last(rule, asOf);
            if (rule.from().isAfter(last)) {
                continue;
            }
            if (owed.isEmpty() || rule.from().isBefore(owed.firstKey())) {
                LocalDate known = owed.isEmpty() ? last : min(last, owed.firstKey().minusDays(1));
                doubts.add(new Doubt(Doubt.Kind.NO_BALANCE, i + 1, rule.from(), known));
            }
            if (rule.penaltyRate().isPresent() && penalty == Penalty.LEFT_OUT) {
                doubts.add(new Doubt(Doubt.Kind.PENALTY_LEFT_OUT, i + 1, rule.from(), last));
            }
            for (BigDecimal rate : rates(rule)) {
                open.addAll(lines(rule.from(), last, rate, i + 1, owed));
            }
        }
        if (open.size() > LINES_MAX) {
            throw new IllegalArgumentException("periods " + open.size());
        }
        doubts.addAll(Seams.of(rules, asOf));
        List<Line> lines = summed(open);
        long total = lines.stream().mapToLong(Line::amount).sum();
        return new Statement(asOf, lines, total, doubts);
    }

    static LocalDate last(InterestRule rule, LocalDate asOf) {
        return rule.to().map(to -> min(to, asOf)).orElse(asOf);
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private List<BigDecimal> rates(InterestRule rule) {
        Optional<BigDecimal> late = rule.penaltyRate();
        if (late.isEmpty() || penalty == Penalty.LEFT_OUT) {
            return List.of(rule.annualRate());
        }
        return penalty == Penalty.INSTEAD
                ? List.of(late.get())
                : List.of(rule.annualRate(), late.get());
    }

    /** One line for each principal that was owed in the period. */
    private static List<Line> lines(
            LocalDate from,
            LocalDate last,
            BigDecimal rate,
            int rule,
            NavigableMap<LocalDate, Long> owed) {
        List<Line> lines = new ArrayList<>();
        LocalDate day = from;
        while (!day.isAfter(last)) {
            var now = owed.floorEntry(day);
            LocalDate next = owed.higherKey(day);
            LocalDate end = next == null ? last : min(last, next.minusDays(1));
            if (now != null && now.getValue() > 0) {
                lines.add(new Line(day, end, rate, now.getValue(), rule, 0));
            }
            day = end.plusDays(1);
        }
        return lines;
    }

    private List<Line> summed(List<Line> open) {
        List<Line> sorted = new ArrayList<>(open);
        sorted.sort(Comparator.comparing(Line::from).thenComparing(Line::rule));
        BigDecimal running = BigDecimal.ZERO;
        long before = 0;
        List<Line> lines = new ArrayList<>();
        for (Line one : sorted) {
            running = running.add(one.weight());
            long now = dong(running);
            lines.add(
                    new Line(
                            one.from(),
                            one.to(),
                            one.annualRate(),
                            one.principal(),
                            one.rule(),
                            now - before));
            before = now;
        }
        return lines;
    }

    private long dong(BigDecimal weight) {
        return weight.divide(
                        PERCENT.multiply(BigDecimal.valueOf(daysInYear)), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
