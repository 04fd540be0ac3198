package vn.liennganh.pki;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/**
 * Which algorithms may sign a message, from configuration.
 *
 * @param digests JCA names, such as {@code SHA-256}
 * @param rsaMinBits smallest RSA modulus in bits
 * @param rsaMaxBits largest RSA modulus in bits, a limit on the work that a stranger can cause
 * @param curves names out of {@code P-256}, {@code P-384}, {@code P-521}
 * @param ed25519 whether Ed25519 (RFC 8419) is accepted too; recipients with OpenSSL 3.0 cannot
 *     check it
 * @param mlDsa65 whether a message may carry additional signatures by ML-DSA-65 (FIPS 204, RFC
 *     9882), for the day when the others can be forged; the same recipients cannot check it
 */
public record AlgorithmPolicy(
        Set<String> digests,
        int rsaMinBits,
        int rsaMaxBits,
        Set<String> curves,
        boolean ed25519,
        boolean mlDsa65) {

    public AlgorithmPolicy {
        digests = Set.copyOf(digests);
        curves = Set.copyOf(curves);
        if (!Set.of("SHA-256", "SHA-384", "SHA-512").containsAll(digests) || digests.isEmpty()) {
            throw new IllegalArgumentException(
                    "Digests are SHA-256, SHA-384, SHA-512, not " + digests);
        }
        if (!Set.of("P-256", "P-384", "P-521").containsAll(curves)) {
            throw new IllegalArgumentException("Curves are P-256, P-384, P-521, not " + curves);
        }
        if (rsaMinBits < 2048 || rsaMaxBits < rsaMinBits || rsaMaxBits > 8192) {
            throw new IllegalArgumentException(
                    "RSA keys of " + rsaMinBits + " to " + rsaMaxBits + " bits");
        }
    }

    /** The policy of protocol section 1. */
    public static AlgorithmPolicy standard() {
        return new AlgorithmPolicy(
                Set.of("SHA-256", "SHA-384", "SHA-512"),
                2048,
                4096,
                Set.of("P-256", "P-384", "P-521"),
                false,
                false);
    }

    /**
     * All that a hub may have been configured to accept: for whoever checks afterwards what one
     * did.
     */
    public static AlgorithmPolicy widest() {
        AlgorithmPolicy standard = standard();
        return new AlgorithmPolicy(
                standard.digests,
                standard.rsaMinBits,
                standard.rsaMaxBits,
                standard.curves,
                true,
                true);
    }

    /** A certificate is only as strong as the signature that its issuer put under it. */
    public Optional<Finding> refusesSignatureOf(X509Certificate certificate) {
        byte[] parameters = certificate.getSigAlgParams();
        return refusesSignature(
                certificate.getSigAlgOID(), parameters == null ? new byte[0] : parameters);
    }

    /**
     * The same for whatever else an authority signs, by the algorithm's identifier and DER
     * parameters.
     */
    public Optional<Finding> refusesSignature(String oid, byte[] parameters) {
        Optional<SignatureScheme> scheme =
                SignatureScheme.ofName(oid, parameters)
                        .filter(known -> digests.contains(known.digest()))
                        .filter(known -> known.kind() != SignatureScheme.Kind.ED25519 || ed25519)
                        .filter(known -> known.kind() != SignatureScheme.Kind.ML_DSA_65);
        return scheme.isPresent()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(Fault.ALGORITHM_REFUSED, "certificate-algorithm-refused", oid));
    }

    /** Why this key may not sign or certify; empty if it may. */
    public Optional<Finding> refuses(PublicKey key) {
        return VerificationKey.of(key).refusedBy(this);
    }
}
