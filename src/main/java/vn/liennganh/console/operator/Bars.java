package vn.liennganh.console.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sparkline: one bar a slice of time, the highest as high as the picture. */
public final class Bars {

    static final int HEIGHT = 20;
    static final int STEP = 8;

    private Bars() {}

    /** A bar of the picture, in its units. */
    public record Bar(int x, int y, int height) {}

    /** Of counts in the order of time; none where all are zero. */
    static List<Bar> of(long[] counts) {
        long highest = Arrays.stream(counts).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; highest > 0 && i < counts.length; i++) {
            int height = (int) Math.ceil((double) counts[i] * HEIGHT / highest);
            if (height > 0) {
                bars.add(new Bar(i * STEP, HEIGHT - height, height));
            }
        }
        return bars;
    }
}
