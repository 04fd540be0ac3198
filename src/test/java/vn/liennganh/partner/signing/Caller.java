package vn.liennganh.partner.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;

/** What a page of a hub does, written down to its headers, so that each can be left out. */
record Caller(int port, String origin, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** An answer of the agent. */
    record Answer(HttpResponse<byte[]> raw) {

        int status() {
            return raw.statusCode();
        }

        JsonNode json() {
            return Json.MAPPER.readTree(raw.body());
        }

        String code() {
            return json().path("code").asString("");
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    Caller from(String other) {
        return new Caller(port, other, token);
    }

    Caller holding(String other) {
        return new Caller(port, origin, other);
    }

    /** Pairs and goes on as the page that did. */
    Caller paired(String code) {
        return holding(pair(code).json().path("token").asString());
    }

    Answer pair(String code) {
        byte[] body =
                Json.MAPPER.writeValueAsBytes(Json.MAPPER.createObjectNode().put("code", code));
        return call("POST", "/pair", body, "Content-Type", "application/json");
    }

    Answer info() {
        return call("GET", "/info", new byte[0]);
    }

    Answer sign(Capacity capacity, String type, byte[] body) {
        return call("POST", "/sign?as=" + capacity.word(), body, "Content-Type", type);
    }

    Answer call(String method, String path, byte[] body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!origin.isEmpty()) {
            all.addAll(List.of("Origin", origin));
        }
        if (!token.isEmpty()) {
            all.addAll(List.of("Authorization", "Bearer " + token));
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(PATIENCE)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (!all.isEmpty()) {
            request.headers(all.toArray(String[]::new));
        }
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
