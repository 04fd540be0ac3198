package vn.liennganh.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Puts DER (X.690) together out of parts that are DER already. */
final class DerWriter {

    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");

    private DerWriter() {}

    /** One element with the parts as its content. */
    static byte[] element(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        int octets = length < 0x80 ? 0 : (39 - Integer.numberOfLeadingZeros(length)) / 8;
        byte[] out = new byte[2 + octets + length];
        out[0] = (byte) tag;
        out[1] = (byte) (octets == 0 ? length : 0x80 | octets);
        for (int i = 0; i < octets; i++) {
            out[2 + i] = (byte) (length >>> 8 * (octets - 1 - i));
        }
        int position = 2 + octets;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, out, position, part.length);
            position += part.length;
        }
        return out;
    }

    static byte[] sequence(byte[]... parts) {
        return element(Der.SEQUENCE, parts);
    }

    /** A SET OF in the order that DER demands, under the given tag, each value once. */
    static byte[] setOf(int tag, List<byte[]> values) {
        byte[][] sorted = values.stream().sorted(Arrays::compareUnsigned).toArray(byte[][]::new);
        int kept = 0;
        for (byte[] value : sorted) {
            if (kept == 0 || !Arrays.equals(sorted[kept - 1], value)) {
                sorted[kept++] = value;
            }
        }
        return element(tag, Arrays.copyOf(sorted, kept));
    }

    static byte[] integer(BigInteger value) {
        return element(Der.INTEGER, value.toByteArray());
    }

    static byte[] oid(String dotted) {
        try {
            return new ASN1ObjectIdentifier(dotted).getEncoded("DER");
        } catch (IOException impossible) {
            throw new IllegalArgumentException("Not an object identifier: " + dotted, impossible);
        }
    }

    /** UTCTime until 2049, GeneralizedTime from then on (RFC 5652 11.3). */
    static byte[] time(Instant instant) {
        boolean utc = instant.isBefore(YEAR_2050);
        String text = (utc ? UTC_TIME : GENERALIZED_TIME).format(instant);
        return element(
                utc ? Der.UTC_TIME : Der.GENERALIZED_TIME,
                text.getBytes(StandardCharsets.US_ASCII));
    }
}
