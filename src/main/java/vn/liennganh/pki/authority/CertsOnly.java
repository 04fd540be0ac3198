package vn.liennganh.pki.authority;

import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates in a CMS SignedData without a signature (RFC 7030 4.1.3), in DER. */
public final class CertsOnly {

    private CertsOnly() {}

    public static byte[] encode(List<X509Certificate> certificates) {
        throw new UnsupportedOperationException("being written");
    }

    /** @throws IllegalArgumentException if it is not that */
    public static List<X509Certificate> decode(byte[] der) {
        throw new UnsupportedOperationException("being written");
    }
}
