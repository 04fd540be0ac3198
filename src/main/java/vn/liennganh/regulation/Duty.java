package vn.liennganh.regulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.legaltime.TimeLimit;

/**
 * A duty that a message opens, as its rule writes it.
 *
 * @param id {@code procedure/edition#message.duty}
 * @param party who owes, and to whom
 * @param owes a message type or an act of the procedure, with the procedure's name
 * @param policy true where the limit is the office's, not the law's
 * @param startField pointer into the body of the message that tells the start; for {@link
 *     StartKind#EXECUTION} into the body of the message that fulfils it
 * @param when the condition on the body, absent where the duty always arises
 * @param doneField pointer into the fulfilling body that tells when an act was done; absent where acceptance counts
 * @param closedBy the message types that fulfil it, each with a limit of its own where it has one
 * @param atOnce true where the message itself fulfils it, so that only its lateness is of interest
 */
public record Duty(
        String id,
        Between party,
        String owes,
        Limit limit,
        boolean policy,
        StartKind start,
        Optional<String> startField,
        Optional<Condition> when,
        Optional<String> doneField,
        List<Closing> closedBy,
        boolean atOnce,
        LapsePlan lapse,
        List<Citation> citations) {

    /** Who owes whom. */
    public enum Between {
        RECIPIENT_TO_SENDER,
        SENDER_TO_RECIPIENT,
        SENDER_TO_ITSELF,
        SENDER_TO_COPIES
    }

    /**
     * A limit, and the one that takes its place under a condition (30 days, in complex cases 45).
     *
     * @param instead absent where there is no other
     */
    public record Limit(TimeLimit usual, Optional<Condition> condition, Optional<TimeLimit> instead) {}

    /** A message that fulfils a duty, judged by its own limit where the law gives it one. */
    public record Closing(String type, Optional<TimeLimit> limit) {}

    public Duty {
        closedBy = List.copyOf(closedBy);
        citations = List.copyOf(citations);
    }

    /** The types that fulfil it. */
    public Set<String> fulfilledBy() {
        return closedBy.stream().map(Closing::type).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
