package vn.liennganh.message;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as its sender wrote it: who says what to whom, about which case (protocol, section 1).
 *
 * <p>What the hub learns about it, such as when it arrived and by when it must be answered, is kept
 * elsewhere, so that the sender's signature always covers the whole of it.
 *
 * @param id chosen by the sender, so that sending twice is harmless
 * @param to agency identifiers or {@code group:<name>}, as written, without duplicates, 1 to 1,000
 * @param hub the hub it is meant for, where the sender names one
 * @param time what the sender claims; legal clocks never start from it
 * @param exchange the opening message's id; equals {@code id} in an opening message
 * @param body the content that the schema of {@code type} accepts
 */
public record Envelope(
        UUID id,
        MessageType type,
        AgencyId from,
        List<String> to,
        Optional<AgencyId> hub,
        OffsetDateTime time,
        UUID exchange,
        Optional<UUID> inReplyTo,
        List<UUID> relatedExchanges,
        Optional<String> caseNumber,
        Urgency urgency,
        List<AttachmentRef> attachments,
        ObjectNode body) {

    public Envelope {
        to = List.copyOf(to);
        relatedExchanges = List.copyOf(relatedExchanges);
        attachments = List.copyOf(attachments);
    }

    /** True for the first message of a conversation. */
    public boolean opens() {
        return exchange.equals(id);
    }
}
