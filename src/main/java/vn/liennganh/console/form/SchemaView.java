package vn.liennganh.console.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** A node of a schema with its references followed, as far as forms need it. */
record SchemaView(JsonNode root, JsonNode node, String name) {

    private static final int LONG_TEXT = 400;

    /** By this pattern a schema asks for the digest of an attachment. */
    private static final String DIGEST = "^[0-9a-f]{64}$";

    static SchemaView of(JsonNode schema) {
        return new SchemaView(schema, schema, "");
    }

    private SchemaView at(JsonNode child, String property) {
        String reference = child.path("$ref").asString("");
        JsonNode target = reference.startsWith("#/") ? root.at(reference.substring(1)) : child;
        if (target != child && child.has("title") && target.isObject()) {
            // The place gives a block its own title.
            var named = ((tools.jackson.databind.node.ObjectNode) target).deepCopy();
            named.put("title", child.path("title").asString());
            target = named;
        }
        return new SchemaView(root, target, property);
    }

    List<SchemaView> properties() {
        List<SchemaView> all = new ArrayList<>();
        node.path("properties")
                .properties()
                .forEach(entry -> all.add(at(entry.getValue(), entry.getKey())));
        return all;
    }

    SchemaView items() {
        return at(node.path("items"), name);
    }

    boolean requires(String property) {
        for (JsonNode one : node.path("required")) {
            if (one.asString("").equals(property)) {
                return true;
            }
        }
        return false;
    }

    /** The schema's own title in Vietnamese; the property's name as words in English. */
    String title(Locale locale) {
        if (locale.getLanguage().equals("vi")) {
            return node.path("title").asString(words(name));
        }
        return name.isEmpty() ? node.path("title").asString("") : words(name);
    }

    /** {@code perAccount} and {@code all-unvalued} as people write them. */
    static String words(String name) {
        String spaced =
                name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                        .replace('-', ' ')
                        .toLowerCase(Locale.ROOT);
        return spaced.isEmpty()
                ? spaced
                : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    /** A word of an enumeration in the reader's language. */
    static String word(String value, Locale locale) {
        String key = "form.value." + value;
        String said = Texts.render(Text.of(key), locale);
        return said.equals(key) ? words(value) : said;
    }

    boolean fixed() {
        return node.has("const");
    }

    JsonNode fixedValue() {
        return node.path("const");
    }

    List<JsonNode> words() {
        List<JsonNode> all = new ArrayList<>();
        node.path("enum").forEach(all::add);
        return all;
    }

    int limit() {
        int items = node.path("maxItems").asInt(0);
        return items > 0 ? items : node.path("maxLength").asInt(2_000);
    }

    int least() {
        return node.path("minItems").asInt(0);
    }

    /** What kind of input it takes. */
    Field.Kind kind() {
        if (fixed()) {
            return Field.Kind.TICK;
        }
        if (node.has("enum")) {
            return Field.Kind.CHOICE;
        }
        return switch (node.path("type").asString("")) {
            case "object" -> money() ? Field.Kind.MONEY : Field.Kind.GROUP;
            case "array" -> items().node.has("enum") ? Field.Kind.CHECKBOXES : Field.Kind.LIST;
            case "boolean" -> Field.Kind.YES_NO;
            case "integer" -> Field.Kind.INTEGER;
            case "number" -> Field.Kind.DECIMAL;
            default -> text();
        };
    }

    private Field.Kind text() {
        if (node.path("pattern").asString("").equals(DIGEST)) {
            return Field.Kind.FILE;
        }
        return switch (node.path("format").asString("")) {
            case "date" -> Field.Kind.DATE;
            case "date-time" -> Field.Kind.MOMENT;
            default -> limit() >= LONG_TEXT && !coded() ? Field.Kind.LONG_TEXT : Field.Kind.TEXT;
        };
    }

    /** An identifier, which is one line whatever its length. */
    private boolean coded() {
        return node.has("pattern") && !node.has("maxLength");
    }

    private boolean money() {
        JsonNode properties = node.path("properties");
        return properties.size() == 2 && properties.has("amount") && properties.has("currency");
    }

    static JsonNode missing() {
        return MissingNode.getInstance();
    }
}
