package vn.liennganh.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Urgency;

/** One recipient of a message that is being accepted. */
record NewDelivery(AgencyId party, boolean copy, Message message) {

    /** What all deliveries of one message have in common. */
    record Message(
            UUID id,
            UUID exchange,
            Urgency urgency,
            MessageType type,
            AgencyId from,
            Optional<UUID> inReplyTo,
            Instant acceptedAt,
            int size,
            Sha256 sha256,
            List<AttachmentRef> attachments) {}

    /** One delivery by its keys. */
    record Key(UUID message, AgencyId party) {}
}
