package vn.liennganh.gateway.est;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Bodies as RFC 7030 carries them: base64 with or without line breaks, or, leniently, plain DER.
 */
final class EstBodies {

    /** A request has about 1 KB; more than this is no request. */
    static final int REQUEST_MAX = 16 * 1024;

    private static final byte DER_SEQUENCE = 0x30;

    private EstBodies() {}

    /**
     * The DER of a request in base64, PEM or DER.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static byte[] decode(byte[] body) {
        if (body.length > 1 && body[0] == DER_SEQUENCE && (body[1] & 0x80) != 0) {
            return body;
        }
        String text = new String(body, StandardCharsets.US_ASCII);
        String bare = text.replaceAll("-----[A-Z ]{1,60}-----", "").replaceAll("\\s", "");
        if (bare.isEmpty()) {
            throw new IllegalArgumentException("Empty");
        }
        return Base64.getDecoder().decode(bare);
    }

    /** Lines of 64 characters, the last one ended too. */
    static byte[] encode(byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return (lines + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
