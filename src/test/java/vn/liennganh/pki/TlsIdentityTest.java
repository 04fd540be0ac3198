package vn.liennganh.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;

class TlsIdentityTest {

    private final Clock clock = Clock.systemUTC();
    private final Validity validity =
            new Validity(
                    clock.instant().minus(Duration.ofHours(1)),
                    clock.instant().plus(Duration.ofHours(1)));
    private final CertificateAuthority ca =
            CertificateAuthority.root(TestAuthority.ROOT, KeyPairs.newP256(), validity, clock);

    private TlsIdentity identity(CertificateAuthority by, Use use, KeyPair keys) {
        X509Certificate certificate =
                by.issue(
                        CertificateOrder.of(TestAuthority.AGENCY, use, keys.getPublic(), validity)
                                .withSubjectAltNames(List.of("localhost", "127.0.0.1", "::1")));
        return new TlsIdentity(certificate, keys.getPrivate(), List.of());
    }

    @Test
    void each_end_sees_the_others_certificate() throws Exception {
        for (Use use : List.of(Use.TLS_CLIENT, Use.SEAL_AND_TLS)) {
            TlsIdentity client = identity(ca, use, KeyPairs.newRsa2048());
            assertThat(seenByServer(client)).isEqualTo(client.certificate());
        }
    }

    @Test
    void a_client_of_another_authority_is_turned_away() {
        CertificateAuthority twin =
                CertificateAuthority.root(TestAuthority.ROOT, KeyPairs.newP256(), validity, clock);
        TlsIdentity stranger = identity(twin, Use.TLS_CLIENT, KeyPairs.newP256());
        assertThatThrownBy(() -> seenByServer(stranger))
                .isInstanceOfAny(IOException.class, ExecutionException.class);
    }

    private X509Certificate seenByServer(TlsIdentity client) throws Exception {
        TlsIdentity server = identity(ca, Use.TLS_SERVER, KeyPairs.newP256());
        List<X509Certificate> trusted = List.of(ca.certificate());
        try (SSLServerSocket listening =
                (SSLServerSocket)
                        server.sslContext(trusted)
                                .getServerSocketFactory()
                                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setNeedClientAuth(true);
            CompletableFuture<X509Certificate> seen =
                    CompletableFuture.supplyAsync(() -> accept(listening));
            try (SSLSocket socket =
                    (SSLSocket)
                            client.sslContext(trusted)
                                    .getSocketFactory()
                                    .createSocket("127.0.0.1", listening.getLocalPort())) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return seen.get();
            }
        }
    }

    private static X509Certificate accept(SSLServerSocket listening) {
        try (SSLSocket accepted = (SSLSocket) listening.accept()) {
            accepted.startHandshake();
            return (X509Certificate) accepted.getSession().getPeerCertificates()[0];
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
