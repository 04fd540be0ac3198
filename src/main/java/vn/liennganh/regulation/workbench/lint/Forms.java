package vn.liennganh.regulation.workbench.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import vn.liennganh.message.Json;

/** The JSON Schemas of a configuration, asked for the fields that rules point to. */
public final class Forms {

    private static final String BLOCK = "#/$defs/";
    private static final String EACH = "*";
    private static final Set<String> BRANCHES =
            Set.of("allOf", "anyOf", "oneOf", "then", "else", "if");
    private static final int DEPTH_MAX = 40;

    private final Path directory;
    private final Map<String, JsonNode> documents = new HashMap<>();

    public Forms(Path config) {
        this.directory = config.resolve("schemas");
    }

    public Path file(String schema) {
        return directory.resolve(schema + ".json");
    }

    public boolean has(String schema) {
        return Files.isRegularFile(file(schema));
    }

    /** The schema of a field: {@code *} for every item of a list; empty where there is none. */
    public Optional<JsonNode> field(String schema, String path) {
        return find(document(schema), List.of(path.split("/")), 0);
    }

    /** The values that a field may have, as text; empty where the schema lists none. */
    public List<String> values(String schema, String path) {
        List<String> values = new ArrayList<>();
        field(schema, path)
                .map(this::dereferenced)
                .ifPresent(
                        field -> {
                            field.path("enum").forEach(value -> values.add(value.asString()));
                            if (field.has("const")) {
                                values.add(field.path("const").asString());
                            }
                            if (field.path("type").asString("").equals("boolean")) {
                                values.addAll(List.of("true", "false"));
                            }
                        });
        return values;
    }

    private Optional<JsonNode> find(JsonNode schema, List<String> path, int depth) {
        JsonNode node = dereferenced(schema);
        if (path.isEmpty()) {
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        }
        if (depth > DEPTH_MAX || !node.isObject()) {
            return Optional.empty();
        }
        String name = path.get(0);
        List<String> rest = path.subList(1, path.size());
        JsonNode below =
                name.equals(EACH) ? node.path("items") : node.path("properties").path(name);
        Optional<JsonNode> found =
                below.isMissingNode() ? Optional.empty() : find(below, rest, depth + 1);
        if (found.isPresent()) {
            return found;
        }
        for (String branch : BRANCHES) {
            JsonNode alternatives = node.path(branch);
            for (JsonNode one : alternatives.isArray() ? alternatives : List.of(alternatives)) {
                Optional<JsonNode> inside = find(one, path, depth + 1);
                if (inside.isPresent() && one.isObject()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }

    private JsonNode dereferenced(JsonNode schema) {
        JsonNode node = schema;
        for (int hops = 0; hops < DEPTH_MAX && node.path("$ref").isString(); hops++) {
            String ref = node.path("$ref").asString();
            int at = ref.indexOf(BLOCK);
            if (at < 0) {
                return node;
            }
            String file = at == 0 ? "blocks" : ref.substring(0, at).replaceAll("\\.json$", "");
            node = document(file).path("$defs").path(ref.substring(at + BLOCK.length()));
        }
        return node;
    }

    /** The document; missing where it cannot be read, which is a finding of its own. */
    private JsonNode document(String schema) {
        return documents.computeIfAbsent(
                schema,
                name -> {
                    try {
                        return Json.MAPPER.readTree(Files.readString(file(name)));
                    } catch (IOException | JacksonException unreadable) {
                        return MissingNode.getInstance();
                    }
                });
    }
}
