package vn.liennganh.statistics.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** Numbers as Vietnamese documents write them: dots between thousands, a comma before decimals. */
public final class Vietnamese {

    private static final String POINTS = "statistics.points";
    private static final long[] SIZES = {1_000_000_000L, 1_000_000L, 1_000L, 1L};
    private static final String[] NAMES = {
        "statistics.billion", "statistics.million", "statistics.thousand"
    };

    private Vietnamese() {}

    /** {@code 761.546.547.000}. */
    public static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '.');
    }

    /** {@code +79.414.126.000}, and 0 without a sign. */
    public static String signed(long number) {
        return (number > 0 ? "+" : "") + whole(number);
    }

    /** {@code 63,89 %}. */
    public static String percent(BigDecimal value, Decimals decimals) {
        return decimal(value, decimals) + " %";
    }

    /** {@code +11,16 %}. */
    public static String signedPercent(BigDecimal value, Decimals decimals) {
        return sign(value, decimals) + percent(value, decimals);
    }

    /** {@code +5,98} and the word for percentage points. */
    public static String signedPoints(BigDecimal value, Decimals decimals) {
        return sign(value, decimals) + decimal(value, decimals) + " " + said(POINTS);
    }

    /** How far a ratio is from its target: short of it, beyond it, or on it. */
    public static String target(BigDecimal reached, BigDecimal wanted, Decimals decimals) {
        BigDecimal points = decimals.round(reached).subtract(decimals.round(wanted));
        if (points.signum() == 0) {
            return said("statistics.on-target");
        }
        String key = points.signum() < 0 ? "statistics.short" : "statistics.beyond";
        return said(key) + " " + decimal(points.abs(), decimals) + " " + said(POINTS);
    }

    /** {@code 44,06}. */
    public static String decimal(BigDecimal value, Decimals decimals) {
        String[] halves = decimals.shown(value.abs()).toPlainString().split("\\.");
        String whole = String.format(Locale.ROOT, "%,d", new java.math.BigInteger(halves[0]));
        String minus = decimals.round(value).signum() < 0 ? "-" : "";
        return minus + whole.replace(',', '.') + (halves.length == 1 ? "" : "," + halves[1]);
    }

    /** An amount by its billions, millions and thousands, as reports word it. */
    public static String worded(long dong) {
        if (dong < 0) {
            throw new IllegalArgumentException("negative amount");
        }
        List<String> parts = new ArrayList<>();
        long rest = dong;
        for (int i = 0; i < SIZES.length; i++) {
            long many = rest / SIZES[i];
            rest %= SIZES[i];
            if (many > 0) {
                parts.add(i == SIZES.length - 1 ? whole(many) : whole(many) + " " + said(NAMES[i]));
            }
        }
        return (parts.isEmpty() ? "0" : String.join(" ", parts)) + " " + said("statistics.dong");
    }

    /**
     * {@code 31/3/2022}, {@code 01/10/2021}: days under ten and the first two months get a zero.
     */
    public static String day(LocalDate day) {
        return String.format(
                Locale.ROOT,
                day.getMonthValue() < 3 ? "%02d/%02d/%d" : "%02d/%d/%d",
                day.getDayOfMonth(),
                day.getMonthValue(),
                day.getYear());
    }

    static String said(String key, Object... args) {
        return Texts.render(Text.of(key, args), Texts.VIETNAMESE);
    }

    private static String sign(BigDecimal value, Decimals decimals) {
        return decimals.round(value).signum() > 0 ? "+" : "";
    }
}
