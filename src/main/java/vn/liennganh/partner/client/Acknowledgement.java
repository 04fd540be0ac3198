package vn.liennganh.partner.client;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;

/**
 * What a recipient signs to say that it holds messages in full (protocol, section 3).
 *
 * @param time by the hub's clock
 * @param messages 1 to 1,000, each id with the digest of the bytes that were received
 */
public record Acknowledgement(AgencyId from, OffsetDateTime time, Map<UUID, Sha256> messages) {

    /** The content to be sealed. */
    public byte[] bytes() {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("specVersion", "1.0").put("kind", "ContentHandover").put("from", from.value());
        document.put(
                "time",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.MILLIS)));
        ArrayNode list = document.putArray("messages");
        messages.forEach(
                (id, sha256) ->
                        list.addObject().put("id", id.toString()).put("sha256", sha256.hex()));
        return Json.MAPPER.writeValueAsBytes(document);
    }
}
