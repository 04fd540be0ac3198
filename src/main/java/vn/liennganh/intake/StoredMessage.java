package vn.liennganh.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Urgency;

/**
 * An accepted message without its bytes.
 *
 * @param number the hub's own running number, rising in the order of acceptance
 * @param to as its sender wrote it, groups included
 * @param recipients whom it was delivered to: groups resolved at acceptance, less the sender
 * @param copies who got it besides, owing nothing
 * @param size of the CMS bytes
 */
public record StoredMessage(
        long number,
        UUID id,
        MessageType type,
        AgencyId from,
        List<String> to,
        List<AgencyId> recipients,
        List<AgencyId> copies,
        UUID exchange,
        Optional<UUID> inReplyTo,
        Urgency urgency,
        OffsetDateTime time,
        Instant acceptedAt,
        Sha256 sha256,
        int size,
        List<AttachmentRef> attachments) {

    /** Whether this agency may see the message: its sender, a recipient, or one who got a copy. */
    public boolean readableBy(AgencyId agency) {
        return from.equals(agency) || received(agency);
    }

    /** Whether it was delivered to this agency, as addressee or as copy. */
    public boolean received(AgencyId agency) {
        return recipients.contains(agency) || copies.contains(agency);
    }
}
