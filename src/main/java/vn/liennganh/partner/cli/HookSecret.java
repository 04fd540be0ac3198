package vn.liennganh.partner.cli;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret of Standard Webhooks 1.0.0, with which calls are signed ({@code v1}). */
final class HookSecret {

    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] key;

    private HookSecret(byte[] key) {
        this.key = key;
    }

    static HookSecret random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return new HookSecret(key);
    }

    /** Out of its text; empty where it is none. */
    static Optional<HookSecret> of(String text) {
        try {
            byte[] key =
                    Base64.getDecoder()
                            .decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "");
            return key.length == 0 ? Optional.empty() : Optional.of(new HookSecret(key));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    String signature(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, absent);
        }
    }
}
