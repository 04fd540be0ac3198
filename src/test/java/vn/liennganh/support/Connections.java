package vn.liennganh.support;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;

/** One for every hub and way to show oneself: a handshake costs more than a sign-in. */
final class Connections {

    private static final Map<String, HttpClient> CLIENTS = new LinkedHashMap<>();

    private Connections() {}

    /** To that hub; shows the key of an agency's official where one is named. */
    static synchronized HttpClient client(Site site, Optional<String> keyOf) {
        return CLIENTS.computeIfAbsent(
                site + " " + keyOf.orElse(""),
                key -> HttpClient.newBuilder().sslContext(tls(site, keyOf)).build());
    }

    private static SSLContext tls(Site site, Optional<String> keyOf) {
        List<X509Certificate> trusted = Pem.readCertificates(site.sandbox().resolve("ca.pem"));
        if (keyOf.isPresent()) {
            Path keys = site.sandbox().resolve(keyOf.get());
            return new TlsIdentity(
                            Pem.readCertificate(keys.resolve("official.crt")),
                            Pem.readPrivateKey(keys.resolve("official.key")),
                            List.of())
                    .sslContext(trusted);
        }
        try {
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(TlsIdentity.trustStore(trusted));
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
