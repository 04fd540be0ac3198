package vn.liennganh.regulation.across;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.regulation.rule.Condition;
import vn.liennganh.regulation.rule.Flow;

/**
 * What one message changes in the facts of its exchange.
 *
 * @param parties whose lanes it moves; the opener where the exchange has one state
 * @param now what stands in all exchanges before the message
 * @param holds whether a condition of the rule is met by the message
 */
public record Telling(
        Flow flow,
        Envelope envelope,
        Set<AgencyId> openers,
        List<AgencyId> parties,
        Instant at,
        Tally now,
        Predicate<Condition> holds) {

    /** The facts as they stand after the message. */
    public List<Fact> after(List<Fact> before) {
        List<Fact> after = new ArrayList<>(before);
        for (Tell.End end : flow.ends()) {
            if (end.when().map(holds::test).orElse(true)) {
                after.removeIf(fact -> fact.is(end.type()) && ended(end, fact));
            }
        }
        for (AgencyId party : parties) {
            for (FactType type : told()) {
                Optional<Fact> now = now(type, party, before);
                if (type.kind() == FactType.Kind.MARK) {
                    now.ifPresent(mark -> after.removeIf(fact -> same(fact, mark)));
                } else if (now.isPresent() || !type.lasting()) {
                    after.removeIf(fact -> fact.is(type) && fact.party().equals(party));
                }
                now.ifPresent(after::add);
            }
        }
        return after;
    }

    /**
     * The hashes of everything that a message is about or asks for.
     *
     * @param before the facts of its exchange
     */
    public static Set<String> keys(
            Flow flow, Envelope envelope, Set<AgencyId> openers, List<Fact> before) {
        Set<String> keys = new HashSet<>();
        before.forEach(fact -> keys.addAll(fact.keys()));
        for (Tell tell : flow.tells()) {
            tell.about().ifPresent(about -> keys.addAll(about.of(envelope, tell.type(), openers)));
        }
        flow.asked().forEach(one -> keys.addAll(one.about().of(envelope, one.fact(), openers)));
        return keys;
    }

    private boolean ended(Tell.End end, Fact fact) {
        return parties.contains(fact.party())
                && end.about()
                        .map(about -> fact.meets(about.of(envelope, end.type(), openers)))
                        .orElse(true);
    }

    private static boolean same(Fact one, Fact other) {
        return one.type().equals(other.type())
                && one.party().equals(other.party())
                && one.keys().equals(other.keys());
    }

    private Set<FactType> told() {
        Set<FactType> told = new LinkedHashSet<>();
        flow.tells().forEach(tell -> told.add(tell.type()));
        return told;
    }

    /** The first way of telling it for which the message has what is needed. */
    private Optional<Fact> now(FactType type, AgencyId party, List<Fact> before) {
        for (Tell tell : flow.tells()) {
            if (tell.type().equals(type) && tell.when().map(holds::test).orElse(true)) {
                Optional<Fact> fact = fact(tell, party, before);
                if (fact.isPresent()) {
                    return fact;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Fact> fact(Tell tell, AgencyId party, List<Fact> before) {
        Optional<Fact> like = tell.like().flatMap(type -> of(type, party, before));
        OptionalLong told = amount(tell, like);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        if (tell.change() == Tell.Change.AT_MOST) {
            return of(tell.type(), party, before)
                    .map(fact -> fact.with(Math.min(fact.amount(), told.getAsLong()), at));
        }
        if (tell.change() == Tell.Change.LESS) {
            return of(tell.type(), party, before)
                    .map(fact -> less(tell, fact, told.getAsLong(), before));
        }
        Set<String> keys =
                tell.about()
                        .map(about -> about.of(envelope, tell.type(), openers))
                        .orElseGet(() -> like.map(Fact::keys).orElse(Set.of()));
        if (tell.change() == Tell.Change.LOWERS) {
            return now.latest(tell.type(), keys)
                    .map(most -> Math.max(0, most - told.getAsLong()))
                    .map(most -> new Fact(tell.type().id(), party, keys, most, at));
        }
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fact(tell.type().id(), party, keys, told.getAsLong(), at));
    }

    private Fact less(Tell tell, Fact fact, long told, List<Fact> before) {
        long more =
                tell.spare()
                        .flatMap(type -> of(type, fact.party(), before))
                        .map(other -> Math.max(0, other.amount() - fact.amount()))
                        .orElse(0L);
        return fact.with(Math.max(0, fact.amount() - Math.max(0, told - more)), at);
    }

    private OptionalLong amount(Tell tell, Optional<Fact> like) {
        if (tell.type().kind() == FactType.Kind.MARK) {
            return OptionalLong.of(0);
        }
        if (tell.amounts().isEmpty()) {
            return like.map(fact -> OptionalLong.of(fact.amount())).orElse(OptionalLong.empty());
        }
        boolean any = false;
        long sum = 0;
        for (BodyPath path : tell.amounts()) {
            for (JsonNode value : path.all(envelope.body())) {
                any = true;
                sum = Tally.plus(sum, value.asLong(0));
            }
        }
        return any ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    private static Optional<Fact> of(FactType type, AgencyId party, List<Fact> facts) {
        return facts.stream()
                .filter(fact -> fact.is(type) && fact.party().equals(party))
                .findFirst();
    }
}
