package vn.liennganh.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and its certificate for TLS.
 *
 * @param chain further certificates to present, without the own one
 */
public record TlsIdentity(
        X509Certificate certificate, PrivateKey key, List<X509Certificate> chain) {

    private static final String ENTRY = "tls";

    public TlsIdentity {
        chain = List.copyOf(chain);
    }

    /**
     * TLS with this identity, trusting these authorities and nobody else; for servers and clients
     * alike.
     */
    public SSLContext sslContext(List<X509Certificate> trusted) {
        char[] password = "in-memory".toCharArray();
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(password), password);
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore(trusted));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), Crypto.RANDOM);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException(
                    "This key and certificate make no TLS identity", unusable);
        }
    }

    /** A PKCS#12 store in memory with this one entry, named {@code tls}. */
    public KeyStore keyStore(char[] password) {
        List<X509Certificate> presented = new ArrayList<>();
        presented.add(certificate);
        presented.addAll(chain);
        try {
            KeyStore store = empty();
            store.setKeyEntry(ENTRY, key, password, presented.toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException(
                    "This key and certificate make no key store", unusable);
        }
    }

    /** A PKCS#12 store in memory with these authorities. */
    public static KeyStore trustStore(List<X509Certificate> trusted) {
        try {
            KeyStore store = empty();
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry("ca-" + i, trusted.get(i));
            }
            return store;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("These certificates make no trust store", unusable);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException impossible) {
            throw new IllegalStateException("An empty key store is read from nothing", impossible);
        }
    }
}
