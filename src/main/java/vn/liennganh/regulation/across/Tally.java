package vn.liennganh.regulation.across;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * The facts that a message meets: those of its own exchange, as the message leaves them, and those
 * of all others.
 *
 * @param before the facts of its exchange without the message
 * @param after the same with the message
 * @param parties whose lanes the message moves
 */
public record Tally(
        UUID exchange, List<Fact> before, List<Fact> after, List<AgencyId> parties, Facts facts) {

    private record Place(UUID exchange, AgencyId party) {}

    public Tally {
        before = List.copyOf(before);
        after = List.copyOf(after);
        parties = List.copyOf(parties);
    }

    /** What stands together in all exchanges about what the moved lanes are about. */
    public long together(FactType type) {
        return sum(standing(type, keys(type)));
    }

    /** What counts of a limit on what the moved lanes are about; empty where none is known. */
    public Optional<Long> limit(FactType limit, FactType over) {
        return latest(limit, keys(over, limit));
    }

    /** What counts of a limit under one of the keys; empty where none is known. */
    Optional<Long> latest(FactType limit, Set<String> keys) {
        return standing(limit, keys).stream()
                .map(Standing::fact)
                .max(
                        Comparator.comparing(Fact::since)
                                .thenComparing(Fact::amount, Comparator.reverseOrder()))
                .map(Fact::amount);
    }

    /** Whether more stands together than a limit. */
    public boolean beyond(FactType type, FactType limit) {
        long together = sum(standing(type, keys(type, limit)));
        return limit(limit, type).map(most -> together > most).orElse(false);
    }

    /**
     * The same where more than one lane has a part in it; and where one has it alone, unless it has
     * more than of another amount, which it says itself.
     *
     * @param alone that other amount; absent where one lane alone is never meant
     */
    public boolean beyondTogether(FactType type, FactType limit, Optional<FactType> alone) {
        return beyond(type, limit)
                && (alone.filter(one -> !surplus(type, one)).isPresent()
                        || standing(type, keys(type, limit)).stream()
                                .anyMatch(
                                        one ->
                                                !one.exchange().equals(exchange)
                                                        || !parties.contains(one.fact().party())));
    }

    /** Whether what the moved lanes have of a type alone is more than what they have of another. */
    public boolean surplus(FactType type, FactType over) {
        boolean told =
                after.stream().anyMatch(fact -> fact.is(over) && parties.contains(fact.party()));
        return told && own(type, after) > own(over, after);
    }

    /**
     * Whether no more stands together than a limit, about what the moved lanes are about or were
     * before the message; true where no limit is known.
     */
    public boolean within(FactType type, FactType limit) {
        Set<String> keys = keys(before, type, limit);
        keys.addAll(keys(after, type, limit));
        long together = sum(standing(type, keys));
        return latest(limit, keys).map(most -> together <= most).orElse(true);
    }

    /** True where the message raises what its own lanes have of a type. */
    public boolean raises(FactType type) {
        return own(type, after) > own(type, before);
    }

    /** Whether another exchange has a fact under one of the keys. */
    public boolean elsewhere(FactType type, Set<String> keys) {
        return facts.standing(type, keys).stream()
                .anyMatch(standing -> !standing.exchange().equals(exchange));
    }

    private long own(FactType type, List<Fact> all) {
        long sum = 0;
        for (Fact fact : all) {
            if (fact.is(type) && parties.contains(fact.party())) {
                sum = plus(sum, fact.amount());
            }
        }
        return sum;
    }

    /** Whoever has told a limit alone asks what others have of what it limits. */
    private Set<String> keys(FactType... types) {
        return keys(after, types);
    }

    private Set<String> keys(List<Fact> told, FactType... types) {
        Set<String> keys = new HashSet<>();
        for (Fact fact : told) {
            boolean meant = Arrays.stream(types).anyMatch(fact::is);
            if (meant && parties.contains(fact.party())) {
                keys.addAll(fact.keys());
            }
        }
        return keys;
    }

    private List<Standing> standing(FactType type, Set<String> keys) {
        List<Standing> all = new ArrayList<>();
        for (Fact fact : after) {
            if (fact.is(type) && fact.meets(keys)) {
                all.add(new Standing(exchange, fact));
            }
        }
        for (Standing one : facts.standing(type, keys)) {
            if (!one.exchange().equals(exchange)) {
                all.add(one);
            }
        }
        return all;
    }

    /** A fact that is met under more than one key counts once. */
    private static long sum(List<Standing> standing) {
        Set<Place> counted = new HashSet<>();
        long sum = 0;
        for (Standing one : standing) {
            if (counted.add(new Place(one.exchange(), one.fact().party()))) {
                sum = plus(sum, one.fact().amount());
            }
        }
        return sum;
    }

    /**
     * The sum of two amounts that are not negative; the highest number where it is higher still.
     */
    static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
