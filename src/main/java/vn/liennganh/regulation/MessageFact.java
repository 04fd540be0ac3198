package vn.liennganh.regulation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;

/**
 * What an exchange remembers of a message.
 *
 * @param to the addressees, groups resolved
 * @param copies who got the same bytes without being addressed
 */
public record MessageFact(
        UUID id,
        MessageType type,
        AgencyId from,
        List<AgencyId> to,
        List<AgencyId> copies,
        Instant acceptedAt) {

    public MessageFact {
        to = List.copyOf(to);
        copies = List.copyOf(copies);
    }

    MessageFact carriedOnBy(UnaryOperator<AgencyId> heir) {
        return new MessageFact(
                id,
                type,
                heir.apply(from),
                to.stream().map(heir).distinct().toList(),
                copies.stream().map(heir).distinct().toList(),
                acceptedAt);
    }
}
