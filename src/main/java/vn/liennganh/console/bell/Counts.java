package vn.liennganh.console.bell;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.liennganh.console.access.Section;

/**
 * How much is new, by the parts of the menu in which it is dealt with.
 *
 * @param total of all parts
 */
public record Counts(int total, Map<Section, Integer> parts) {

    /** For whoever is not signed in. */
    public static final Counts NONE = new Counts(0, Map.of());

    public Counts {
        parts = Map.copyOf(parts);
    }

    static Counts of(List<Tiding> fresh) {
        return new Counts(
                fresh.size(),
                fresh.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Tiding::part, Collectors.summingInt(x -> 1))));
    }

    /** How much is new in a part. */
    public int in(Section part) {
        return parts.getOrDefault(part, 0);
    }

    /** As it is shown: beyond what is looked at it is only said that there is more. */
    public String shown(int count) {
        return count < Teller.MOST ? Integer.toString(count) : Teller.MOST + "+";
    }
}
