package vn.liennganh.statistics.figure;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an agency is to reach in a year: finished over with conditions, in per cent.
 *
 * @param cases of all cases; empty where none was assigned
 * @param money of all money; empty where none was assigned
 */
public record Targets(Optional<BigDecimal> cases, Optional<BigDecimal> money) {

    public static final Targets NONE = new Targets(Optional.empty(), Optional.empty());

    /**
     * Whether the two look exchanged: a target in money beyond that in cases by more than so many
     * points. Every target known is far lower in money.
     */
    public boolean swapped(BigDecimal points) {
        return cases.isPresent()
                && money.isPresent()
                && money.get().subtract(cases.get()).compareTo(points) > 0;
    }
}
