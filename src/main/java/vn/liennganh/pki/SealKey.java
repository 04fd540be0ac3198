package vn.liennganh.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/** A key that seals content as CAdES-B-B in DER. Safe for use by many threads. */
public final class SealKey {

    /**
     * @param chain further certificates to send along, without the seal's own
     * @param clock the machine's clock, for signing-time
     */
    public SealKey(X509Certificate certificate, PrivateKey key, List<X509Certificate> chain, Clock clock) {}

    public Certificate certificate() {
        throw new UnsupportedOperationException("being written");
    }

    /** SignedData with the content inside. */
    public byte[] sign(byte[] content) {
        throw new UnsupportedOperationException("being written");
    }

    /** SignedData over content that travels beside it. */
    public byte[] signDetached(byte[] content) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * The same message with one more parallel SignerInfo over the same content.
     *
     * @throws IllegalArgumentException if the bytes are no message that {@link CmsReader} reads
     */
    public byte[] addSigner(byte[] cms) {
        throw new UnsupportedOperationException("being written");
    }
}
