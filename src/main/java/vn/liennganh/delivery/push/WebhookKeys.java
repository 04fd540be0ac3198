package vn.liennganh.delivery.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What signs the webhooks of one agency, after Standard Webhooks 1.0.0: {@code v1} with a shared
 * secret, {@code v1a} with a key of which the agency needs the public half only.
 *
 * @param secret 32 random bytes
 * @param former the secret before it, while it still signs too
 * @param privateKey Ed25519, PKCS#8
 * @param publicKey Ed25519, 32 bytes
 * @param createdAt when they were made
 */
record WebhookKeys(
        byte[] secret,
        Optional<byte[]> former,
        byte[] privateKey,
        byte[] publicKey,
        Instant createdAt) {

    private static final int SECRET_BYTES = 32;
    private static final int PUBLIC_BYTES = 32;
    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    static WebhookKeys create(Instant now) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            return new WebhookKeys(
                    secret,
                    Optional.empty(),
                    pair.getPrivate().getEncoded(),
                    Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length),
                    now);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java runtime has Ed25519", absent);
        }
    }

    /** As the specification writes it. */
    String secretText() {
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }

    /** As the specification writes it. */
    String publicKeyText() {
        return "whpk_" + Base64.getEncoder().encodeToString(publicKey);
    }

    /** The value of {@code webhook-signature}: every signature that may be checked, by blanks. */
    String signatures(String id, long timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] signed = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        StringBuilder all = new StringBuilder(hmac(secret, signed));
        former.ifPresent(old -> all.append(' ').append(hmac(old, signed)));
        return all.append(' ').append(edDsa(signed)).toString();
    }

    private static String hmac(byte[] secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, absent);
        }
    }

    private String edDsa(byte[] signed) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
            signer.update(signed);
            return "v1a," + Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("A webhook key is no Ed25519 key", unusable);
        }
    }
}
