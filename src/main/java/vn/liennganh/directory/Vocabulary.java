package vn.liennganh.directory;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;

/** The words that agency files may use: kinds of party, groups, ways out, roles of competence. */
record Vocabulary(
        Map<String, AgencyKind> kinds,
        Set<String> groups,
        Set<String> channels,
        Set<String> roles) {

    static Vocabulary read(Path file) {
        YamlMap map = YamlReader.read(file);
        Map<String, AgencyKind> kinds = new LinkedHashMap<>();
        YamlMap kindMaps = map.map("kinds");
        for (String id : kindMaps.keys()) {
            kinds.put(id, kind(id, kindMaps.map(id)));
        }
        Vocabulary vocabulary =
                new Vocabulary(
                        Map.copyOf(kinds),
                        set(map, "groups"),
                        set(map, "channels"),
                        set(map, "roles"));
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
                capacities);
    }

    private static Set<String> set(YamlMap map, String key) {
        List<String> names = map.strings(key);
        if (Set.copyOf(names).size() != names.size()) {
            throw map.problem(key, "a name stands twice");
        }
        return Set.copyOf(names);
    }
}
