package vn.liennganh.delivery.push;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.WireTime;

/**
 * A delivery whose push is due.
 *
 * @param attempts that failed so far
 * @param wanted false where it was acknowledged meanwhile and nobody asked for it again
 */
public record Due(
        long number,
        UUID message,
        AgencyId party,
        UUID exchange,
        Optional<UUID> inReplyTo,
        String type,
        Sha256 sha256,
        int size,
        boolean copy,
        Instant acceptedAt,
        int attempts,
        boolean wanted) {

    /** The thin event: opaque ids and digests, nothing of the content and nobody's name. */
    byte[] event() {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("type", type);
        event.put("id", message.toString());
        event.put("exchange", exchange.toString());
        inReplyTo.ifPresent(one -> event.put("inReplyTo", one.toString()));
        event.put("sha256", sha256.hex());
        event.put("size", size);
        event.put("role", copy ? "copy" : "addressee");
        event.put("acceptedAt", WireTime.millis(acceptedAt));
        return Json.MAPPER.writeValueAsBytes(event);
    }
}
