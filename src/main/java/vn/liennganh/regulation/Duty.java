package vn.liennganh.regulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.MessageType;

/**
 * A duty that a message opens, as its rule writes it.
 *
 * @param id {@code procedure/edition#message.duty}
 * @param party who owes, and to whom
 * @param owes a message type or an act of the procedure, with the procedure's name
 * @param copyTo routing rule of who gets a copy; absent where it is no duty to copy
 * @param limit without the start; {@code instead} takes its place under a condition
 * @param policy true where the limit is the office's, not the law's
 * @param startField pointer into the body of the message that tells the start; for {@link
 *     StartKind#EXECUTION} into the body of the message that fulfils it
 * @param when the condition on the body, absent where the duty always arises
 * @param doneField pointer into the fulfilling body that tells when an act was done; absent where
 *     acceptance counts
 * @param closedBy the message types that fulfil it, each with a limit of its own where it has one
 * @param atOnce true where the message itself fulfils it, so that only its lateness is of interest
 */
public record Duty(
        String id,
        Between party,
        String owes,
        Optional<String> copyTo,
        TimeLimit limit,
        Optional<Instead> instead,
        boolean policy,
        StartKind start,
        Optional<String> startField,
        Optional<Condition> when,
        Optional<String> doneField,
        List<Closing> closedBy,
        boolean atOnce,
        LapsePlan lapse,
        List<Citation> citations) {

    /** The routing rule for everyone who received the measure; all others are the directory's. */
    static final String MEASURE_RECIPIENTS = "measure-recipients";

    private static final String OTHER_LIMIT = ".instead";

    /** Who owes whom. */
    public enum Between {
        RECIPIENT_TO_SENDER,
        SENDER_TO_RECIPIENT,
        SENDER_TO_ITSELF,
        SENDER_TO_COPIES
    }

    /** The limit that takes the place of the usual one (30 days, in complex cases 45). */
    public record Instead(Condition condition, TimeLimit limit) {}

    /**
     * A condition on one field, in one of three forms: above a number, equal to a value, or an
     * earlier message of a type to the same recipient. More than one value under the path ({@code
     * *} stands for every item of a list): one suffices.
     *
     * @param path field names into the body; empty where {@code after} decides
     */
    public record Condition(
            List<String> path,
            Optional<BigDecimal> above,
            Optional<String> is,
            Optional<MessageType> after) {

        static final String EACH = "*";

        boolean holds(JsonNode body, Set<MessageType> earlier) {
            if (after.isPresent()) {
                return earlier.contains(after.get());
            }
            return holds(body, 0);
        }

        private boolean holds(JsonNode node, int depth) {
            if (depth == path.size()) {
                return above.map(
                                limit ->
                                        node.isNumber() && node.decimalValue().compareTo(limit) > 0)
                        .orElseGet(
                                () ->
                                        is.isPresent()
                                                && node.isValueNode()
                                                && node.asString().equals(is.get()));
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

    /** A message that fulfils a duty, judged by its own limit where the law gives it one. */
    public record Closing(String type, Optional<TimeLimit> limit) {}

    public Duty {
        closedBy = List.copyOf(closedBy);
        citations = List.copyOf(citations);
    }

    /** The duty under the other limit, with an id of its own so that its limit is found again. */
    Optional<Duty> underTheOtherLimit() {
        return instead.map(
                other ->
                        new Duty(
                                id + OTHER_LIMIT,
                                party,
                                owes,
                                copyTo,
                                other.limit(),
                                Optional.empty(),
                                policy,
                                start,
                                startField,
                                when,
                                doneField,
                                closedBy,
                                atOnce,
                                lapse,
                                citations));
    }

    /** The way in which one type of message fulfils it; empty where it does not. */
    Optional<Closing> closing(String type) {
        for (Closing one : closedBy) {
            if (one.type().equals(type)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
