package vn.liennganh.message;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one JSON object field by field and refuses what nobody asked for: {@link #finish} names the
 * first field that was not read. Every failure is a {@link MalformedJson} with the JSON Pointer of
 * the field.
 */
public final class StrictObject {

    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}"
                            + "(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private final ObjectNode node;
    private final String pointer;
    private final Set<String> read = new HashSet<>();

    public StrictObject(ObjectNode node, String pointer) {
        this.node = node;
        this.pointer = pointer;
    }

    /** A required string of {@code min} to {@code max} characters (UTF-16 units). */
    public String string(String name, int min, int max) {
        return optionalString(name, min, max).orElseThrow(() -> missing(name));
    }

    /** Absent and {@code null} are the same. */
    public Optional<String> optionalString(String name, int min, int max) {
        return optional(name)
                .map(
                        value -> {
                            if (!value.isString()) {
                                throw at(name, "message.string-expected");
                            }
                            int length = value.stringValue().length();
                            if (length < min || length > max) {
                                throw at(name, "message.length", min, max);
                            }
                            return value.stringValue();
                        });
    }

    public UUID uuid(String name) {
        return optionalUuid(name).orElseThrow(() -> missing(name));
    }

    public Optional<UUID> optionalUuid(String name) {
        return optionalString(name, 0, 100).map(text -> uuid(text, pointer + "/" + name));
    }

    /** RFC 3339 with seconds and an offset. */
    public OffsetDateTime time(String name) {
        String text = string(name, 1, 40);
        if (!RFC_3339.matcher(text).matches()) {
            throw at(name, "message.time-form");
        }
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException impossible) {
            throw at(name, "message.time-form");
        }
    }

    /** A whole number from {@code min} to {@code max}. */
    public long integer(String name, long min, long max) {
        JsonNode value = optional(name).orElseThrow(() -> missing(name));
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw at(name, "message.integer-expected");
        }
        if (value.longValue() < min || value.longValue() > max) {
            throw at(name, "message.range", min, max);
        }
        return value.longValue();
    }

    /** A required object, as it stands. */
    public ObjectNode object(String name) {
        JsonNode value = optional(name).orElseThrow(() -> missing(name));
        if (!(value instanceof ObjectNode object)) {
            throw at(name, "message.object-expected");
        }
        return object;
    }

    /** A required list; each item is read by {@code item} with its own pointer. */
    public <T> List<T> list(String name, int min, int max, ItemReader<T> item) {
        JsonNode value = optional(name).orElseThrow(() -> missing(name));
        if (!value.isArray()) {
            throw at(name, "message.list-expected");
        }
        if (value.size() < min || value.size() > max) {
            throw at(name, "message.size", min, max);
        }
        List<T> items = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            items.add(item.read(value.get(i), pointer + "/" + name + "/" + i));
        }
        return items;
    }

    /** An optional list: empty where absent or {@code null}. */
    public <T> List<T> optionalList(String name, int max, ItemReader<T> item) {
        return optional(name).isEmpty() ? List.of() : list(name, 0, max, item);
    }

    /** Turns what a constructor refuses into a finding at this field. */
    public <S, T> T as(String name, S value, Function<S, T> constructor, String key) {
        try {
            return constructor.apply(value);
        } catch (IllegalArgumentException refused) {
            throw at(name, key);
        }
    }

    /** Refuses the first field that was not read. */
    public void finish() {
        for (String name : node.propertyNames()) {
            if (!read.contains(name)) {
                throw new MalformedJson(pointer + "/" + escape(name), "message.unknown-field");
            }
        }
    }

    public MalformedJson at(String name, String key, Object... args) {
        return new MalformedJson(pointer + "/" + name, key, args);
    }

    /** The text of a list's item, which must be a UUID in lower case. */
    public static UUID uuid(JsonNode item, String pointer) {
        if (!item.isString()) {
            throw new MalformedJson(pointer, "message.string-expected");
        }
        return uuid(item.stringValue(), pointer);
    }

    /** A list's item, which must be an object. */
    public static StrictObject object(JsonNode item, String pointer) {
        if (!(item instanceof ObjectNode object)) {
            throw new MalformedJson(pointer, "message.object-expected");
        }
        return new StrictObject(object, pointer);
    }

    private static UUID uuid(String text, String pointer) {
        try {
            UUID uuid = UUID.fromString(text);
            // The parser forgives much; what it writes itself is the one form that is taken.
            if (uuid.toString().equals(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException refused) {
            // Said below, as for any other form.
        }
        throw new MalformedJson(pointer, "message.uuid-form");
    }

    private Optional<JsonNode> optional(String name) {
        read.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private MalformedJson missing(String name) {
        return at(name, "message.required");
    }

    /** A name as a step of a JSON Pointer (RFC 6901), cut where it is long, never within a pair. */
    static String escape(String name) {
        int end = Math.min(name.length(), 60);
        boolean split = end < name.length() && Character.isHighSurrogate(name.charAt(end - 1));
        String shown = name.substring(0, split ? end - 1 : end);
        return shown.replace("~", "~0").replace("/", "~1");
    }

    /** Reads one item of a list. */
    @FunctionalInterface
    public interface ItemReader<T> {
        T read(JsonNode item, String pointer);
    }
}
