package vn.liennganh.partner.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;

/**
 * The hub's refusal: an answer that is no success, with the problem document of RFC 9457 where
 * there is one.
 */
public final class Problem extends RuntimeException {

    private final int status;
    private final transient JsonNode document;
    private final transient Optional<Duration> retryAfter;

    Problem(int status, JsonNode document, Optional<Duration> retryAfter) {
        super(
                status
                        + " "
                        + document.path("code").asString("no-code")
                        + ": "
                        + document.path("detail").asString(document.path("title").asString("")));
        this.status = status;
        this.document = document;
        this.retryAfter = retryAfter;
    }

    /**
     * An answer whose body is no JSON object, such as one of a proxy on the way, has an empty
     * document.
     */
    static Problem of(int status, byte[] body, Optional<Duration> retryAfter) {
        JsonNode document = Json.MAPPER.createObjectNode();
        try {
            JsonNode read = Json.MAPPER.readTree(body);
            document = read != null && read.isObject() ? read : document;
        } catch (JacksonException notOurs) {
            // The status says enough.
        }
        return new Problem(status, document, retryAfter);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /**
     * The stable code of protocol section 1, such as {@code signature-invalid}; empty if the hub
     * gave none.
     */
    public String code() {
        return document.path("code").asString("");
    }

    /** True where sending the same bytes again may succeed. */
    public boolean retryable() {
        return document.path("retryable").asBoolean(status >= 500 || status == 429);
    }

    /** How long the hub asks to wait. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The whole problem document; an empty object where the answer carried none. */
    public JsonNode document() {
        return document;
    }

    /** Each wrong field as {@code pointer: what is wrong}. */
    public List<String> errors() {
        List<String> lines = new ArrayList<>();
        for (JsonNode error : document.path("errors")) {
            lines.add(
                    error.path("pointer").asString("") + ": " + error.path("detail").asString(""));
        }
        return lines;
    }
}
