package vn.liennganh.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a signed document as I-JSON (RFC 7493) and refuses whatever two readers could read
 * differently.
 */
public final class StrictJson {

    private static final long INTEGER_MAX = (1L << 53) - 1;

    private StrictJson() {}

    /**
     * Reads one object with {@code reader}: UTF-8 without byte order mark, no duplicate key,
     * nothing behind it, at most 64 levels, integers within 2^53 - 1, no lone surrogate.
     */
    public static <T> Verdict<T> read(byte[] json, Function<ObjectNode, T> reader) {
        try {
            return Verdict.granted(reader.apply(parse(json)));
        } catch (MalformedJson malformed) {
            return Verdict.refused(malformed.refusal());
        }
    }

    private static ObjectNode parse(byte[] json) {
        if (!startsAsObject(json)) {
            // A byte order mark and UTF-16 stop here.
            throw new MalformedJson("", "message.object-first");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
        } catch (CharacterCodingException invalid) {
            throw new MalformedJson("", "message.utf-8");
        }
        JsonNode tree;
        try {
            tree = Json.MAPPER.readTree(json);
        } catch (JacksonException malformed) {
            throw new MalformedJson("", "message.json");
        }
        if (!(tree instanceof ObjectNode object)) {
            throw new MalformedJson("", "message.object-first");
        }
        checkValues(object, "");
        return object;
    }

    private static boolean startsAsObject(byte[] json) {
        for (byte unit : json) {
            if (unit != ' ' && unit != '\n' && unit != '\r' && unit != '\t') {
                return unit == '{';
            }
        }
        return false;
    }

    private static void checkValues(JsonNode node, String pointer) {
        if (node.isString()) {
            checkText(node.stringValue(), pointer);
        } else if (node.isNumber()) {
            checkNumber(node, pointer);
        } else if (node.isObject()) {
            node.properties()
                    .forEach(
                            field -> {
                                checkText(field.getKey(), pointer);
                                checkValues(field.getValue(), pointer + "/" + field.getKey());
                            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkValues(node.get(i), pointer + "/" + i);
            }
        }
    }

    private static void checkNumber(JsonNode node, String pointer) {
        boolean fits =
                node.isIntegralNumber()
                        ? node.canConvertToLong() && Math.abs(node.longValue()) <= INTEGER_MAX
                        : Double.isFinite(node.doubleValue());
        if (!fits) {
            throw new MalformedJson(pointer, "message.number");
        }
    }

    private static void checkText(String text, String pointer) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                throw new MalformedJson(pointer, "message.nul");
            }
            if (Character.isSurrogate(unit)) {
                boolean paired =
                        Character.isHighSurrogate(unit)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    throw new MalformedJson(pointer, "message.surrogate");
                }
                i++;
            }
        }
    }
}
