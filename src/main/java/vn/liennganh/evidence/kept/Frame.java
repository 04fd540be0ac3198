package vn.liennganh.evidence.kept;

import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.WireTime;

/**
 * What every statement of the hub about its own books begins with. Such a statement is about no
 * message and stands in no receipt for a partner; in the log it is 32 bytes like any other entry.
 *
 * @param salt 16 random bytes in base64, so that nobody can guess a statement from its digest
 * @param time when the hub attested it, in milliseconds
 */
public record Frame(UUID id, String salt, AgencyId hub, OffsetDateTime time) {

    private static final String VERSION = "1.0";

    public Frame {
        if (Base64.getDecoder().decode(salt).length != 16) {
            throw new IllegalArgumentException("A salt has 16 bytes");
        }
    }

    ObjectNode toJson(String kind) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("specVersion", VERSION);
        json.put("kind", kind);
        json.put("id", id.toString());
        json.put("salt", salt);
        json.put("hub", hub.value());
        json.put("time", WireTime.millis(time.toInstant()));
        return json;
    }

    /** Reads a statement of the kind; empty unless it is one, whole and well-formed. */
    static <T> Optional<T> read(byte[] bytes, String kind, BiFunction<Frame, JsonNode, T> rest) {
        try {
            JsonNode json = Json.MAPPER.readTree(bytes);
            if (!text(json, "specVersion").equals(VERSION) || !text(json, "kind").equals(kind)) {
                return Optional.empty();
            }
            Frame frame =
                    new Frame(
                            UUID.fromString(text(json, "id")),
                            text(json, "salt"),
                            new AgencyId(text(json, "hub")),
                            WireTime.read(text(json, "time")).orElseThrow());
            return Optional.of(rest.apply(frame, json));
        } catch (JacksonException | IllegalArgumentException | NoSuchElementException malformed) {
            return Optional.empty();
        }
    }

    static String text(JsonNode json, String name) {
        return json.path(name).stringValueOpt().orElseThrow();
    }
}
