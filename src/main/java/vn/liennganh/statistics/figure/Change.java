package vn.liennganh.statistics.figure;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * From an earlier amount to a later one.
 *
 * @param difference later less earlier
 * @param percent of the earlier amount; empty where that was nothing
 */
public record Change(long difference, Optional<BigDecimal> percent) {

    public static Change of(long earlier, long later, Decimals decimals) {
        long difference = Math.subtractExact(later, earlier);
        return new Change(
                difference,
                earlier == 0
                        ? Optional.empty()
                        : Optional.of(Ratio.percent(difference, earlier, decimals)));
    }

    /**
     * Percentage points between two ratios, of the values that are printed: points, never per cent
     * of per cent. Empty where one of the ratios is none.
     */
    public static Optional<BigDecimal> points(
            Optional<BigDecimal> earlier, Optional<BigDecimal> later, Decimals decimals) {
        return earlier.flatMap(
                before -> later.map(now -> decimals.round(now).subtract(decimals.round(before))));
    }
}
