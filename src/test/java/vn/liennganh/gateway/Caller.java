package vn.liennganh.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.scenario.RunningHub;

/** Bare HTTP over TLS, with an agency's certificate or without one. */
final class Caller {

    private final URI hub;
    private final HttpClient client;

    private Caller(URI hub, SSLContext tls) {
        this.hub = hub;
        this.client = HttpClient.newBuilder().sslContext(tls).build();
    }

    static Caller of(RunningHub hub, String agency) {
        Path keys = hub.keys(agency);
        return showing(
                hub,
                new TlsIdentity(
                        Pem.readCertificate(keys.resolve("tls.crt")),
                        Pem.readPrivateKey(keys.resolve("tls.key")),
                        List.of()));
    }

    static Caller showing(RunningHub hub, TlsIdentity identity) {
        return new Caller(hub.url(), identity.sslContext(trusted(hub)));
    }

    static Caller stranger(RunningHub hub) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("ca", trusted(hub).get(0));
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return new Caller(hub.url(), tls);
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<X509Certificate> trusted(RunningHub hub) {
        return Pem.readCertificates(hub.sandbox().resolve("ca.pem"));
    }

    /** An answer, read in the shapes that tests look at. */
    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        byte[] body() {
            return response.body();
        }

        String text() {
            return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Json.MAPPER.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String code() {
            return json().path("code").asString();
        }
    }

    Answer get(String path, String... headers) {
        return call("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer post(String path, byte[] body, String... headers) {
        return call("POST", path, BodyPublishers.ofByteArray(body), headers);
    }

    Answer call(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hub.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
