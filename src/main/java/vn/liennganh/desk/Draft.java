package vn.liennganh.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;

/**
 * A message that a desk proposes. It becomes one when a person completes, signs and sends it.
 *
 * @param exchange to send it in; absent where it opens one
 * @param caseNumber empty where the message names no case
 * @param related other exchanges whose duties it may discharge as well
 * @param missing JSON Pointers into the body that only the office can fill
 */
public record Draft(
        MessageType type,
        List<AgencyId> to,
        Optional<UUID> exchange,
        String caseNumber,
        List<UUID> related,
        ObjectNode body,
        List<String> missing) {

    public Draft {
        to = List.copyOf(to);
        related = List.copyOf(related);
        missing = List.copyOf(missing);
    }
}
