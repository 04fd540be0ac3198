package vn.liennganh.regulation.across;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
 * suffices, and so does one of several ways to name the same thing. Only hashes of the values are
 * kept.
 *
 * @param ways each a list of paths into the body, or {@link #CASE_NUMBER}, that together name it
 */
public record FactKey(List<List<String>> ways) {

    /** The field of the message itself that names its case. */
    public static final String CASE_NUMBER = "/caseNumber";

    private static final Pattern SPACE = Pattern.compile("\\s");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]");
    private static final HexFormat HEX = HexFormat.of();

    public FactKey {
        ways = ways.stream().map(List::copyOf).toList();
    }

    /** The hashes of every way; none where the message leaves out a field of each. */
    public Set<String> of(Envelope envelope, FactType type, AgencyId opener) {
        Set<String> hashes = new LinkedHashSet<>();
        for (List<String> way : ways) {
            hashes.addAll(of(way, envelope, type, opener));
        }
        return hashes;
    }

    /** The same asked one way alone, for each of them. */
    public List<FactKey> apart() {
        return ways.stream().map(way -> new FactKey(List.of(way))).toList();
    }

    private static Set<String> of(
            List<String> way, Envelope envelope, FactType type, AgencyId opener) {
        List<List<String>> combined = List.of(List.of(type.everyone() ? "" : opener.value()));
        for (String field : way) {
            List<List<String>> longer = new ArrayList<>();
            for (String value : values(field, envelope, type.signs())) {
                for (List<String> earlier : combined) {
                    List<String> next = new ArrayList<>(earlier);
                    next.add(value);
                    longer.add(next);
                }
            }
            combined = longer;
        }
        Set<String> hashes = new LinkedHashSet<>();
        combined.forEach(values -> hashes.add(hash(values)));
        return hashes;
    }

    /** The pointer of the last field of the first way, for a problem with it. */
    public String pointer() {
        String last = ways.get(0).get(ways.get(0).size() - 1);
        return last.startsWith("/") ? last : BodyPath.of(last).pointer();
    }

    private static Set<String> values(String field, Envelope envelope, boolean signs) {
        Set<String> values = new LinkedHashSet<>();
        if (field.equals(CASE_NUMBER)) {
            envelope.caseNumber().ifPresent(number -> values.add(plain(number, signs)));
        } else {
            for (JsonNode value : BodyPath.of(field).all(envelope.body())) {
                if (value.isValueNode()) {
                    values.add(plain(value.asString(), signs));
                }
            }
        }
        values.remove("");
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
