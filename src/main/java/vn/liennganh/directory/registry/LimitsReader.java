package vn.liennganh.directory.registry;

import java.util.EnumMap;
import java.util.Map;
import vn.liennganh.directory.Limit;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads {@code limits} of a kind or an agency: only those that differ, in units or bytes. */
final class LimitsReader {

    private LimitsReader() {}

    static Map<Limit, Long> read(YamlMap owner) {
        Map<Limit, Long> named = new EnumMap<>(Limit.class);
        owner.optionalMap("limits")
                .ifPresent(
                        map ->
                                map.keys()
                                        .forEach(
                                                word ->
                                                        named.put(
                                                                limit(map, word),
                                                                value(map, word))));
        return named;
    }

    private static Limit limit(YamlMap map, String word) {
        return Limit.of(word).orElseThrow(() -> map.problem(word, "there is no such limit"));
    }

    private static long value(YamlMap map, String word) {
        YamlValue value = map.value(word);
        long number = value.wholeNumber();
        Limit limit = limit(map, word);
        if (!limit.allows(number)) {
            throw value.problem(limit.range());
        }
        return number;
    }
}
