package vn.liennganh.desk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;

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

    /** Fields by which messages name what they are about. */
    private static final Set<String> NAMES =
            Set.of("messageId", "obligation", "transferReference", "roundLine");

    public Draft {
        to = List.copyOf(to);
        related = List.copyOf(related);
        missing = List.copyOf(missing);
    }

    /**
     * What the draft is about, which tells it from others of its type: where it goes, and the
     * documents, duties and transfers that it names. Days, numbers and amounts are no part of it,
     * so that the same proposal made again later is about the same.
     */
    public String subject() {
        StringBuilder text = new StringBuilder(caseNumber);
        exchange.ifPresent(one -> text.append(' ').append(one));
        to.forEach(one -> text.append(' ').append(one.value()));
        related.forEach(one -> text.append(' ').append(one));
        named(body, text);
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }

    private static void named(JsonNode node, StringBuilder text) {
        node.properties()
                .forEach(
                        one -> {
                            if (NAMES.contains(one.getKey()) && one.getValue().isString()) {
                                text.append(' ').append(one.getValue().asString());
                            }
                        });
        node.values().forEach(one -> named(one, text));
    }
}
