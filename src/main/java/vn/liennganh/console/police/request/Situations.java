package vn.liennganh.console.police.request;

import java.util.ArrayList;
import java.util.List;

/**
 * What may happen and what is done then, one to a line with an arrow between.
 *
 * @param pairs the lines that say both
 * @param wrong the lines that do not, as they were typed
 */
public record Situations(List<Pair> pairs, List<Wrong> wrong) {

    private static final String ARROW = "=>|\u2192";

    /** One situation with its response. */
    public record Pair(String situation, String response) {}

    /**
     * A line that cannot be taken.
     *
     * @param number counted from 1, empty lines included
     */
    public record Wrong(int number, String text) {}

    public Situations {
        pairs = List.copyOf(pairs);
        wrong = List.copyOf(wrong);
    }

    /** Reads what was typed; an empty line says nothing. */
    public static Situations of(String typed) {
        List<Pair> pairs = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        int number = 0;
        for (String line : typed.lines().map(String::strip).toList()) {
            number++;
            String[] pair = line.split(ARROW, 2);
            if (pair.length == 2 && !pair[0].isBlank() && !pair[1].isBlank()) {
                pairs.add(new Pair(pair[0].strip(), pair[1].strip()));
            } else if (!line.isEmpty()) {
                wrong.add(new Wrong(number, line));
            }
        }
        return new Situations(pairs, wrong);
    }
}
