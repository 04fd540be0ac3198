package vn.liennganh.freeze;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;

/**
 * A message that the desk proposes. It becomes one when a person completes, signs and sends it.
 *
 * @param exchange to send it in; absent where it opens one
 * @param related exchanges of the same debt, whose duties it may discharge as well
 * @param missing JSON Pointers into the body that only the office can fill
 */
public record Draft(
        MessageType type,
        AgencyId to,
        Optional<UUID> exchange,
        String caseNumber,
        List<UUID> related,
        ObjectNode body,
        List<String> missing) {

    public Draft {
        related = List.copyOf(related);
        missing = List.copyOf(missing);
    }
}
