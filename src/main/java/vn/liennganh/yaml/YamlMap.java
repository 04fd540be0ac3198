package vn.liennganh.yaml;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A mapping of a configuration file, read key by key; what nobody asked for is a mistake.
 *
 * <p>Every getter throws {@link ConfigProblem} with file and line if the key is missing or its
 * value is of another kind; the {@code optional…} getters only if the value is of another kind.
 * Call {@link #finish()} on the outermost mapping when all is read.
 */
public final class YamlMap {

    private final Path file;
    private final int line;
    private final Map<String, YamlValue> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final List<YamlMap> opened = new ArrayList<>();

    YamlMap(Path file, MappingNode node) {
        this.file = file;
        this.line = YamlValue.line(node);
        if (node.getAnchor() != null) {
            throw problem("anchors and aliases are not used here: write the value out");
        }
        for (NodeTuple tuple : node.getValue()) {
            int keyLine = YamlValue.line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getValue().equals("<<")) {
                throw new ConfigProblem(file, keyLine, "a key is plain text");
            }
            if (keyLines.putIfAbsent(key.getValue(), keyLine) != null) {
                throw new ConfigProblem(
                        file, keyLine, "key \"" + key.getValue() + "\" stands twice");
            }
            values.put(key.getValue(), new YamlValue(file, tuple.getValueNode(), opened));
        }
    }

    public Path file() {
        return file;
    }

    /** The line where the mapping begins. */
    public int line() {
        return line;
    }

    /** All keys in the order of the file; for mappings whose keys are content. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public YamlValue value(String key) {
        asked.add(key);
        YamlValue value = values.get(key);
        if (value == null) {
            throw problem("key \"" + key + "\" is missing");
        }
        return value;
    }

    public Optional<YamlValue> optionalValue(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    public String string(String key) {
        return value(key).string();
    }

    public Optional<String> optionalString(String key) {
        return optionalValue(key).map(YamlValue::string);
    }

    public int integer(String key) {
        return value(key).integer();
    }

    public Optional<Integer> optionalInteger(String key) {
        return optionalValue(key).map(YamlValue::integer);
    }

    public boolean bool(String key) {
        return value(key).bool();
    }

    public boolean bool(String key, boolean otherwise) {
        return optionalValue(key).map(YamlValue::bool).orElse(otherwise);
    }

    public LocalDate date(String key) {
        return value(key).date();
    }

    public Optional<LocalDate> optionalDate(String key) {
        return optionalValue(key).map(YamlValue::date);
    }

    public YamlMap map(String key) {
        return value(key).map();
    }

    public Optional<YamlMap> optionalMap(String key) {
        return optionalValue(key).map(YamlValue::map);
    }

    public List<YamlValue> list(String key) {
        return value(key).list();
    }

    /** The list, or an empty one where the key is absent. */
    public List<YamlValue> optionalList(String key) {
        return optionalValue(key).map(YamlValue::list).orElse(List.of());
    }

    /** The mappings of a list, or none where the key is absent. */
    public List<YamlMap> maps(String key) {
        return optionalList(key).stream().map(YamlValue::map).toList();
    }

    /** The texts of a list, or none where the key is absent. */
    public List<String> strings(String key) {
        return optionalList(key).stream().map(YamlValue::string).toList();
    }

    /**
     * A mapping of text to text, in the order of the file, or an empty one where the key is absent.
     */
    public Map<String, String> stringMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        optionalMap(key)
                .ifPresent(map -> map.keys().forEach(name -> texts.put(name, map.string(name))));
        return texts;
    }

    /** What to throw about the mapping as a whole. */
    public ConfigProblem problem(String reason) {
        return new ConfigProblem(file, line, reason);
    }

    /** What to throw about one key, at its line where it is present. */
    public ConfigProblem problem(String key, String reason) {
        return new ConfigProblem(file, keyLines.getOrDefault(key, line), key + ": " + reason);
    }

    /**
     * Ends the reading, of this mapping and of every mapping read out of it.
     *
     * @throws ConfigProblem at the first key that nobody asked for
     */
    public void finish() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                throw new ConfigProblem(
                        file, keyLines.getOrDefault(key, line), "unknown key \"" + key + "\"");
            }
        }
        opened.forEach(YamlMap::finish);
    }
}
