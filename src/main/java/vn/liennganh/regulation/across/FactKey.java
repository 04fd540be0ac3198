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
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Sha256;
import vn.liennganh.regulation.rule.BodyPath;

/**
 * The fields that say what a fact is about. Two messages meet where the values are the same but for
 * spaces and capitals; of a list one common value suffices. Only hashes of the values are kept.
 *
 * @param fields paths into the body, or {@link #CASE_NUMBER}
 */
public record FactKey(List<String> fields) {

    /** The field of the message itself that names its case. */
    public static final String CASE_NUMBER = "/caseNumber";

    private static final HexFormat HEX = HexFormat.of();

    public FactKey {
        fields = List.copyOf(fields);
    }

    /** The hashes; none where the message leaves a field out. */
    public Set<String> of(Envelope envelope, FactType type, AgencyId opener) {
        List<List<String>> combined = List.of(List.of(type.everyone() ? "" : opener.value()));
        for (String field : fields) {
            List<List<String>> longer = new ArrayList<>();
            for (String value : values(field, envelope)) {
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

    /** The pointer of the first field of the body, for a problem with it. */
    public String pointer() {
        String last = fields.get(fields.size() - 1);
        return last.startsWith("/") ? last : BodyPath.of(last).pointer();
    }

    private static Set<String> values(String field, Envelope envelope) {
        Set<String> values = new LinkedHashSet<>();
        if (field.equals(CASE_NUMBER)) {
            envelope.caseNumber().ifPresent(number -> values.add(plain(number)));
        } else {
            for (JsonNode value : BodyPath.of(field).all(envelope.body())) {
                if (value.isValueNode()) {
                    values.add(plain(value.asString()));
                }
            }
        }
        values.remove("");
        return values;
    }

    private static String plain(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFC)
                .replaceAll("\\s", "")
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
