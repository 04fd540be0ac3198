package vn.liennganh.pki;

import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * A key and its certificate for TLS.
 *
 * @param chain further certificates to present, without the own one
 */
public record TlsIdentity(X509Certificate certificate, PrivateKey key, List<X509Certificate> chain) {

    public TlsIdentity {
        chain = List.copyOf(chain);
    }

    /** TLS with this identity, trusting these authorities and nobody else. */
    public SSLContext sslContext(List<X509Certificate> trusted) {
        throw new UnsupportedOperationException("being written");
    }

    /** A PKCS#12 store in memory with this one entry, named {@code tls}. */
    public KeyStore keyStore(char[] password) {
        throw new UnsupportedOperationException("being written");
    }

    /** A PKCS#12 store in memory with these authorities. */
    public static KeyStore trustStore(List<X509Certificate> trusted) {
        throw new UnsupportedOperationException("being written");
    }
}
