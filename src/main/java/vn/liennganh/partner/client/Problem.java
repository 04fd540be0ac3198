package vn.liennganh.partner.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.RefusalCode;

/**
 * The hub's refusal: an answer that is no success, with the problem document of RFC 9457 where
 * there is one.
 */
public final class Problem extends RuntimeException {

    private final int status;
    private final transient JsonNode document;
    private final transient Optional<Duration> retryAfter;
    private final transient Optional<Receipt> rejection;

    private Problem(
            int status,
            JsonNode document,
            Optional<Duration> retryAfter,
            Optional<Receipt> rejection) {
        super(
                status
                        + " "
                        + document.path("code").asString("no-code")
                        + ": "
                        + document.path("detail").asString(document.path("title").asString("")));
        this.status = status;
        this.document = document;
        this.retryAfter = retryAfter;
        this.rejection = rejection;
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
        return new Problem(status, document, retryAfter, Optional.empty());
    }

    /** The same refusal with its proved receipt. */
    Problem with(Receipt proved) {
        return new Problem(status, document, retryAfter, Optional.of(proved));
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

    /** The code as one of those that this library knows; empty for a newer or foreign one. */
    public Optional<RefusalCode> refusal() {
        return Arrays.stream(RefusalCode.values())
                .filter(it -> it.slug().equals(code()))
                .findFirst();
    }

    /**
     * The proof that the hub refused these bytes ({@code SubmissionRejection}), verified; empty
     * where the hub logged none.
     */
    public Optional<Receipt> rejection() {
        return rejection;
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
