package vn.liennganh.console.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.WireTime;

/**
 * Reads a body out of a form's inputs, led by the schema: what the schema does not know is not
 * read, what is empty and not demanded is left out. Whether it is right, the schema decides later.
 */
final class BodyReader {

    /** Plain figures, or groups of three as Vietnamese writes them, all set off alike. */
    private static final Pattern WHOLE =
            Pattern.compile(
                    "[0-9]+|[0-9]{1,3}(\\.[0-9]{3})+|[0-9]{1,3}([ \\u00a0\\u202f][0-9]{3})+");

    private static final int DIGITS_MAX = 16;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int ROWS_MAX = 500;

    private final Map<String, String[]> inputs;

    BodyReader(Map<String, String[]> inputs) {
        this.inputs = inputs;
    }

    ObjectNode read(SchemaView schema) {
        return group(schema, "");
    }

    /** One item of a list, whose inputs begin with a pointer; an empty text where it is empty. */
    JsonNode item(SchemaView schema, String pointer) {
        return value(schema, pointer, true).orElseGet(() -> NODES.stringNode(""));
    }

    private Optional<JsonNode> value(SchemaView schema, String pointer, boolean required) {
        return switch (schema.kind()) {
            case GROUP -> {
                ObjectNode group = group(schema, pointer);
                yield required || filled(group, schema) ? Optional.of(group) : Optional.empty();
            }
            case LIST -> {
                ArrayNode rows = rows(schema, pointer);
                yield required || !rows.isEmpty() ? Optional.of(rows) : Optional.empty();
            }
            case CHECKBOXES -> {
                ArrayNode chosen = NODES.arrayNode();
                for (String one : inputs.getOrDefault(Fields.PREFIX + pointer, new String[0])) {
                    chosen.add(one);
                }
                yield required || !chosen.isEmpty() ? Optional.of(chosen) : Optional.empty();
            }
            case MONEY -> text(pointer).map(BodyReader::money);
            default -> text(pointer).map(text -> plain(schema, text));
        };
    }

    private ObjectNode group(SchemaView schema, String pointer) {
        ObjectNode group = NODES.objectNode();
        for (SchemaView part : schema.properties()) {
            boolean required = schema.requires(part.name());
            if (part.fixed()) {
                if (required || text(pointer + "/" + part.name()).isPresent()) {
                    group.set(part.name(), part.fixedValue());
                }
            } else {
                value(part, pointer + "/" + part.name(), required)
                        .ifPresent(value -> group.set(part.name(), value));
            }
        }
        return group;
    }

    /** Whether anybody filled in anything: what is fixed or empty does not count. */
    private static boolean filled(JsonNode value, SchemaView schema) {
        if (value.isArray()) {
            return value.valueStream().anyMatch(one -> filled(one, schema.items()));
        }
        if (value.isObject()) {
            return schema.properties().stream()
                    .filter(part -> !part.fixed() || !schema.requires(part.name()))
                    .anyMatch(part -> filled(value.path(part.name()), part));
        }
        return !value.isMissingNode() && !value.isNull();
    }

    private ArrayNode rows(SchemaView schema, String pointer) {
        String prefix = Fields.PREFIX + pointer + "/";
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String name : inputs.keySet()) {
            if (name.startsWith(prefix)) {
                String rest = name.substring(prefix.length());
                int end = rest.indexOf('/');
                String number = end < 0 ? rest : rest.substring(0, end);
                if (number.matches("[0-9]{1,3}") && Integer.parseInt(number) < ROWS_MAX) {
                    numbers.add(Integer.valueOf(number));
                }
            }
        }
        ArrayNode rows = NODES.arrayNode();
        for (int number : numbers) {
            value(schema.items(), pointer + "/" + number, true).ifPresent(rows::add);
        }
        return rows;
    }

    private Optional<String> text(String pointer) {
        String[] values = inputs.getOrDefault(Fields.PREFIX + pointer, new String[0]);
        return values.length == 0
                ? Optional.empty()
                : Optional.of(Normalizer.normalize(values[0], Normalizer.Form.NFC).strip())
                        .filter(text -> !text.isEmpty());
    }

    private static JsonNode money(String text) {
        ObjectNode money = NODES.objectNode();
        money.set("amount", integer(text));
        money.put("currency", "VND");
        return money;
    }

    private static JsonNode plain(SchemaView schema, String text) {
        return switch (schema.kind()) {
            case INTEGER -> integer(text);
            case DECIMAL -> decimal(text);
            case YES_NO -> NODES.booleanNode(text.equals("true"));
            case MOMENT -> NODES.stringNode(moment(text));
            case CHOICE -> choice(schema, text);
            default -> NODES.stringNode(text.replace("\r\n", "\n"));
        };
    }

    private static JsonNode choice(SchemaView schema, String text) {
        return schema.words().stream()
                .filter(word -> word.asString().equals(text))
                .findFirst()
                .orElse(NODES.stringNode(text));
    }

    /** What is no whole number stays what it is: its writer sees it again with the error. */
    private static JsonNode integer(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        return WHOLE.matcher(text).matches() && digits.length() <= DIGITS_MAX
                ? NODES.numberNode(new BigInteger(digits).longValueExact())
                : NODES.stringNode(text);
    }

    private static JsonNode decimal(String text) {
        try {
            return NODES.numberNode(new BigDecimal(text.replace(',', '.')));
        } catch (NumberFormatException none) {
            return NODES.stringNode(text);
        }
    }

    private static String moment(String text) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    LocalDateTime.parse(text).atZone(WireTime.ZONE));
        } catch (DateTimeParseException unreadable) {
            return text;
        }
    }
}
