package vn.liennganh.regulation.workbench.sheet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.yaml.YamlMap;

/**
 * A move as it is written, its state sets resolved.
 *
 * @param from states, {@code new} for a lane that has none yet
 * @param to by value of the field (or of what decides); under the empty value where it is fixed;
 *     {@link #SAME} where the state stays
 * @param field the field that chooses, where one does
 */
public record MoveSheet(
        Place place,
        YamlMap map,
        Set<String> from,
        Map<String, String> to,
        Optional<String> field,
        Optional<String> needs) {

    public static final String SAME = "same";

    static MoveSheet of(YamlMap map, Set<String> from) {
        Map<String, String> to = new LinkedHashMap<>();
        Optional<String> field = Optional.empty();
        if (map.has("to")) {
            to.put("", map.string("to"));
        } else if (map.has("by")) {
            YamlMap by = map.map("by");
            field = by.optionalString("field");
            if (by.has("values")) {
                YamlMap values = by.map("values");
                values.keys().forEach(value -> to.put(value, values.string(value)));
            } else if (by.has("items")) {
                YamlMap items = by.map("items");
                items.keys().forEach(value -> to.put(value, items.string(value)));
            }
        }
        return new MoveSheet(
                Place.of(map),
                map,
                from,
                Collections.unmodifiableMap(to),
                field,
                map.optionalString("needs"));
    }

    /** Where the lane stands after the move, by every value, when it stood there before. */
    public Set<String> targets(String before) {
        Set<String> targets = new java.util.LinkedHashSet<>();
        to.values().forEach(one -> targets.add(one.equals(SAME) ? before : one));
        return targets;
    }
}
