package vn.liennganh.partner.client.fake;

import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.pki.Certificate;

/** One call on the fake hub's port: who makes it, what it asks for, and its answer. */
final class FakeCall {

    private final HttpsExchange exchange;
    private final byte[] body;

    FakeCall(HttpsExchange exchange) throws IOException {
        this.exchange = exchange;
        this.body = exchange.getRequestBody().readAllBytes();
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    byte[] body() {
        return body;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** A parameter of the query, or what stands for it. */
    String query(String name, String otherwise) {
        String query = exchange.getRequestURI().getQuery();
        Map<String, String> values = new HashMap<>();
        for (String part : (query == null ? "" : query).split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        String value = values.getOrDefault(name, otherwise);
        return value.isEmpty() ? otherwise : value;
    }

    Optional<X509Certificate> certificate() {
        try {
            return Optional.of((X509Certificate) exchange.getSSLSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException nobody) {
            return Optional.empty();
        }
    }

    /** The agency that the client certificate names. */
    AgencyId caller() {
        return certificate()
                .flatMap(Certificate::commonName)
                .map(AgencyId::of)
                .orElseThrow(() -> FakeRefusal.of(RefusalCode.NOT_AUTHENTICATED));
    }

    void answer(int status, JsonNode json) throws IOException {
        answer(status, "application/json", Json.MAPPER.writeValueAsBytes(json));
    }

    /** To a HEAD it says how long the answer would be. */
    void answer(int status, String type, byte[] bytes) throws IOException {
        set(Map.of("Content-Type", type));
        if (method().equals("HEAD")) {
            empty(status, Map.of("Content-Length", String.valueOf(bytes.length)));
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    void empty(int status, Map<String, String> headers) throws IOException {
        set(headers);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** Headers of the answer to come. */
    void set(Map<String, String> headers) {
        headers.forEach(exchange.getResponseHeaders()::set);
    }

    /** Sends half of what it announces, and then no more. */
    void breakOff(int status, String type, byte[] bytes) throws IOException {
        set(Map.of("Content-Type", type));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    void refuse(FakeRefusal refusal) throws IOException {
        RefusalCode code = refusal.code();
        ObjectNode document = problem(code.status(), code.slug(), code.title());
        document.put("retryable", code.retryable());
        refusal.rejection().ifPresent(it -> document.set("receipt", it.toJson()));
        refusal.retryAfter()
                .map(Duration::toSeconds)
                .ifPresent(it -> set(Map.of("Retry-After", String.valueOf(it))));
        refuse(code.status(), document);
    }

    /** A refusal that HTTP alone knows. */
    void refuse(int status, String slug) throws IOException {
        refuse(status, problem(status, slug, Text.of("problem." + slug)).put("retryable", false));
    }

    private void refuse(int status, ObjectNode document) throws IOException {
        answer(status, "application/problem+json", Json.MAPPER.writeValueAsBytes(document));
    }

    /** A problem document (RFC 9457), in the language of the caller. */
    private ObjectNode problem(int status, String slug, Text text) {
        boolean english = header("Accept-Language").filter(it -> it.startsWith("en")).isPresent();
        String title = Texts.render(text, english ? Texts.ENGLISH : Texts.VIETNAMESE);
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("type", "https://localhost/problems/" + slug);
        document.put("title", title).put("status", status).put("detail", title);
        document.put("code", slug).putArray("errors");
        return document;
    }

    /** Ends the connection without a word, as a broken network does. */
    void drop() {
        exchange.close();
    }
}
