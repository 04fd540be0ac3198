package vn.liennganh.partner.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.keys.AgencyKeys;
import vn.liennganh.pki.Pem;

/**
 * The sandbox of a running hub: its clock, its simulated partners, and the folder with everybody's
 * keys. A hub outside the sandbox has none of it.
 *
 * @param folder {@code data/sandbox} of the hub
 */
public record Sandbox(URI hub, Path folder) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;

    /** The authority that all certificates of the sandbox come from. */
    List<X509Certificate> authorities() {
        return Pem.readCertificates(folder.resolve("ca.pem"));
    }

    /** Moves the hub's clock ahead; answers once every timer due by then has been committed. */
    public OffsetDateTime advance(Duration span) {
        HttpResponse<String> answer =
                post("/sandbox/clock", Json.MAPPER.createObjectNode().put("advance", span + ""));
        if (answer.statusCode() != OK) {
            throw new IllegalStateException("The clock does not move: " + answer.body());
        }
        return OffsetDateTime.parse(Json.MAPPER.readTree(answer.body()).path("now").asString());
    }

    /**
     * Tells the simulator of an agency how to treat its mail.
     *
     * @return false if nobody simulates it, so that there is nobody to tell
     */
    boolean behave(AgencyId agency, String behaviour) {
        HttpResponse<String> answer =
                post(
                        "/sandbox/partners/" + agency,
                        Json.MAPPER.createObjectNode().put("behaviour", behaviour));
        if (answer.statusCode() != OK && answer.statusCode() != NOT_FOUND) {
            throw new IllegalStateException("The sandbox refuses: " + answer.body());
        }
        return answer.statusCode() == OK;
    }

    private HttpResponse<String> post(String path, JsonNode body) {
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(AgencyKeys.anonymous(authorities()))
                        .build();
        HttpRequest request =
                HttpRequest.newBuilder(hub.resolve(path))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new java.io.InterruptedIOException());
        }
    }
}
