package vn.liennganh.gateway.soap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.scenario.RunningHub;

/** An agency that speaks SOAP with its own keys: JDK's HTTP, WSS4J's signatures. */
final class SoapPartner {

    private final RunningHub hub;
    private final Path keys;
    private final HttpClient client;

    SoapPartner(RunningHub hub, String agency) {
        this.hub = hub;
        this.keys = hub.keys(agency);
        this.client = HttpClient.newBuilder().sslContext(tls()).build();
    }

    SSLContext tls() {
        return new TlsIdentity(
                        Pem.readCertificate(keys.resolve("tls.crt")),
                        Pem.readPrivateKey(keys.resolve("tls.key")),
                        List.of())
                .sslContext(List.of(authority()));
    }

    X509Certificate authority() {
        return Pem.readCertificates(hub.sandbox().resolve("ca.pem")).get(0);
    }

    Envelopes.Signing signing() {
        return Envelopes.Signing.of(keys, "seal");
    }

    /** An answer in its envelope. */
    record Answer(int status, String contentType, byte[] body) {

        Document document() {
            return Envelopes.parse(body);
        }

        String field(String name) {
            Element element = Envelopes.first(document(), name);
            return element == null ? "" : element.getTextContent();
        }

        byte[] bytes(String name) {
            return Base64.getDecoder().decode(field(name));
        }

        /** The stable code of a fault; empty for an answer. */
        String code() {
            Element problem = Envelopes.first(document(), "problem");
            return problem == null ? "" : problem.getAttribute("code");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** A signed call with addressing headers. */
    Answer call(String version, String operation, String body) {
        return post(version, signed(version, operation, body));
    }

    String signed(String version, String operation, String body) {
        return Envelopes.signed(
                Envelopes.of(
                        version,
                        Envelopes.addressing(operation, "urn:uuid:" + UUID.randomUUID()),
                        body),
                signing());
    }

    Answer post(String version, String envelope) {
        return post(
                version.equals(Envelopes.SOAP_12)
                        ? "application/soap+xml;charset=UTF-8"
                        : "text/xml;charset=UTF-8",
                BodyPublishers.ofString(envelope));
    }

    Answer post(String contentType, BodyPublisher body, String... headers) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(hub.url().resolve("/ws/v1"))
                            .timeout(Duration.ofSeconds(240))
                            .header("Content-Type", contentType)
                            .POST(body);
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    byte[] get(String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(hub.url().resolve(path)).build(),
                            BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
