package vn.liennganh.partner.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;

/**
 * A mapping of a scenario file, read key by key; a key that nobody asked for is a mistake with its
 * line. Nothing in the file becomes an object.
 */
final class Fields {

    private static final int SIZE_MAX = 1 << 20;

    private final Path file;
    private final Node place;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    private Fields(Path file, Node node) {
        this.file = file;
        this.place = node;
        if (!(node instanceof MappingNode mapping)) {
            throw problem(node, "a mapping (key: value) is expected");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode name)) {
                throw problem(key, "a key is plain text");
            }
            if (values.putIfAbsent(name.getValue(), tuple.getValueNode()) != null) {
                throw problem(key, "key \"" + name.getValue() + "\" stands twice");
            }
        }
    }

    /**
     * The mapping that the file consists of.
     *
     * @throws ScenarioProblem if the file cannot be read or is no mapping
     */
    static Fields read(Path file) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(SIZE_MAX);
        limits.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(limits).compose(new java.io.StringReader(Files.readString(file)));
            if (root == null) {
                throw new ScenarioProblem(file, 0, "the file is empty");
            }
            return new Fields(file, root);
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null ? 0 : broken.getProblemMark().getLine() + 1;
            throw new ScenarioProblem(file, line, broken.getProblem());
        } catch (IOException | YAMLException unreadable) {
            throw new ScenarioProblem(file, 0, "cannot be read: " + unreadable.getMessage());
        }
    }

    int line() {
        return line(place);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    List<String> keys() {
        asked.addAll(values.keySet());
        return List.copyOf(values.keySet());
    }

    String text(String key) {
        return optional(key).orElseThrow(() -> problem("key \"" + key + "\" is missing"));
    }

    /** Text as it stands, also where it looks like a number or a day. */
    Optional<String> optional(String key) {
        return node(key).map(this::scalar);
    }

    boolean flag(String key) {
        return optional(key).map(word -> truth(key, word)).orElse(false);
    }

    /** A list of texts; one text alone is a list of one. */
    List<String> texts(String key) {
        return node(key).map(this::scalars).orElse(List.of());
    }

    Optional<Fields> fields(String key) {
        return node(key).map(node -> new Fields(file, node));
    }

    /** True where the value is a mapping. */
    boolean isMapping(String key) {
        return values.get(key) instanceof MappingNode;
    }

    List<Fields> list(String key) {
        List<Fields> items = new ArrayList<>();
        node(key)
                .ifPresent(
                        node -> {
                            if (!(node instanceof SequenceNode sequence)) {
                                throw problem(node, "a list is expected");
                            }
                            sequence.getValue().forEach(one -> items.add(new Fields(file, one)));
                        });
        return items;
    }

    /** Any value as JSON; days and moments stay text. */
    JsonNode json(String key) {
        return json(node(key).orElseThrow(() -> problem("key \"" + key + "\" is missing")));
    }

    /** Says that everything was read. */
    void finish() {
        for (Map.Entry<String, Node> one : values.entrySet()) {
            if (!asked.contains(one.getKey())) {
                throw problem(one.getValue(), "unknown key \"" + one.getKey() + "\"");
            }
        }
    }

    ScenarioProblem problem(String reason) {
        return problem(place, reason);
    }

    ScenarioProblem problem(String key, String reason) {
        return problem(values.getOrDefault(key, place), reason);
    }

    private Optional<Node> node(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    private boolean truth(String key, String word) {
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        throw problem(key, "true or false is expected");
    }

    private List<String> scalars(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(scalar(node));
        }
        return sequence.getValue().stream().map(this::scalar).toList();
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw problem(node, "text is expected");
    }

    private JsonNode json(Node node) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = Json.MAPPER.createObjectNode();
            for (NodeTuple one : mapping.getValue()) {
                object.set(scalar(one.getKeyNode()), json(one.getValueNode()));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            sequence.getValue().forEach(one -> array.add(json(one)));
            return array;
        }
        ScalarNode scalar = (ScalarNode) node;
        boolean literal = Tag.INT.equals(scalar.getTag()) || Tag.BOOL.equals(scalar.getTag());
        if (literal && scalar.getValue().matches("-?\\d{1,18}|true|false")) {
            return Json.MAPPER.readTree(scalar.getValue());
        }
        return Json.MAPPER.getNodeFactory().stringNode(scalar.getValue());
    }

    private ScenarioProblem problem(Node node, String reason) {
        return new ScenarioProblem(file, line(node), reason);
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
