package vn.liennganh.pki;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import vn.liennganh.pki.Der.Cursor;
import vn.liennganh.pki.Der.Malformed;
import vn.liennganh.pki.Der.Slice;

/**
 * The four signed attributes of CAdES-B-B, each present once with one value; all others are
 * ignored.
 *
 * @param certificateId the first ESSCertIDv2 of signing-certificate-v2, which is about the signer
 */
record SignedAttributes(
        String contentType, Slice messageDigest, Instant signingTime, Slice certificateId) {

    static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
    static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    static final String SIGNING_TIME = "1.2.840.113549.1.9.5";
    static final String SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";

    private static final Map<String, String> NAMES =
            Map.of(
                    CONTENT_TYPE, "content-type",
                    MESSAGE_DIGEST, "message-digest",
                    SIGNING_TIME, "signing-time",
                    SIGNING_CERTIFICATE_V2, "signing-certificate-v2");
    private static final Set<Integer> TIMES = Set.of(Der.UTC_TIME, Der.GENERALIZED_TIME);

    /** Reads them from a SignerInfo; the sentence of a finding names the attribute at fault. */
    static Checked<SignedAttributes> read(byte[] der, Slice attributes) {
        if (attributes.length() == 0) {
            return invalid("attributes-absent");
        }
        Map<String, Slice> values = new HashMap<>();
        try {
            for (Cursor cursor = Der.inside(der, attributes); !cursor.done(); ) {
                Cursor attribute = Der.inside(der, cursor.next(Der.SEQUENCE));
                String oid = Der.oid(der, attribute.next(Der.OID));
                Slice set = attribute.next(Der.SET);
                attribute.requireDone();
                if (NAMES.containsKey(oid)) {
                    Cursor inside = Der.inside(der, set);
                    if (inside.done()) {
                        return invalid("attribute-missing", NAMES.get(oid));
                    }
                    if (values.put(oid, inside.next()) != null || !inside.done()) {
                        return invalid("attribute-repeated", NAMES.get(oid));
                    }
                }
            }
            for (var expected : NAMES.entrySet()) {
                if (!values.containsKey(expected.getKey())) {
                    return invalid("attribute-missing", expected.getValue());
                }
            }
            return Checked.sound(typed(der, values));
        } catch (Malformed unreadable) {
            return invalid("attributes-unreadable");
        }
    }

    private static SignedAttributes typed(byte[] der, Map<String, Slice> values) throws Malformed {
        Slice digest = values.get(MESSAGE_DIGEST);
        Slice time = values.get(SIGNING_TIME);
        Slice certificate = values.get(SIGNING_CERTIFICATE_V2);
        if (digest.tag() != Der.OCTET_STRING
                || !TIMES.contains(time.tag())
                || certificate.tag() != Der.SEQUENCE) {
            throw new Malformed("attributes-unreadable");
        }
        Cursor ids = Der.inside(der, Der.inside(der, certificate).next(Der.SEQUENCE));
        return new SignedAttributes(
                Der.oid(der, values.get(CONTENT_TYPE)),
                digest,
                Der.time(der, time),
                ids.next(Der.SEQUENCE));
    }

    private static Checked<SignedAttributes> invalid(String sentence, Object... args) {
        return Checked.faulty(Finding.of(Fault.INVALID, sentence, args));
    }
}
