package vn.liennganh.regulation.workbench.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Memory;
import vn.liennganh.regulation.MessageFact;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.rule.Flow;
import vn.liennganh.regulation.rule.Move;

/**
 * The one state that stands for all in which the same can happen: what no rule of the edition looks
 * at is left out, and what is there more often than any rule counts is there as often as they
 * count.
 */
final class Canon {

    private static final UUID EXCHANGE = new UUID(0x4000L, 0x8000000000000000L);
    private static final UUID SENT = new UUID(0x4000L, 0x9000000000000000L);

    /** Where an exchange stands, without what only lets more be done. */
    record Place(
            String opener,
            String state,
            Map<AgencyId, String> lanes,
            Set<String> items,
            Map<String, String> memory,
            Set<MessageFact> said) {}

    private final Stage stage;
    private final Memories memories;
    private final Set<String> needed = new HashSet<>();
    private final Set<String> speakers = new HashSet<>();
    private final Set<String> closing = new HashSet<>();
    private boolean led;

    Canon(Stage stage, Edition edition) {
        this.stage = stage;
        this.memories = Memories.of(edition.messages().values());
        for (MessageRule rule : edition.messages().values()) {
            onlyEnables(rule);
            boolean trace = leavesTrace(rule.flow()) || memories.counts(rule.type()) > 0;
            for (Move move : rule.flow().moves()) {
                if (trace || !(move.target() instanceof Move.Stay)) {
                    move.needs().ifPresent(needed::add);
                }
            }
            rule.flow().extensions().stream().map(Flow.Extension::owes).forEach(needed::add);
            if (!rule.flow().supersedes().isEmpty() || !rule.flow().waives().isEmpty()) {
                closing.add(rule.type().value());
            }
            for (Duty duty : rule.duties()) {
                duty.closedBy().forEach(by -> closing.add(by.type()));
            }
            speakers.addAll(rule.from().isEmpty() ? Set.of(MessageRule.ANY) : rule.from());
            led |=
                    rule.flow().speaker() != Flow.Speaker.PARTY
                            || rule.duties().stream()
                                    .anyMatch(
                                            duty ->
                                                    duty.party()
                                                            == Duty.Between.RECIPIENT_TO_OPENER);
        }
    }

    /**
     * A duty that is owed must not keep a later move from being made, unless it is spent on the
     * spot: otherwise less would not lead where more does.
     */
    private static void onlyEnables(MessageRule rule) {
        Set<String> diverted = new HashSet<>();
        for (Move move : rule.flow().moves()) {
            if (move.needs().isEmpty() && move.from().stream().anyMatch(diverted::contains)) {
                throw new IllegalArgumentException(
                        rule.type() + ": a move that needs a duty hides one that needs none");
            }
            if (move.needs().isPresent() && !(move.target() instanceof Move.Stay)) {
                diverted.addAll(move.from());
            }
        }
    }

    /** Whether a message changes what others look at, even where it moves nothing. */
    private boolean leavesTrace(Flow flow) {
        return flow.adds().isPresent()
                || flow.settles().isPresent()
                || flow.remembers().keySet().stream().anyMatch(memories.names()::contains);
    }

    /** Whether a move that leads somewhere needs the duty to be open. */
    boolean needed(Debt debt) {
        return needed.contains(debt.owes());
    }

    /** Whether messages of the type fulfil, replace or waive what is owed. */
    boolean closes(MessageType type) {
        return closing.contains(type.value());
    }

    /** Whether the lapse of the duty is a move. */
    boolean lapses(Debt debt) {
        return stage.rules().duty(debt.rule()).flatMap(Duty::lapseMove).isPresent();
    }

    ExchangeState of(ExchangeState state) {
        Map<String, Boolean> items = new TreeMap<>(state.items());
        items.values().removeIf(open -> !open);
        Map<String, String> memory = new TreeMap<>(state.memory());
        memory.keySet().removeIf(one -> !memories.names().contains(Memory.name(one)));
        Set<AgencyId> parties = new TreeSet<>(state.parties());
        parties.removeIf(one -> !speaks(one) && !one.equals(state.opener()));
        return new ExchangeState(
                EXCHANGE,
                state.procedure(),
                state.edition(),
                state.opener(),
                state.handlingUnit(),
                parties,
                new TreeMap<>(state.lanes()),
                state.state(),
                items,
                memory,
                said(state.messages()),
                owed(state.obligations()),
                List.of());
    }

