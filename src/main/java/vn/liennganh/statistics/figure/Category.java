package vn.liennganh.statistics.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What cases are counted as. The kinds overlap: the total is never their sum. */
public enum Category {
    TOTAL,
    /** Debts to credit institutions and banks. */
    CREDIT,
    /** Sums for the State budget. */
    BUDGET,
    /** Persons who serve a prison sentence. */
    PRISONERS,
    /** Assets appropriated or lost in corruption and economic cases. */
    CORRUPTION;

    /** As bodies write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Category> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** In words, Vietnamese, as the line of a form. */
    public String title() {
        return Vietnamese.said("statistics.category-" + word());
    }
}
