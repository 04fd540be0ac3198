package vn.liennganh.regulation.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.across.FactType;
import vn.liennganh.regulation.across.Tally;

/**
 * What a rule may depend on. Where a path leads to more than one value, one of them suffices; a
 * field that is absent fulfils nothing but {@link Absent}.
 */
public sealed interface Condition {

    /**
     * What conditions are judged on.
     *
     * @param earlier the types sent before to those whom the message concerns
     * @param memory what the exchange remembered before the message, by name
     * @param itemsSettled true where no item of the exchange is open after the message
     * @param acceptedAt when the hub accepts the message
     * @param tally what this exchange and others know of each other
     */
    record Situation(
            JsonNode body,
            Supplier<Set<MessageType>> earlier,
            Map<String, String> memory,
            boolean itemsSettled,
            Instant acceptedAt,
            Tally tally) {}

    boolean holds(Situation situation);

    /** A number above another. */
    record Above(BodyPath field, BigDecimal limit) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return field.all(situation.body()).stream()
                    .anyMatch(
                            value -> value.isNumber() && value.decimalValue().compareTo(limit) > 0);
        }
    }

    /** A field with this value. */
    record Is(BodyPath field, String value) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return field.all(situation.body()).stream()
                    .anyMatch(found -> found.isValueNode() && found.asString().equals(value));
        }
    }

    /** A field that the message leaves out. */
    record Absent(BodyPath field) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return field.all(situation.body()).isEmpty();
        }
    }

    /** A moment that lies so long, or longer, after the acceptance. */
    record Ahead(BodyPath field, Duration lead) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            Instant earliest = situation.acceptedAt().plus(lead);
            return field.all(situation.body()).stream()
                    .flatMap(value -> BodyPath.instant(value).stream())
                    .anyMatch(at -> !at.isBefore(earliest));
        }
    }

    /** An earlier message of a type. */
    record After(MessageType type) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.earlier().get().contains(type);
        }
    }

    /** Whether an earlier message had the exchange remember something under a name. */
    record Remembered(String name, boolean whether) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.memory().containsKey(name) == whether;
        }
    }

    /** Every one of several. */
    record All(List<Condition> parts) implements Condition {

        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Situation situation) {
            return parts.stream().allMatch(one -> one.holds(situation));
        }
    }

    /** One of several suffices. */
    record Any(List<Condition> parts) implements Condition {

        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Situation situation) {
            return parts.stream().anyMatch(one -> one.holds(situation));
        }
    }

    /** The conditions of which this one is made: itself, or the parts of several. */
    default Stream<Condition> single() {
        if (this instanceof All all) {
            return all.parts().stream().flatMap(Condition::single);
        }
        return this instanceof Any any
                ? any.parts().stream().flatMap(Condition::single)
                : Stream.of(this);
    }

    /** True where what it says hangs on the message alone, and on no amount that was told. */
    default boolean ofMessage() {
        return single().noneMatch(Condition::amount);
    }

    /** True where it hangs on nothing but amounts that were told. */
    default boolean ofAmounts() {
        return single().allMatch(Condition::amount);
    }

    private static boolean amount(Condition one) {
        return one instanceof Beyond
                || one instanceof Within
                || one instanceof Surplus
                || one instanceof NoSurplus;
    }

    /** True where some of it hangs on the facts of other exchanges. */
    default boolean ofOthers() {
        return single().anyMatch(one -> one instanceof Beyond || one instanceof Within);
    }

    /** No item of the exchange is open any more. */
    record ItemsSettled() implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.itemsSettled();
        }
    }

    /**
     * All lanes and exchanges together have more of a fact than any of the limits.
     *
     * @param alone where one lane has all of it, it holds only if that lane has no more of it than
     *     of this other amount: what it has beyond that is its own affair; absent where it holds
     *     for several lanes only
     */
    record Beyond(FactType fact, List<FactType> limits, Optional<FactType> alone)
            implements Condition {

        public Beyond {
            limits = List.copyOf(limits);
        }

        @Override
        public boolean holds(Situation situation) {
            return limits.stream()
                    .anyMatch(limit -> situation.tally().beyondTogether(fact, limit, alone));
        }
    }

    /** What the message moves has alone more of one amount than of another that it has too. */
    record Surplus(FactType fact, FactType over) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.tally().surplus(fact, over);
        }
    }

    /** What the message moves has alone no more of one amount than of another. */
    record NoSurplus(FactType fact, FactType over) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return !situation.tally().surplus(fact, over);
        }
    }

    /** All lanes and exchanges together have no more of a fact than any of the limits. */
    record Within(FactType fact, List<FactType> limits) implements Condition {

        public Within {
            limits = List.copyOf(limits);
        }

        @Override
        public boolean holds(Situation situation) {
            return limits.stream().allMatch(limit -> situation.tally().within(fact, limit));
        }
    }
}
