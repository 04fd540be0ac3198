package vn.liennganh.message;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the hub attests about its own registry: which certificates were bound, to whom and for what,
 * and which were taken out of use. It is about no message and stands in no receipt for a partner;
 * in the log it is 32 bytes like any other entry.
 *
 * @param salt 16 random bytes in base64, so that nobody can guess a statement from its digest
 * @param time when the hub attested it, in milliseconds
 */
public record RegistryStatement(
        UUID id, String salt, AgencyId hub, OffsetDateTime time, List<Change> changes) {

    /** How the kind is written, beside the kinds of {@link StatementKind}. */
    public static final String KIND = "RegistryChange";

    /**
     * One change.
     *
     * @param number the order of changes, with gaps
     * @param record what changed, as the registry noted it: opaque identifiers and digests only
     */
    public record Change(long number, JsonNode record) {

        /** A text field of the record. */
        public Optional<String> text(String name) {
            return record.path(name).stringValueOpt();
        }
    }

    public RegistryStatement {
        if (Base64.getDecoder().decode(salt).length != 16 || changes.isEmpty()) {
            throw new IllegalArgumentException("A salt has 16 bytes, and something has changed");
        }
        changes = List.copyOf(changes);
    }

    /** The JSON document whose SHA-256 is the log entry. */
    public byte[] toBytes() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("specVersion", "1.0");
        json.put("kind", KIND);
        json.put("id", id.toString());
        json.put("salt", salt);
        json.put("hub", hub.value());
        json.put("time", WireTime.millis(time.toInstant()));
        ArrayNode all = json.putArray("changes");
        changes.forEach(
                it -> all.addObject().put("number", it.number()).set("record", it.record()));
        return Json.MAPPER.writeValueAsBytes(json);
    }

    /** Reads one; empty unless it is one, whole and well-formed. */
    public static Optional<RegistryStatement> read(byte[] bytes) {
        try {
            JsonNode json = Json.MAPPER.readTree(bytes);
            if (!text(json, "specVersion").equals("1.0") || !text(json, "kind").equals(KIND)) {
                return Optional.empty();
            }
            List<Change> changes = new ArrayList<>();
            for (JsonNode change : json.path("changes")) {
                changes.add(new Change(change.path("number").asLong(), change.path("record")));
            }
            return Optional.of(
                    new RegistryStatement(
                            UUID.fromString(text(json, "id")),
                            text(json, "salt"),
                            new AgencyId(text(json, "hub")),
                            WireTime.read(text(json, "time")).orElseThrow(),
                            changes));
        } catch (JacksonException
                | IllegalArgumentException
                | java.util.NoSuchElementException malformed) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).stringValueOpt().orElseThrow();
    }
}
