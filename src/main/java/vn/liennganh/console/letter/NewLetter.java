package vn.liennganh.console.letter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;
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

    /** Whether the other one says the same: as it is kept, a number is a number of any kind. */
    boolean like(NewLetter other) {
        return with(kept(body)).equals(other.with(kept(other.body)));
    }

    /**
     * A name for what it says: letters that say the same have the same one. By it a page tells
     * which words it began with, whatever became of the files beside them meanwhile.
     */
    public String mark() {
        byte[] said = Json.MAPPER.writeValueAsBytes(with(kept(body)));
        return Sha256.of(said).hex();
    }

    private NewLetter with(ObjectNode words) {
        return new NewLetter(type, to, inReplyTo, exchange, related, caseNumber, urgency, words);
    }

    private static ObjectNode kept(ObjectNode body) {
        return (ObjectNode) Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(body));
    }
}
