package vn.liennganh.regulation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import vn.liennganh.regulation.rule.BodyPath;

/**
 * What an exchange remembers, by name. Of a list every value is remembered, each once but for
 * spaces and capitals, and the first one under the name alone.
 */
public final class Memory {

    private static final String OF = "/";
    private static final Pattern SPACE = Pattern.compile("\\s");

    private final Map<String, String> values;

    Memory(Map<String, String> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** The same with what a message tells. */
    Map<String, String> after(Map<String, BodyPath> remembers, JsonNode body) {
        remembers.forEach(
                (name, field) -> {
                    List<String> told =
                            field.all(body).stream()
                                    .filter(JsonNode::isValueNode)
                                    .map(JsonNode::asString)
                                    .toList();
                    told.stream().limit(1).forEach(one -> values.put(name, one));
                    if (field.many()) {
                        told.forEach(one -> values.putIfAbsent(key(name, one), one));
                    }
                });
        return values;
    }

    /** The values of a list, in the order in which they were told. */
    List<String> all(String name) {
        List<String> all = new ArrayList<>();
        values.forEach(
                (key, value) -> {
                    if (key.startsWith(name + OF)) {
                        all.add(value);
                    }
                });
        return all;
    }

    boolean has(String name, String value) {
        return values.containsKey(key(name, value));
    }

    /** The name under which rules ask for an entry. */
    public static String name(String entry) {
        int of = entry.indexOf(OF);
        return of < 0 ? entry : entry.substring(0, of);
    }

    private static String key(String name, String value) {
        return name + OF + plain(value);
    }

    static String plain(String value) {
        return SPACE.matcher(Normalizer.normalize(value, Normalizer.Form.NFC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }
}
