package vn.liennganh.supervision;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a document names itself: by number and date. */
final class Named {

    private static final List<String> BLOCKS = List.of("decision", "document", "proposal");

    private Named() {}

    static Optional<String> of(ObjectNode body) {
        return BLOCKS.stream()
                .map(body::path)
                .filter(one -> one.path("number").isString())
                .map(Named::text)
                .findFirst();
    }

    private static String text(JsonNode block) {
        return block.path("number").asString() + ", " + block.path("date").asString("");
    }
}