    private boolean speaks(AgencyId agency) {
        return speakers.contains(MessageRule.ANY) || speakers.contains(stage.cast().kindOf(agency));
    }

    /** Each message as one of its like, numbered as far as anybody counts. */
    private List<MessageFact> said(List<MessageFact> messages) {
        Map<MessageFact, Integer> times = new HashMap<>();
        List<MessageFact> said = new ArrayList<>();
        for (MessageFact fact : messages) {
            MessageFact like = like(fact, 0);
            int time = times.merge(like, 1, Integer::sum);
            if (time <= memories.counts(fact.type())) {
                said.add(like(fact, time));
            }
        }
        return said;
    }

    private MessageFact like(MessageFact fact, int time) {
        boolean told = memories.byParty(fact.type());
        long name = (long) fact.type().hashCode() << 32 | SENT.getMostSignificantBits();
        return new MessageFact(
                new UUID(name, SENT.getLeastSignificantBits() + time),
                fact.type(),
                told ? fact.from() : AgencyId.of("X"),
                told ? fact.to().stream().sorted().toList() : List.of(),
                List.of(),
                fact.acceptedAt());
    }

    private List<Obligation> owed(List<Obligation> obligations) {
        Map<Debt, Obligation> owed = new LinkedHashMap<>();
        for (Obligation one : obligations) {
            if (one.outstanding() && needed(Debt.of(one))) {
                owed.putIfAbsent(Debt.of(one), one);
            }
        }
        return List.copyOf(owed.values());
    }

    Place place(ExchangeState canonical) {
        Set<MessageFact> said = new HashSet<>(canonical.messages());
        said.removeIf(fact -> !memories.decides(fact.type()));
        return new Place(
                led ? canonical.opener().value() : "",
                canonical.state(),
                canonical.lanes(),
                canonical.items().keySet(),
                canonical.memory(),
                said);
    }

    /** What a canonical state has that lets more be done. */
    Set<Means> means(ExchangeState canonical) {
        Set<Means> means = new HashSet<>();
        canonical.parties().stream()
                .filter(this::speaks)
                .forEach(one -> means.add(new Means.Party(one)));
        for (MessageFact fact : canonical.messages()) {
            if (!memories.decides(fact.type())) {
                means.add(new Means.Sent(fact));
            }
        }
        canonical.obligations().forEach(one -> means.add(new Means.Owed(Debt.of(one))));
        return means;
    }

    /** What a state has beside what its situation has for certain. */
    Set<Means> gains(ExchangeState state, Node situation) {
        Set<Means> gains = means(of(state));
        gains.removeAll(situation.certain());
        return gains;
    }

    /** A state that has more. */
    ExchangeState with(ExchangeState state, Set<Means> more, Map<Debt, Obligation> examples) {
        Set<AgencyId> parties = new TreeSet<>(state.parties());
        List<MessageFact> messages = new ArrayList<>(state.messages());
        List<Obligation> obligations = new ArrayList<>(state.obligations());
        for (Means one : more) {
            if (one instanceof Means.Party party) {
                parties.add(party.agency());
            } else if (one instanceof Means.Sent sent) {
                messages.add(sent.fact());
            } else if (one instanceof Means.Owed owed) {
                obligations.add(stage.again(examples.get(owed.debt())));
                parties.add(owed.debt().party());
                parties.add(owed.debt().owedTo());
            }
        }
        return new ExchangeState(
                state.id(),
                state.procedure(),
                state.edition(),
                state.opener(),
                state.handlingUnit(),
                parties,
                state.lanes(),
                state.state(),
                state.items(),
                state.memory(),
                messages,
                obligations,
                List.of());
    }
}
