package vn.liennganh.console.signin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import vn.liennganh.pki.TlsIdentity;

/** Calls to the identity provider, trusting the authorities that the settings name. */
final class ProviderTls implements ClientHttpRequestFactory {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProviderSettings settings;
    private volatile @Nullable JdkClientHttpRequestFactory ready;

    ProviderTls(ProviderSettings settings) {
        this.settings = settings;
    }

    /** Made when the first person signs in: nobody waits for it at start. */
    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
        JdkClientHttpRequestFactory made = ready;
        if (made == null) {
            HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
            if (!settings.trust().isEmpty()) {
                client.sslContext(trusting(Path.of(settings.trust())));
            }
            made = new JdkClientHttpRequestFactory(client.build());
            made.setReadTimeout(PATIENCE);
            ready = made;
        }
        return made.createRequest(uri, method);
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> authorities = new ArrayList<>();
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .forEach(one -> authorities.add((X509Certificate) one));
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(TlsIdentity.trustStore(authorities));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("hub.console.oidc.trust: " + file, unusable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
