package vn.liennganh.evidence.kept;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;

/**
 * What the hub attests about its own book of duties: each that a batch opened, dated, fulfilled or
 * ended, by the digest of what was written of it. So whoever moves a due instant in the database
 * leaves a row that the log contradicts.
 *
 * @param duties the digest of each duty as it was written, by its id; at least one
 */
public record DutyStatement(Frame frame, Map<UUID, Sha256> duties) {

    /** How the kind is written, beside the kinds of {@code StatementKind}. */
    public static final String KIND = "DutyChange";

    public DutyStatement {
        if (duties.isEmpty()) {
            throw new IllegalArgumentException("Some duty has moved");
        }
        duties = Map.copyOf(duties);
    }

    /** The JSON document whose SHA-256 is the log entry. */
    public byte[] toBytes() {
        ObjectNode json = frame.toJson(KIND);
        ObjectNode all = json.putObject("duties");
        duties.forEach((duty, digest) -> all.put(duty.toString(), digest.hex()));
        return Json.MAPPER.writeValueAsBytes(json);
    }

    /** Reads one; empty unless it is one, whole and well-formed. */
    public static Optional<DutyStatement> read(byte[] bytes) {
        return Frame.read(bytes, KIND, (frame, json) -> new DutyStatement(frame, duties(json)));
    }

    private static Map<UUID, Sha256> duties(JsonNode json) {
        Map<UUID, Sha256> duties = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> duty : json.path("duties").properties()) {
            duties.put(
                    UUID.fromString(duty.getKey()),
                    Sha256.parse(duty.getValue().stringValueOpt().orElseThrow()));
        }
        return duties;
    }
}
