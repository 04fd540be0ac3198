package vn.liennganh.statistics.figure;

/**
 * Cases and whole dong of one category. One enforcement decision is one case (law, article 3 clause
 * 8).
 */
public record Tally(
        Category category,
        long cases,
        long casesWithConditions,
        long casesFinished,
        long money,
        long moneyWithConditions,
        long moneyFinished) {

    public Tally {
        if (cases < 0
                || casesWithConditions < 0
                || casesFinished < 0
                || money < 0
                || moneyWithConditions < 0
                || moneyFinished < 0) {
            throw new IllegalArgumentException("negative figure");
        }
    }

    public static Tally none(Category category) {
        return new Tally(category, 0, 0, 0, 0, 0, 0);
    }

    /**
     * @throws ArithmeticException beyond 9.2 · 10^18 dong
     */
    public Tally plus(Tally other) {
        return new Tally(
                category,
                Math.addExact(cases, other.cases),
                Math.addExact(casesWithConditions, other.casesWithConditions),
                Math.addExact(casesFinished, other.casesFinished),
                Math.addExact(money, other.money),
                Math.addExact(moneyWithConditions, other.moneyWithConditions),
                Math.addExact(moneyFinished, other.moneyFinished));
    }

    /** Finished over with conditions, in cases. */
    public Ratio casesRatio() {
        return new Ratio(casesFinished, casesWithConditions);
    }

    /** Finished over with conditions, in money. */
    public Ratio moneyRatio() {
        return new Ratio(moneyFinished, moneyWithConditions);
    }

    /** Each part within its whole. */
    public boolean plausible() {
        return casesFinished <= casesWithConditions
                && casesWithConditions <= cases
                && moneyFinished <= moneyWithConditions
                && moneyWithConditions <= money;
    }

    boolean within(Tally total) {
        return cases <= total.cases
                && casesWithConditions <= total.casesWithConditions
                && casesFinished <= total.casesFinished
                && money <= total.money
                && moneyWithConditions <= total.moneyWithConditions
                && moneyFinished <= total.moneyFinished;
    }
}
