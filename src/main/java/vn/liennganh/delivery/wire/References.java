package vn.liennganh.delivery.wire;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What the broker carries: the numbers of deliveries as text, never a body, a name or a case
 * number.
 */
public final class References {

    private References() {}

    public static String write(long[] numbers) {
        return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    /**
     * @throws NumberFormatException if it is no list of numbers
     */
    public static long[] read(String text) {
        return Arrays.stream(text.strip().split(" ")).mapToLong(Long::parseLong).toArray();
    }
}
