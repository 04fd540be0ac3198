package vn.liennganh.regulation.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.across.FactKey;
import vn.liennganh.regulation.across.FactType;

/**
 * What must be so for a step to be allowed.
 *
 * @param when the condition under which it is asked; absent where it is always asked
 * @param unless the condition under which nothing is asked; absent where it is always asked
 */
public record Guard(Ask ask, Optional<Condition> when, Optional<Condition> unless) {

    /**
     * What is asked. A field that is absent breaks no guard: the schema says what must be there.
     */
    public sealed interface Ask {}

    /** A field names no moment after the acceptance. */
    public record NotAfterAcceptance(BodyPath field) implements Ask {}

    /** A field names a message of one of these types in the exchange. */
    public record NamesMessage(BodyPath field, Set<MessageType> types) implements Ask {
        public NamesMessage {
            types = Set.copyOf(types);
        }
    }

    /** A field equals what the exchange remembers under a name. */
    public record EqualsRemembered(BodyPath field, String name) implements Ask {}

    /** Messages of these types were sent so many times before. */
    public record SentBefore(Set<MessageType> types, int atLeast) implements Ask {
        public SentBefore {
            types = Set.copyOf(types);
        }
    }

    /** A field names no moment before a limit that runs from the latest message of these types. */
    public record AfterMessage(BodyPath field, Set<MessageType> types, TimeLimit within)
            implements Ask {
        public AfterMessage {
            types = Set.copyOf(types);
        }
    }

    /**
     * What all exchanges have of a fact does not go beyond a limit, where one is known. Whoever
     * does not raise it is not asked.
     */
    public record SumWithin(FactType fact, List<FactType> limits, BodyPath field) implements Ask {
        public SumWithin {
            limits = List.copyOf(limits);
        }
    }

    /** No other exchange has a fact about this. */
    public record NoneElsewhere(FactType fact, FactKey about) implements Ask {}

    /** A field, or any item of a list, names no moment in these windows. */
    public record NoBlackout(BodyPath field, Set<String> windows) implements Ask {
        public NoBlackout {
            windows = Set.copyOf(windows);
        }
    }
}
