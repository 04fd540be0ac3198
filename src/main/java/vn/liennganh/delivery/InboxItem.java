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

/**
 * One unacknowledged delivery as the inbox lists it; the bytes are fetched by {@code id}.
 *
 * @param sha256 of the CMS bytes as received
 * @param urgency with which it is delivered: the sender's own, or that of a later message of its
 *     exchange
 * @param copy true where the recipient is no addressee and owes nothing
 * @param size of the CMS bytes
 */
public record InboxItem(
        UUID id,
        Sha256 sha256,
        MessageType type,
        AgencyId from,
        UUID exchange,
        Optional<UUID> inReplyTo,
        Urgency urgency,
        boolean copy,
        Instant acceptedAt,
        int size,
        List<AttachmentRef> attachments) {

    public InboxItem {
        attachments = List.copyOf(attachments);
    }

    /** The role on the wire: {@code addressee} or {@code copy}. */
    public String role() {
        return copy ? "copy" : "addressee";
    }
}
