package vn.liennganh.regulation.rule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A move of a lane, or of the exchange as a whole. The first one that applies is made.
 *
 * @param from states in which it applies
 * @param needs owes of a duty of the sender that must be open for the move; absent where none must
 */
public record Move(
        Set<String> from, Optional<Condition> when, Optional<String> needs, Target target) {

    /** Where a move leads. */
    public sealed interface Target {}

    /** The state stays. */
    public record Stay() implements Target {}

    public record To(String state) implements Target {}

    /** The value of a field chooses. */
    public record ByValue(BodyPath field, Map<String, String> states) implements Target {
        public ByValue {
            states = Map.copyOf(states);
        }
    }

    /** Chooses by whether items of the exchange are open after the message. */
    public record ByItems(String settled, String open) implements Target {}

    public Move {
        from = Set.copyOf(from);
    }
}
