package vn.liennganh.evidence.kept;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;

/**
 * What the hub attests about its own registry: which certificates were bound, to whom and for what,
 * and which were taken out of use.
 *
 * @param changes at least one, in order
 */
public record RegistryStatement(Frame frame, List<Change> changes) {

    /** How the kind is written, beside the kinds of {@code StatementKind}. */
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
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("Something has changed");
        }
        changes = List.copyOf(changes);
    }

    /** The JSON document whose SHA-256 is the log entry. */
    public byte[] toBytes() {
        ObjectNode json = frame.toJson(KIND);
        ArrayNode all = json.putArray("changes");
        changes.forEach(
                it -> all.addObject().put("number", it.number()).set("record", it.record()));
        return Json.MAPPER.writeValueAsBytes(json);
    }

    /** Reads one; empty unless it is one, whole and well-formed. */
    public static Optional<RegistryStatement> read(byte[] bytes) {
        return Frame.read(
                bytes, KIND, (frame, json) -> new RegistryStatement(frame, changes(json)));
    }

    private static List<Change> changes(JsonNode json) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode change : json.path("changes")) {
            changes.add(new Change(change.path("number").asLong(), change.path("record")));
        }
        return changes;
    }
}
