package vn.liennganh.regulation.across;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Sha256;
import vn.liennganh.regulation.rule.BodyPath;

/**
 * The fields that say what a fact is about. Two messages meet where the values are the same but for
 * spaces and capitals, and for signs where the type of fact says so; of a list one common value
 * suffices, fields of the same list in the same item, and so does one of several ways to name the
 * same thing. Only hashes of the values are kept.
 *
 * @param ways each a list of paths into the body, or {@link #CASE_NUMBER}, that together name it
 */
public record FactKey(List<List<String>> ways) {

    /** The field of the message itself that names its case. */
    public static final String CASE_NUMBER = "/caseNumber";

    private static final Pattern SPACE = Pattern.compile("\\s");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]");
    private static final HexFormat HEX = HexFormat.of();

    /**
     * Values that together name something, and the items of lists in which they stand: fields of
     * one list name one thing only in the same item.
     */
    private record Named(List<String> values, Map<String, Integer> items) {

        static Named of(String value, Map<String, Integer> items) {
            return new Named(List.of(value), items);
        }

        boolean meets(Named other) {
            return other.items.entrySet().stream()
                    .allMatch(
                            one ->
                                    items.getOrDefault(one.getKey(), one.getValue())
                                            .equals(one.getValue()));
        }

        Named and(Named other) {
            List<String> both = new ArrayList<>(values);
            both.addAll(other.values);
            Map<String, Integer> in = new HashMap<>(items);
            in.putAll(other.items);
            return new Named(both, in);
        }
    }

    public FactKey {
        ways = ways.stream().map(List::copyOf).toList();
    }

    /**
     * The hashes of every way; none where the message leaves out a field of each.
     *
     * @param openers who opened the exchange, and those for whom it carries on: among the exchanges
     *     of one agency are those of its predecessors
     */
    public Set<String> of(Envelope envelope, FactType type, Set<AgencyId> openers) {
        Set<String> hashes = new LinkedHashSet<>();
        for (List<String> way : ways) {
            if (type.everyone()) {
                hashes.addAll(of(way, envelope, type, ""));
            } else {
                openers.forEach(one -> hashes.addAll(of(way, envelope, type, one.value())));
            }
        }
        return hashes;
    }

    /** The same asked one way alone, for each of them. */
    public List<FactKey> apart() {
        return ways.stream().map(way -> new FactKey(List.of(way))).toList();
    }

    private static Set<String> of(
            List<String> way, Envelope envelope, FactType type, String whose) {
        Set<Named> combined = Set.of(new Named(List.of(whose), Map.of()));
        for (String field : way) {
            Set<Named> longer = new LinkedHashSet<>();
            for (Named value : values(field, envelope, type.signs())) {
                for (Named earlier : combined) {
                    if (earlier.meets(value)) {
                        longer.add(earlier.and(value));
                    }
                }
            }
            combined = longer;
        }
        Set<String> hashes = new LinkedHashSet<>();
        combined.forEach(one -> hashes.add(hash(one.values())));
        return hashes;
    }

    /** The pointer of the last field of the first way, for a problem with it. */
    public String pointer() {
        String last = ways.get(0).get(ways.get(0).size() - 1);
        return last.startsWith("/") ? last : BodyPath.of(last).pointer();
    }

    private static List<Named> values(String field, Envelope envelope, boolean signs) {
        List<Named> values = new ArrayList<>();
        if (field.equals(CASE_NUMBER)) {
            envelope.caseNumber()
                    .ifPresent(number -> values.add(Named.of(plain(number, signs), Map.of())));
        } else {
            BodyPath path = BodyPath.of(field);
            for (List<Integer> indexes : path.indexes(envelope.body())) {
                JsonNode value = path.at(envelope.body(), indexes).value();
                if (value.isValueNode() && !value.isNull()) {
                    values.add(Named.of(plain(value.asString(), signs), path.items(indexes)));
                }
            }
        }
        values.removeIf(one -> one.values().contains(""));
        return values;
    }

    /** Number plates and certificates are written with dots and strokes or without them. */
    private static String plain(String value, boolean signs) {
        return (signs ? SPACE : NEITHER_LETTER_NOR_DIGIT)
                .matcher(Normalizer.normalize(value, Normalizer.Form.NFC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    /** Every value is led by its length, so that no two lists of values run into the same bytes. */
    private static String hash(List<String> values) {
        MessageDigest digest = Sha256.newDigest();
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return HEX.formatHex(digest.digest());
    }
}
