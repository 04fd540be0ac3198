package vn.liennganh.console.amount;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart of horizontal bars, each of one or two parts; fragment {@code console/bars :: bars} draws
 * it beside its table.
 *
 * @param parts what the parts of a bar are called, the darker one first
 */
public record Bars(String title, List<String> parts, List<Bar> bars) {

    private static final double WIDTH = 360;

    /**
     * One bar.
     *
     * @param values of its parts
     * @param texts the same as shown
     */
    public record Bar(String label, List<Long> values, List<String> texts) {

        long sum() {
            return values.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A part as it is drawn, in units of the drawing. */
    public record Drawn(String label, int part, String x, String width, int y) {}

    public Bars {
        parts = List.copyOf(parts);
        bars = List.copyOf(bars);
    }

    /** Every part of every bar at its place. */
    public List<Drawn> drawn() {
        long most = Math.max(1, bars.stream().mapToLong(Bar::sum).max().orElse(1));
        List<Drawn> all = new ArrayList<>();
        for (int row = 0; row < bars.size(); row++) {
            Bar bar = bars.get(row);
            double x = 0;
            for (int part = 0; part < bar.values().size(); part++) {
                double width = WIDTH * bar.values().get(part) / most;
                all.add(new Drawn(bar.label(), part, units(x), units(width), row * ROW));
                x += width;
            }
        }
        return all;
    }

    /** Height of a row, as high as one of the table beside it. */
    public static final int ROW = 34;

    public int height() {
        return Math.max(1, bars.size()) * ROW;
    }

    private static String units(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
