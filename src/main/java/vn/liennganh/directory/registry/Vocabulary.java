package vn.liennganh.directory.registry;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.directory.AgencyKind;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/**
 * The words that agency files may use: kinds of party, groups, ways out, roles of competence.
 *
 * @param roles in the order of the file: where an old code is divided, the first one that knows
 *     whose it is decides
 */
public record Vocabulary(
        Map<String, AgencyKind> kinds,
        Set<String> groups,
        Set<String> channels,
        Set<String> roles) {

    static final String FILE = "vocabulary.yaml";

    private static final Vocabulary EMPTY = new Vocabulary(Map.of(), Set.of(), Set.of(), Set.of());

    static Vocabulary read(Path file) {
        return EMPTY.with(file);
    }

    /** These words and those of a further file, which repeats none of them. */
    Vocabulary with(Path file) {
        YamlMap map = YamlReader.read(file);
        Map<String, AgencyKind> all = new LinkedHashMap<>(kinds);
        Optional<YamlMap> kindMaps = map.optionalMap("kinds");
        if (kindMaps.isPresent()) {
            for (String id : kindMaps.get().keys()) {
                if (all.put(id, kind(id, kindMaps.get().map(id))) != null) {
                    throw kindMaps.get().problem(id, "a name stands twice");
                }
            }
        }
        Vocabulary vocabulary =
                new Vocabulary(
                        Map.copyOf(all),
                        set(map, "groups", groups),
                        set(map, "channels", channels),
                        set(map, "roles", roles));
        map.finish();
        return vocabulary;
    }

    private static AgencyKind kind(String id, YamlMap map) {
        List<String> capacities = map.strings("capacities");
        if (capacities.isEmpty()) {
            throw map.problem("capacities", "at least one is expected");
        }
        return new AgencyKind(
                id,
                Map.of("vi", map.string("vi"), "en", map.string("en")),
                map.bool("state-body"),
                capacities,
                LimitsReader.read(map));
    }

    private static Set<String> set(YamlMap map, String key, Set<String> known) {
        Set<String> all = new LinkedHashSet<>(known);
        for (String name : map.strings(key)) {
            if (!all.add(name)) {
                throw map.problem(key, "a name stands twice");
            }
        }
        return Collections.unmodifiableSet(all);
    }

    /** The word of a value, which must be among the known ones. */
    static String known(YamlValue value, String word, Set<String> words, String what) {
        if (!words.contains(word)) {
            throw value.problem(
                    "unknown " + what + " \"" + word + "\": " + FILE + " does not name it");
        }
        return word;
    }
}
