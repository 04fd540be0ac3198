package vn.liennganh.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The proof of a statement that needs nobody's trust: the statement's exact bytes, its place in the
 * log, the signed head that covers it, and the hub's seal over that head (protocol, section 2).
 *
 * @param statement the exact bytes whose SHA-256 is the log entry
 * @param seal detached CMS, DER, over the exact bytes of {@link LogProof#checkpoint()}
 * @param timestamp RFC 3161 TimeStampToken over {@code seal}, when there is one yet
 */
public record Receipt(byte[] statement, LogProof log, byte[] seal, Optional<byte[]> timestamp) {

    /**
     * Where the statement stands in the log, and the proof that it stands there.
     *
     * @param inclusionProof hashes of 32 bytes, the leaf's sibling first (RFC 9162, 2.1.3)
     * @param checkpoint a C2SP signed note with its last newline
     */
    public record LogProof(
            String origin,
            long index,
            long treeSize,
            List<byte[]> inclusionProof,
            String checkpoint) {

        public LogProof {
            inclusionProof = List.copyOf(inclusionProof);
        }
    }

    /** The same receipt with a time-stamp. */
    public Receipt stamped(byte[] token) {
        return new Receipt(statement, log, seal, Optional.of(token));
    }

    /** The same receipt without one, as it was given before its head got one. */
    public Receipt unstamped() {
        return timestamp.isEmpty() ? this : new Receipt(statement, log, seal, Optional.empty());
    }

    /** The receipt as {@code application/json}; equal receipts give equal bytes. */
    public byte[] toBytes() {
        return Json.MAPPER.writeValueAsBytes(toJson());
    }

    /** The receipt as a JSON object, to stand inside another document. */
    public ObjectNode toJson() {
        Base64.Encoder base64 = Base64.getEncoder();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("statement", base64.encodeToString(statement));
        ObjectNode proof = json.putObject("log");
        proof.put("origin", log.origin());
        proof.put("index", log.index());
        proof.put("treeSize", log.treeSize());
        ArrayNode hashes = proof.putArray("inclusionProof");
        log.inclusionProof().forEach(hash -> hashes.add(base64.encodeToString(hash)));
        proof.put("checkpoint", log.checkpoint());
        json.put("seal", base64.encodeToString(seal));
        timestamp.ifPresent(token -> json.put("timestamp", base64.encodeToString(token)));
        return json;
    }

    /** Reads a receipt; empty unless all its parts are there. Says nothing about its truth. */
    public static Optional<Receipt> read(byte[] json) {
        try {
            return read(Json.MAPPER.readTree(json));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** Reads a receipt that stands inside another document. */
    public static Optional<Receipt> read(JsonNode json) {
        try {
            JsonNode proof = json.path("log");
            List<byte[]> hashes = new ArrayList<>();
            for (JsonNode hash : array(proof.path("inclusionProof"))) {
                hashes.add(decoded(hash));
            }
            LogProof log =
                    new LogProof(
                            text(proof.path("origin")),
                            number(proof.path("index")),
                            number(proof.path("treeSize")),
                            hashes,
                            text(proof.path("checkpoint")));
            JsonNode token = json.path("timestamp");
            return Optional.of(
                    new Receipt(
                            decoded(json.path("statement")),
                            log,
                            decoded(json.path("seal")),
                            token.isMissingNode()
                                    ? Optional.empty()
                                    : Optional.of(decoded(token))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static JsonNode array(JsonNode node) {
        if (!node.isArray()) {
            throw new IllegalArgumentException("Not an array");
        }
        return node;
    }

    private static byte[] decoded(JsonNode node) {
        return Base64.getDecoder().decode(text(node));
    }

    private static String text(JsonNode node) {
        return node.stringValueOpt()
                .orElseThrow(() -> new IllegalArgumentException("Not a string"));
    }

    private static long number(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new IllegalArgumentException("Not a whole number");
        }
        return node.longValue();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Receipt that && Arrays.equals(toBytes(), that.toBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(statement);
    }
}
