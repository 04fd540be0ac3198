package vn.liennganh.partner.client;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Sha256;

/**
 * One delivery that waits for its acknowledgement.
 *
 * @param sha256 digest of the CMS bytes that {@code GET /messages/{id}} must return
 * @param copy true for a copy that the catalogue demands; it asks nothing of its reader
 */
public record InboxItem(
        UUID id,
        Sha256 sha256,
        String type,
        String from,
        UUID exchange,
        Optional<UUID> inReplyTo,
        String urgency,
        boolean copy,
        OffsetDateTime acceptedAt,
        long size,
        JsonNode document) {

    static InboxItem of(JsonNode json) {
        JsonNode answered = json.path("inReplyTo");
        return new InboxItem(
                UUID.fromString(json.path("id").asString()),
                Sha256.parse(json.path("sha256").asString()),
                json.path("type").asString(),
                json.path("from").asString(),
                UUID.fromString(json.path("exchange").asString()),
                answered.isString()
                        ? Optional.of(UUID.fromString(answered.asString()))
                        : Optional.empty(),
                json.path("urgency").asString("normal"),
                json.path("role").asString("").equals("copy"),
                OffsetDateTime.parse(json.path("acceptedAt").asString()),
                json.path("size").asLong(0),
                json);
    }
}
