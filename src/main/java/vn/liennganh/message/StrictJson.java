package vn.liennganh.message;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
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

    /** Of a zero with more places a program could make a text of a gigabyte. */
    private static final int SCALE_MAX = 400;

    private StrictJson() {}

    /**
     * Reads one object with {@code reader}: UTF-8 without byte order mark, no duplicate key,
     * nothing behind it, at most 64 levels, numbers within 2^53 - 1 and no finer than a double (RFC
     * 7493, section 2), no lone surrogate, no noncharacter.
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
            // A byte order mark stops here, and UTF-16 that begins with its high byte.
            throw new MalformedJson("", "message.object-first");
        }
        if (!isUtf8(json)) {
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
        new Values().check(object);
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

    /** No NUL either: between {@code {} and the rest it would make the parser try UTF-16. */
    private static boolean isUtf8(byte[] json) {
        for (byte unit : json) {
            if (unit == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }

    /** Looks at every value and keeps the way to it; a pointer is made for a refusal only. */
    private static final class Values {

        private final Deque<Object> way = new ArrayDeque<>();

        void check(JsonNode node) {
            if (node.isString()) {
                text(node.stringValue());
            } else if (node.isNumber()) {
                number(node);
            } else if (node.isObject()) {
                node.properties().forEach(field -> field(field.getKey(), field.getValue()));
            } else if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) {
                    below(i, node.get(i));
                }
            }
        }

        private void field(String name, JsonNode value) {
            text(name);
            below(name, value);
        }

        private void below(Object step, JsonNode value) {
            way.addLast(step);
            check(value);
            way.removeLast();
        }

        private void number(JsonNode number) {
            boolean fits =
                    number.isIntegralNumber()
                            ? number.canConvertToLong() && isExact(number.longValue())
                            : isExact(number.decimalValue());
            if (!fits) {
                throw refused("message.number");
            }
        }

        private void text(String text) {
            for (int i = 0; i < text.length(); i++) {
                char unit = text.charAt(i);
                if (unit == 0) {
                    throw refused("message.nul");
                }
                if (Character.isSurrogate(unit)) {
                    boolean paired =
                            Character.isHighSurrogate(unit)
                                    && i + 1 < text.length()
                                    && Character.isLowSurrogate(text.charAt(i + 1));
                    if (!paired) {
                        throw refused("message.surrogate");
                    }
                    i++;
                }
                if (unit >= Character.MIN_SURROGATE
                        && isNoncharacter(text.codePointBefore(i + 1))) {
                    throw refused("message.noncharacter");
                }
            }
        }

        private MalformedJson refused(String key) {
            StringBuilder pointer = new StringBuilder();
            way.forEach(step -> pointer.append('/').append(StrictObject.escape(step.toString())));
            return new MalformedJson(pointer.toString(), key);
        }
    }

    /** RFC 7493, section 2.1, names them beside the surrogates. */
    private static boolean isNoncharacter(int sign) {
        return (sign & 0xfffe) == 0xfffe || sign >= 0xfdd0 && sign <= 0xfdef;
    }

    private static boolean isExact(long whole) {
        return whole >= -INTEGER_MAX && whole <= INTEGER_MAX;
    }

    /** Whether a reader that knows doubles only and one that knows decimals read the same. */
    private static boolean isExact(BigDecimal decimal) {
        double read = decimal.doubleValue();
        if (Math.abs(read) > INTEGER_MAX || Math.abs(decimal.scale()) > SCALE_MAX) {
            return false;
        }
        BigDecimal written = decimal.stripTrailingZeros();
        return new BigDecimal(read).round(new MathContext(written.precision())).compareTo(written)
                == 0;
    }
}
