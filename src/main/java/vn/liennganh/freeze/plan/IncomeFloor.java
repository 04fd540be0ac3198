package vn.liennganh.freeze.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import vn.liennganh.freeze.position.Income;
import vn.liennganh.message.WireTime;
import vn.liennganh.yaml.YamlMap;

/**
 * What a deduction leaves of an income: one regional monthly minimum wage for the debtor and one
 * more for each dependant whom the tax authority has confirmed (Decree 152/2026 art. 51.1). The
 * wages are entered by the office, with the day from which each counts; where none is entered for
 * the region and the day, only what the payer itself says is held against its figures.
 */
public record IncomeFloor(List<Wage> wages) {

    /** A monthly minimum wage in whole dong, from that day on. */
    public record Wage(String region, LocalDate from, long monthly) {}

    /** What is odd about a deduction; nothing of it is refused. */
    public enum Finding {
        /** Less was left than the article says. */
        BELOW_FLOOR,
        /** The payer states a floor below that of the article. */
        STATED_BELOW_FLOOR,
        /** Less was left than the payer states as its floor. */
        BELOW_STATED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One deduction held against the floor, in whole dong.
     *
     * @param floor what is to be left; absent where no wage is entered
     * @param left what was left; absent where the payer does not tell the income
     */
    public record Checked(
            Income.Pay pay, OptionalLong floor, OptionalLong left, List<Finding> findings) {

        public Checked {
            findings = List.copyOf(findings);
        }
    }

    public IncomeFloor {
        wages = List.copyOf(wages);
    }

    static IncomeFloor read(YamlMap yaml) {
        List<Wage> wages = new ArrayList<>();
        for (YamlMap one : yaml.maps("minimum-wages")) {
            wages.add(
                    new Wage(
                            one.string("region"),
                            one.date("from"),
                            one.value("monthly").wholeNumber()));
            one.finish();
        }
        return new IncomeFloor(wages);
    }

    /** Each deduction from an income, in the order in which they were told. */
    public List<Checked> check(Income income) {
        return income.pays().stream().map(one -> check(income, one)).toList();
    }

    private Checked check(Income income, Income.Pay pay) {
        LocalDate day = LocalDate.ofInstant(pay.at(), WireTime.ZONE);
        OptionalLong floor = floor(income, day);
        OptionalLong left =
                pay.income().isPresent()
                        ? OptionalLong.of(pay.income().getAsLong() - pay.deducted())
                        : OptionalLong.empty();
        List<Finding> findings = new ArrayList<>();
        if (pay.deducted() > 0) {
            find(findings, Finding.BELOW_FLOOR, left, floor);
            find(findings, Finding.STATED_BELOW_FLOOR, pay.left(), floor);
            find(findings, Finding.BELOW_STATED, left, pay.left());
        }
        return new Checked(pay, floor, left, findings);
    }

    private static void find(
            List<Finding> findings, Finding finding, OptionalLong dong, OptionalLong atLeast) {
        if (dong.isPresent() && atLeast.isPresent() && dong.getAsLong() < atLeast.getAsLong()) {
            findings.add(finding);
        }
    }

    /** Where the order names no region, the table counts if it knows one alone. */
    private OptionalLong floor(Income income, LocalDate day) {
        boolean one = wages.stream().map(Wage::region).distinct().count() == 1;
        return wages.stream()
                .filter(
                        wage ->
                                wage.region().equals(income.region())
                                        || one && income.region().isEmpty())
                .filter(wage -> !wage.from().isAfter(day))
                .max(Comparator.comparing(Wage::from))
                .map(wage -> OptionalLong.of(wage.monthly() * (1 + income.dependants())))
                .orElse(OptionalLong.empty());
    }
}
