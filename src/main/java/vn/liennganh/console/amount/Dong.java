package vn.liennganh.console.amount;

import java.util.Locale;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** Whole dong as people read them. */
public final class Dong {

    private static final long BILLION = 1_000_000_000L;
    private static final long MILLION = 1_000_000L;
    private static final int TENTHS = 10;

    private Dong() {}

    /** To the dong, with dots between thousands: {@code 1.119.281.615.000}. */
    public static String plain(long dong) {
        return String.format(Locale.GERMANY, "%,d", dong);
    }

    /** The same with its sign, which never stands on a line of its own. */
    public static String full(long dong) {
        return plain(dong) + "\u00a0\u0111";
    }

    /** In billions or millions with one decimal, for sums at a glance; the rest is cut off. */
    public static String brief(long dong, Locale locale) {
        long size = Math.abs(dong);
        if (size >= BILLION) {
            return brief("amount.billion", dong, BILLION, locale);
        }
        return size >= MILLION ? brief("amount.million", dong, MILLION, locale) : full(dong);
    }

    private static String brief(String key, long dong, long unit, Locale locale) {
        long tenths = dong / (unit / TENTHS);
        String comma = Math.abs(tenths % TENTHS) == 0 ? "" : "," + Math.abs(tenths % TENTHS);
        return Texts.render(Text.of(key, plain(tenths / TENTHS) + comma), locale);
    }

    /** What part of a whole a share is, 0 to 100, rounded down; 0 of nothing. */
    public static int percent(long share, long whole) {
        return whole <= 0 ? 0 : (int) Math.max(0, Math.min(100, 100.0 * share / whole));
    }
}
