package vn.liennganh.partner.signing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Texts;

/** One request to the agent, and its answer. */
final class Call implements AutoCloseable {

    static final String JSON = "application/json";
    static final String CMS = "application/pkcs7-mime";

    private static final String PROBLEM = "application/problem+json";
    private static final String BEARER = "Bearer ";

    private final HttpExchange exchange;

    Call(HttpExchange exchange) {
        this.exchange = exchange;
        set("Cache-Control", "no-store");
        set("X-Content-Type-Options", "nosniff");
        set("Vary", "Origin");
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** The one header of that name; empty also where there are several. */
    Optional<String> header(String name) {
        List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    Optional<String> token() {
        return header("Authorization")
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }

    /** The media type of the body, without its parameters. */
    String mediaType() {
        return header("Content-Type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    Optional<String> query(String name) {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        Map<String, String> values =
                Stream.of(query.split("&"))
                        .map(part -> part.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(
                                Collectors.toMap(
                                        pair -> pair[0], pair -> pair[1], (one, two) -> ""));
        return Optional.ofNullable(values.get(name));
    }

    Locale language() {
        return header("Accept-Language").filter(it -> it.startsWith("en")).isPresent()
                ? Texts.ENGLISH
                : Texts.VIETNAMESE;
    }

    /** The body, which may not be longer than that. */
    byte[] body(int max) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(max + 1);
        if (body.length > max) {
            throw new AgentRefusal(AgentCode.TOO_LARGE, max);
        }
        return body;
    }

    void set(String header, String value) {
        exchange.getResponseHeaders().set(header, value);
    }

    void answer(JsonNode document) throws IOException {
        answer(200, JSON, Json.MAPPER.writeValueAsBytes(document));
    }

    void answer(int status, String type, byte[] body) throws IOException {
        set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    void empty() throws IOException {
        exchange.sendResponseHeaders(204, -1);
    }

    void refuse(AgentRefusal refusal) throws IOException {
        answer(
                refusal.code().status(),
                PROBLEM,
                Json.MAPPER.writeValueAsBytes(refusal.problem(language())));
    }

    @Override
    public void close() {
        exchange.close();
    }
}
