package vn.liennganh.regulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A condition on one field, in one of three forms: above a number, equal to a value, or the state in which
 * the message arrives. More than one value under the path ({@code *} stands for every item of a list): one
 * suffices.
 *
 * @param path field names into the body; empty where {@code state} decides
 */
record Condition(
        List<String> path, Optional<BigDecimal> above, Optional<String> is, Optional<String> state) {

    static final String EACH = "*";

    boolean holds(JsonNode body, Optional<String> arrivedIn) {
        if (state.isPresent()) {
            return state.equals(arrivedIn);
        }
        return holds(body, 0);
    }

    private boolean holds(JsonNode node, int depth) {
        if (depth == path.size()) {
            return above.map(limit -> node.isNumber() && node.decimalValue().compareTo(limit) > 0)
                    .orElseGet(() -> is.isPresent() && node.isValueNode() && node.asString().equals(is.get()));
        }
        if (!path.get(depth).equals(EACH)) {
            return holds(node.path(path.get(depth)), depth + 1);
        }
        for (JsonNode item : node) {
            if (holds(item, depth + 1)) {
                return true;
            }
        }
        return false;
    }
}
