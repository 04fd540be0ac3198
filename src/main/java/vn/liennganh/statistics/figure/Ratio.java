package vn.liennganh.statistics.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A part of a whole, kept as the two numbers that it is made of.
 *
 * @param part at least 0; it may exceed the whole where the figures are wrong
 * @param whole at least 0; of nothing there is no ratio
 */
public record Ratio(long part, long whole) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Ratio {
        if (part < 0 || whole < 0) {
            throw new IllegalArgumentException("negative ratio " + part + "/" + whole);
        }
    }

    /** Per cent, rounded half up in one step; empty where the whole is nothing. */
    public Optional<BigDecimal> percent(Decimals decimals) {
        return whole == 0 ? Optional.empty() : Optional.of(percent(part, whole, decimals));
    }

    /** Part of whole in per cent, rounded half up in one step. */
    static BigDecimal percent(long part, long whole, Decimals decimals) {
        return BigDecimal.valueOf(part)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(whole), decimals.most(), RoundingMode.HALF_UP);
    }
}
