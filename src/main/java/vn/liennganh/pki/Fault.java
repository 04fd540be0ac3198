package vn.liennganh.pki;

/** What is wrong with a signed message or a certificate; each value is one code of the protocol. */
public enum Fault {
    /** {@code message-malformed}: the bytes are no CMS that may enter. */
    MALFORMED,
    /**
     * {@code signature-algorithm-refused}: too weak, unknown, or not the one that the certificate's
     * key is for.
     */
    ALGORITHM_REFUSED,
    /** {@code signature-invalid}: the signature does not prove this content by this certificate. */
    INVALID,
    /**
     * {@code certificate-untrusted}: no path to a configured anchor, or not a certificate for this
     * purpose.
     */
    UNTRUSTED,
    /** {@code certificate-expired}: expired, or not valid yet. */
    EXPIRED,
    /** {@code certificate-revoked}. */
    REVOKED,
    /** {@code revocation-unknown}: nobody could say; the same bytes may pass later. */
    REVOCATION_UNKNOWN
}
