package vn.liennganh.evidence.kept;

import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.WireTime;

/**
 * What the hub attests about its own book of duties: each that a batch opened, dated, fulfilled or
 * ended, by the digest of what was written of it. So whoever moves a due instant in the database
 * leaves a row that the log contradicts. It is about no message and stands in no receipt; in the
 * log it is 32 bytes like any other entry.
 *
 * @param salt 16 random bytes in base64, so that nobody can guess a statement from its digest
 * @param time when the hub attested it, in milliseconds
 * @param duties the digest of each duty as it was written, by its id
 */
public record DutyStatement(
        UUID id, String salt, AgencyId hub, OffsetDateTime time, Map<UUID, Sha256> duties) {

    /** How the kind is written, beside the kinds of {@code StatementKind}. */
    public static final String KIND = "DutyChange";

    public DutyStatement {
        if (Base64.getDecoder().decode(salt).length != 16 || duties.isEmpty()) {
            throw new IllegalArgumentException("A salt has 16 bytes, and some duty has moved");
        }
        duties = Map.copyOf(duties);
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
        ObjectNode all = json.putObject("duties");
        duties.forEach((duty, digest) -> all.put(duty.toString(), digest.hex()));
        return Json.MAPPER.writeValueAsBytes(json);
    }

    /** Reads one; empty unless it is one, whole and well-formed. */
    public static Optional<DutyStatement> read(byte[] bytes) {
        try {
            JsonNode json = Json.MAPPER.readTree(bytes);
            if (!text(json, "specVersion").equals("1.0") || !text(json, "kind").equals(KIND)) {
                return Optional.empty();
            }
            Map<UUID, Sha256> duties = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> duty : json.path("duties").properties()) {
                duties.put(
                        UUID.fromString(duty.getKey()),
                        Sha256.parse(duty.getValue().stringValueOpt().orElseThrow()));
            }
            return Optional.of(
                    new DutyStatement(
                            UUID.fromString(text(json, "id")),
                            text(json, "salt"),
                            new AgencyId(text(json, "hub")),
                            WireTime.read(text(json, "time")).orElseThrow(),
                            duties));
        } catch (JacksonException | IllegalArgumentException | NoSuchElementException malformed) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).stringValueOpt().orElseThrow();
    }
}
