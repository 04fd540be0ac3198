package vn.liennganh.regulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.across.Fact;

/**
 * One conversation under one procedure, as an immutable value.
 *
 * @param handlingUnit the unit of the opener that handles the case; the opener itself where it has
 *     none
 * @param parties senders and addressees, not who got copies
 * @param lanes the state of each recipient that has one of its own; none where the exchange as a
 *     whole has one state
 * @param state of the whole: with lanes, the least advanced in the procedure's order of states
 * @param items the named items of the exchange, true while they are open
 * @param memory what rules had it remember, by name
 * @param messages in the order of acceptance
 * @param facts what it lets other exchanges know
 */
public record ExchangeState(
        UUID id,
        String procedure,
        int edition,
        AgencyId opener,
        AgencyId handlingUnit,
        Set<AgencyId> parties,
        Map<AgencyId, String> lanes,
        String state,
        Map<String, Boolean> items,
        Map<String, String> memory,
        List<MessageFact> messages,
        List<Obligation> obligations,
        List<Fact> facts) {

    public ExchangeState {
        parties = Collections.unmodifiableSet(new LinkedHashSet<>(parties));
        lanes = Collections.unmodifiableMap(new LinkedHashMap<>(lanes));
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        memory = Collections.unmodifiableMap(new LinkedHashMap<>(memory));
        messages = List.copyOf(messages);
        obligations = List.copyOf(obligations);
        facts = List.copyOf(facts);
    }

    /** The state as one party may know it: its own lane where it has one. */
    public String stateFor(AgencyId viewer) {
        return lanes.getOrDefault(viewer, state);
    }

    /** The same with these obligations in place of those of the same id, new ones at the end. */
    public ExchangeState with(Collection<Obligation> changed) {
        Map<UUID, Obligation> all =
                obligations.stream()
                        .collect(
                                Collectors.toMap(
                                        Obligation::id,
                                        Function.identity(),
                                        (a, b) -> b,
                                        LinkedHashMap::new));
        changed.forEach(one -> all.put(one.id(), one));
        return new ExchangeState(
                id,
                procedure,
                edition,
                opener,
                handlingUnit,
                parties,
                lanes,
                state,
                items,
                memory,
                messages,
                new ArrayList<>(all.values()),
                facts);
    }

    /** The same in other states, under an edition. */
    ExchangeState in(int otherEdition, Map<AgencyId, String> otherLanes, String otherState) {
        return new ExchangeState(
                id,
                procedure,
                otherEdition,
                opener,
                handlingUnit,
                parties,
                otherLanes,
                otherState,
                items,
                memory,
                messages,
                obligations,
                facts);
    }

    /**
     * The same with others in the place of parties that have ended: they take over the part, what
     * is still owed and whatever was said. What was fulfilled stays with whoever fulfilled it.
     *
     * @param heirs by whom they succeeded; none of them has a lane of its own already
     */
    public ExchangeState carriedOnBy(Map<AgencyId, AgencyId> heirs) {
        if (heirs.isEmpty()) {
            return this;
        }
        UnaryOperator<AgencyId> now = one -> heirs.getOrDefault(one, one);
        Map<AgencyId, String> lanesNow = new LinkedHashMap<>();
        lanes.forEach((agency, lane) -> lanesNow.put(now.apply(agency), lane));
        return new ExchangeState(
                id,
                procedure,
                edition,
                now.apply(opener),
                handlingUnit,
                parties.stream().map(now).collect(Collectors.toCollection(LinkedHashSet::new)),
                lanesNow,
                state,
                items,
                memory,
                messages.stream().map(fact -> fact.carriedOnBy(now)).toList(),
                obligations.stream().map(duty -> duty.carriedOnBy(now)).toList(),
                facts.stream().map(fact -> fact.of(now.apply(fact.party()))).toList());
    }

    /** When a message of the exchange was accepted. */
    Optional<Instant> acceptance(UUID message) {
        for (MessageFact fact : messages) {
            if (fact.id().equals(message)) {
                return Optional.of(fact.acceptedAt());
            }
        }
        return Optional.empty();
    }

    /** Whether a party still owes something in the lane of a holder. */
    boolean owes(AgencyId party, String owes, AgencyId holder) {
        for (Obligation one : obligations) {
            if (one.outstanding()
                    && one.owes().equals(owes)
                    && one.party().equals(party)
                    && (party.equals(holder) || one.owedTo().equals(holder))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a party still owes something, to whomever. */
    boolean owes(AgencyId party, String owes) {
        return obligations.stream()
                .anyMatch(
                        one ->
                                one.outstanding()
                                        && one.owes().equals(owes)
                                        && one.party().equals(party));
    }

    Set<MessageType> types() {
        return messages.stream().map(MessageFact::type).collect(Collectors.toSet());
    }

    Set<MessageType> typesSentTo(Collection<AgencyId> holders) {
        Set<MessageType> types = new LinkedHashSet<>();
        for (MessageFact fact : messages) {
            if (fact.to().stream().anyMatch(holders::contains)) {
                types.add(fact.type());
            }
        }
        return types;
    }

    /** Everyone who received the measure that these holders are under, but no holder of a lane. */
    List<AgencyId> measureRecipients(Collection<AgencyId> holders, Set<AgencyId> lanesNow) {
        Set<AgencyId> all = new LinkedHashSet<>();
        for (MessageFact fact : messages) {
            boolean theirs = lanes.isEmpty() || fact.to().stream().anyMatch(holders::contains);
            if (fact.from().equals(opener) && theirs) {
                all.addAll(fact.to());
                all.addAll(fact.copies());
            }
        }
        all.removeAll(lanesNow);
        return List.copyOf(all);
    }

    /** Everything but the obligations, which have rows of their own. */
    public ObjectNode toJson() {
        return StateJson.write(this);
    }

    /**
     * @throws IllegalArgumentException if it was not written by {@link #toJson()}
     */
    public static ExchangeState fromJson(ObjectNode json, List<Obligation> obligations) {
        return StateJson.readState(json, obligations);
    }
}
