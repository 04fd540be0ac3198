package vn.liennganh.console.letter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;

/**
 * What a letter begins with.
 *
 * @param to agencies and groups, as the message will name them
 * @param inReplyTo the message that it answers
 * @param exchange that it belongs to; empty for one that opens its own
 */
public record NewLetter(
        MessageType type,
        List<String> to,
        Optional<UUID> inReplyTo,
        Optional<UUID> exchange,
        List<UUID> related,
        Optional<String> caseNumber,
        Urgency urgency,
        ObjectNode body) {

    public NewLetter {
        to = List.copyOf(to);
        related = List.copyOf(related);
    }
}
