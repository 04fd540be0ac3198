package vn.liennganh.pki;

import java.util.Map;
import java.util.Optional;
import vn.liennganh.pki.Der.Cursor;
import vn.liennganh.pki.Der.Malformed;
import vn.liennganh.pki.Der.Slice;

/**
 * How a signature was made, out of the algorithm identifiers beside it.
 *
 * @param digest JCA name of the digest
 * @param saltLength for PSS, in bytes; otherwise 0
 */
record SignatureScheme(Kind kind, String digest, int saltLength) {

    /** The families of signatures, each with the kind of key that it needs. */
    enum Kind {
        RSA,
        RSA_PSS,
        ECDSA,
        ED25519,
        ML_DSA_65
    }

    private static final String RSA = "1.2.840.113549.1.1.1";
    private static final String PSS = "1.2.840.113549.1.1.10";
    private static final String MGF1 = "1.2.840.113549.1.1.8";
    private static final String ED25519 = "1.3.101.112";

    /** FIPS 204 with RFC 9882; its digest is SHA-512 there. */
    static final String ML_DSA_65 = "2.16.840.1.101.3.4.3.18";

    private static final Map<String, String> DIGESTS =
            Map.of(
                    "2.16.840.1.101.3.4.2.1", "SHA-256",
                    "2.16.840.1.101.3.4.2.2", "SHA-384",
                    "2.16.840.1.101.3.4.2.3", "SHA-512");

    private static final Map<String, SignatureScheme> FIXED =
            Map.of(
                    "1.2.840.113549.1.1.11",
                    new SignatureScheme(Kind.RSA, "SHA-256", 0),
                    "1.2.840.113549.1.1.12",
                    new SignatureScheme(Kind.RSA, "SHA-384", 0),
                    "1.2.840.113549.1.1.13",
                    new SignatureScheme(Kind.RSA, "SHA-512", 0),
                    "1.2.840.10045.4.3.2",
                    new SignatureScheme(Kind.ECDSA, "SHA-256", 0),
                    "1.2.840.10045.4.3.3",
                    new SignatureScheme(Kind.ECDSA, "SHA-384", 0),
                    "1.2.840.10045.4.3.4",
                    new SignatureScheme(Kind.ECDSA, "SHA-512", 0),
                    ED25519,
                    new SignatureScheme(Kind.ED25519, "SHA-512", 0),
                    ML_DSA_65,
                    new SignatureScheme(Kind.ML_DSA_65, "SHA-512", 0));

    /** The scheme of a SignerInfo; empty if any part is unknown, weak, or contradicts another. */
    static Optional<SignatureScheme> ofSigner(
            byte[] der, Slice digestAlgorithm, Slice signatureAlgorithm) {
        try {
            Optional<String> digest = digest(der, digestAlgorithm);
            if (digest.isEmpty()) {
                return Optional.empty();
            }
            Cursor fields = Der.inside(der, signatureAlgorithm);
            String oid = Der.oid(der, fields.next(Der.OID));
            if (oid.equals(RSA)) {
                return Optional.of(new SignatureScheme(Kind.RSA, digest.get(), 0));
            }
            return of(der, oid, fields).filter(scheme -> scheme.digest().equals(digest.get()));
        } catch (Malformed unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The scheme by which an authority signed a certificate, a revocation list or an OCSP answer.
     */
    static Optional<SignatureScheme> ofName(String oid, byte[] parameters) {
        try {
            return of(parameters, oid, new Cursor(parameters, 0, parameters.length));
        } catch (Malformed unreadable) {
            return Optional.empty();
        }
    }

    /** The JCA name of an allowed digest algorithm; its parameters are absent or NULL. */
    static Optional<String> digest(byte[] der, Slice algorithm) throws Malformed {
        Cursor fields = Der.inside(der, algorithm);
        String oid = Der.oid(der, fields.next(Der.OID));
        if (fields.at(Der.NULL)) {
            fields.next();
        }
        fields.requireDone();
        return Optional.ofNullable(DIGESTS.get(oid));
    }

    private static Optional<SignatureScheme> of(byte[] der, String oid, Cursor parameters)
            throws Malformed {
        return oid.equals(PSS) ? pss(der, parameters) : Optional.ofNullable(FIXED.get(oid));
    }

    /** RFC 4055 3.1: the defaults are SHA-1, so the digest and its mask must be written out. */
    private static Optional<SignatureScheme> pss(byte[] der, Cursor algorithm) throws Malformed {
        if (!algorithm.at(Der.SEQUENCE)) {
            return Optional.empty();
        }
        Cursor fields = Der.inside(der, algorithm.next());
        if (!fields.at(0xa0)) {
            return Optional.empty();
        }
        Optional<String> digest = digest(der, only(der, fields.next(), Der.SEQUENCE));
        if (!fields.at(0xa1)) {
            return Optional.empty();
        }
        Cursor mask = Der.inside(der, only(der, fields.next(), Der.SEQUENCE));
        boolean mgf1 = MGF1.equals(Der.oid(der, mask.next(Der.OID)));
        Optional<String> maskDigest = digest(der, mask.next(Der.SEQUENCE));
        int salt = fields.at(0xa2) ? small(der, only(der, fields.next(), Der.INTEGER)) : 20;
        int trailer = fields.at(0xa3) ? small(der, only(der, fields.next(), Der.INTEGER)) : 1;
        boolean sane =
                fields.done() && mgf1 && trailer == 1 && digest.equals(maskDigest) && salt >= 20;
        return sane
                ? digest.map(name -> new SignatureScheme(Kind.RSA_PSS, name, salt))
                : Optional.empty();
    }

    private static Slice only(byte[] der, Slice explicit, int tag) throws Malformed {
        Cursor inside = Der.inside(der, explicit);
        Slice element = inside.next(tag);
        inside.requireDone();
        return element;
    }

    private static int small(byte[] der, Slice integer) {
        return switch (integer.length()) {
            case 1 -> der[integer.start()];
            case 2 -> der[integer.start()] << 8 | der[integer.start() + 1] & 0xff;
            default -> -1;
        };
    }
}
