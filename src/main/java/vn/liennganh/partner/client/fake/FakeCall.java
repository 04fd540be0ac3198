package vn.liennganh.partner.client.fake;

import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLPeerUnverifiedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Texts;

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
                .flatMap(FakeCall::commonName)
                .map(AgencyId::of)
                .orElseThrow(() -> FakeRefusal.of(RefusalCode.NOT_AUTHENTICATED));
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .findFirst();
        } catch (InvalidNameException unreadable) {
            return Optional.empty();
        }
    }

    void answer(int status, JsonNode json) throws IOException {
        answer(status, "application/json", Json.MAPPER.writeValueAsBytes(json));
    }

    void answer(int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    void empty(int status, Map<String, String> headers) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** A problem document (RFC 9457), in the language of the caller. */
    void refuse(FakeRefusal refusal) throws IOException {
        RefusalCode code = refusal.code();
        boolean english = header("Accept-Language").filter(it -> it.startsWith("en")).isPresent();
        String title = Texts.render(code.title(), english ? Texts.ENGLISH : Texts.VIETNAMESE);
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("type", "https://localhost/problems/" + code.slug());
        document.put("title", title).put("status", code.status()).put("detail", title);
        document.put("code", code.slug()).put("retryable", code.retryable());
        document.putArray("errors");
        refusal.rejection().ifPresent(it -> document.set("receipt", it.toJson()));
        refusal.retryAfter()
                .map(Duration::toSeconds)
                .ifPresent(
                        it -> exchange.getResponseHeaders().set("Retry-After", String.valueOf(it)));
        answer(
                code.status(),
                "application/problem+json",
                method().equals("HEAD") ? new byte[0] : Json.MAPPER.writeValueAsBytes(document));
    }

    /** Ends the connection without a word, as a broken network does. */
    void drop() {
        exchange.close();
    }
}
