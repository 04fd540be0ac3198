package vn.liennganh.pki;

import java.util.Set;

/**
 * Which algorithms may sign a message, from configuration.
 *
 * @param digests JCA names, such as {@code SHA-256}
 * @param rsaMinBits smallest RSA modulus in bits
 * @param rsaMaxBits largest RSA modulus in bits, a limit on the work that a stranger can cause
 * @param curves names out of {@code P-256}, {@code P-384}, {@code P-521}
 * @param ed25519 whether Ed25519 (RFC 8419) is accepted too; recipients with OpenSSL 3.0 cannot check it
 */
public record AlgorithmPolicy(
        Set<String> digests, int rsaMinBits, int rsaMaxBits, Set<String> curves, boolean ed25519) {

    public AlgorithmPolicy {
        digests = Set.copyOf(digests);
        curves = Set.copyOf(curves);
        if (!Set.of("SHA-256", "SHA-384", "SHA-512").containsAll(digests) || digests.isEmpty()) {
            throw new IllegalArgumentException("Digests are SHA-256, SHA-384, SHA-512, not " + digests);
        }
        if (!Set.of("P-256", "P-384", "P-521").containsAll(curves)) {
            throw new IllegalArgumentException("Curves are P-256, P-384, P-521, not " + curves);
        }
        if (rsaMinBits < 2048 || rsaMaxBits < rsaMinBits || rsaMaxBits > 8192) {
            throw new IllegalArgumentException("RSA keys of " + rsaMinBits + " to " + rsaMaxBits + " bits");
        }
    }

    /** The policy of protocol section 1. */
    public static AlgorithmPolicy standard() {
        return new AlgorithmPolicy(
                Set.of("SHA-256", "SHA-384", "SHA-512"), 2048, 4096, Set.of("P-256", "P-384", "P-521"), false);
    }
}
