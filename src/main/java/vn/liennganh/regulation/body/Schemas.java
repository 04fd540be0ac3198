package vn.liennganh.regulation.body;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Json;
import vn.liennganh.message.Text;
import vn.liennganh.yaml.ConfigProblem;

/**
 * The JSON Schemas (2020-12) of {@code config/schemas}, each made complete in itself and compiled
 * once.
 *
 * <p>A schema may name the shared blocks of {@code blocks.json}; the blocks that it uses are copied
 * into it, so that a partner needs one document.
 */
public final class Schemas {

    private static final String BLOCKS = "blocks.json#/$defs/";
    private static final int ERRORS_MAX = 50;
    private static final Set<String> ABOUT_A_KEY =
            Set.of("required", "additionalProperties", "dependentRequired");
    private static final Set<String> WITH_SENTENCE =
            Set.of(
                    "required",
                    "additionalProperties",
                    "type",
                    "format",
                    "enum",
                    "const",
                    "minimum",
                    "maximum",
                    "minLength",
                    "maxLength",
                    "minItems",
                    "maxItems",
                    "pattern",
                    "oneOf");

    private final Path directory;
    private final ObjectNode blocks;
    private final SchemaRegistry registry;
    private final Map<String, ObjectNode> documents = new ConcurrentHashMap<>();
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private Schemas(Path directory) {
        this.directory = directory;
        this.blocks = (ObjectNode) read(directory.resolve("blocks.json")).path("$defs");
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .pathType(PathType.JSON_POINTER)
                        .preloadSchema(true)
                        .locale(Locale.ENGLISH)
                        .build();
        this.registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemaRegistryConfig(config));
    }

    /**
     * Reads and compiles the schemas of these names.
     *
     * @throws ConfigProblem at the first that is missing or wrong
     */
    public static Schemas load(Path directory, Set<String> names) {
        Schemas schemas = new Schemas(directory);
        Schema meta =
                schemas.registry.getSchema(
                        com.networknt.schema.SchemaLocation.of(
                                SpecificationVersion.DRAFT_2020_12.getDialectId()));
        names.parallelStream().forEach(name -> schemas.compile(name, meta));
        return schemas;
    }

    private void compile(String name, Schema meta) {
        Path file = directory.resolve(name + ".json");
        ObjectNode document = read(file);
        List<Error> wrong = meta.validate(document);
        if (!wrong.isEmpty()) {
            throw new ConfigProblem(file, 0, "no JSON Schema 2020-12: " + wrong.get(0));
        }
        ObjectNode used = Json.MAPPER.createObjectNode();
        bundle(file, document, used);
        if (!used.isEmpty()) {
            document.set("$defs", used);
        }
        documents.put(name, document);
        compiled.put(name, registry.getSchema(document.toString(), InputFormat.JSON));
    }

    private void bundle(Path file, JsonNode node, ObjectNode used) {
        if (node instanceof ObjectNode object
                && object.path("$ref").asString("").startsWith(BLOCKS)) {
            String block = object.path("$ref").asString().substring(BLOCKS.length());
            if (!blocks.has(block)) {
                throw new ConfigProblem(file, 0, "blocks.json has no block \"" + block + "\"");
            }
            object.put("$ref", "#/$defs/" + block);
            if (!used.has(block)) {
                JsonNode copy = blocks.path(block).deepCopy();
                used.set(block, copy);
                bundle(file, copy, used);
            }
        }
        node.forEach(child -> bundle(file, child, used));
    }

    /** The document itself, complete in itself. */
    public JsonNode document(String name) {
        return documents.get(name).deepCopy();
    }

    /** Every wrong field of a body, at most 50; empty where the body is as it should be. */
    public List<FieldError> check(String name, JsonNode body) {
        List<FieldError> errors = new ArrayList<>();
        for (Error error : compiled.get(name).validate(body)) {
            if (errors.size() < ERRORS_MAX) {
                errors.add(fieldError(error));
            }
        }
        return errors;
    }

    private static FieldError fieldError(Error error) {
        String keyword = error.getKeyword();
        String pointer = "/body" + error.getInstanceLocation();
        String property = error.getProperty();
        if (ABOUT_A_KEY.contains(keyword) && property != null) {
            pointer += "/" + property.replace("~", "~0").replace("/", "~1");
        }
        // The schema's own words may be repeated to the sender, the values of the message may not.
        JsonNode wanted = error.getSchemaNode();
        String key = WITH_SENTENCE.contains(keyword) ? keyword : "other";
        boolean tellable = wanted != null && (wanted.isValueNode() || keyword.equals("enum"));
        return new FieldError(
                pointer, Text.of("regulation.schema." + key, tellable ? plain(wanted) : keyword));
    }

    private static String plain(JsonNode wanted) {
        if (!wanted.isArray()) {
            return wanted.asString();
        }
        List<String> values = new ArrayList<>();
        wanted.forEach(value -> values.add(value.asString()));
        return String.join(", ", values);
    }

    /** A JSON object of the configuration. */
    static ObjectNode read(Path file) {
        try {
            if (Json.MAPPER.readTree(Files.readString(file)) instanceof ObjectNode object) {
                return object;
            }
            throw new ConfigProblem(file, 1, "a JSON object is expected");
        } catch (IOException unreadable) {
            throw new ConfigProblem(file, 0, "cannot be read: " + unreadable.getMessage());
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            throw new ConfigProblem(file, line, broken.getOriginalMessage());
        }
    }
}
