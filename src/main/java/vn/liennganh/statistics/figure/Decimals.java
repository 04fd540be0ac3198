package vn.liennganh.statistics.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How percentages are rounded and printed: half up to the most decimals, then without the zeros
 * that the least does not ask for. What is printed is what is compared, so that whoever subtracts
 * two printed percentages finds the printed difference.
 *
 * @param least decimals that always stand, 0 to 6
 * @param most decimals that may stand, {@code least} to 6
 */
public record Decimals(int least, int most) {

    /** As the reports of the sector write it: 63,89 and 25,7. */
    public static final Decimals USUAL = new Decimals(0, 2);

    private static final int MOST = 6;

    public Decimals {
        if (least < 0 || most < least || most > MOST) {
            throw new IllegalArgumentException("decimals " + least + " to " + most);
        }
    }

    /** Rounded half up to {@link #most} decimals. */
    public BigDecimal round(BigDecimal exact) {
        return exact.setScale(most, RoundingMode.HALF_UP);
    }

    /** With as many decimals as are printed. */
    BigDecimal shown(BigDecimal exact) {
        BigDecimal short0 = round(exact).stripTrailingZeros();
        return short0.scale() < least ? short0.setScale(least) : short0;
    }
}
