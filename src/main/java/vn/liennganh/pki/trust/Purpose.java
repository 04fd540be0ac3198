package vn.liennganh.pki.trust;

/** What a certificate is about to be used for. */
public enum Purpose {
    /**
     * Sealing or signing a message: key usage digitalSignature or nonRepudiation, no TLS-only
     * certificate.
     */
    SEAL,
    /**
     * Proving who opened a TLS connection: key usage digitalSignature, clientAuth where purposes
     * are listed.
     */
    TLS,
    /**
     * Stamping time (RFC 3161, 2.3): key usage digitalSignature or nonRepudiation, and the one
     * purpose timeStamping, critical.
     */
    TIMESTAMP
}
