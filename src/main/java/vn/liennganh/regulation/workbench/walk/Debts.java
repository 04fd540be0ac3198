package vn.liennganh.regulation.workbench.walk;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Verdict;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.Ruling;
import vn.liennganh.regulation.rule.Flow;

/**
 * What is owed along the ways of a walk: each duty is followed by itself through every situation in
 * which somebody can owe it.
 *
 * <p>One obligation of each kind (rule, party, creditor, item) stands for all: a message answers
 * the one whose cause it names, so what can be done about one can be done about the next. Whether a
 * second one can be open beside it is kept, because the answer to the second leaves the first.
 */
final class Debts {

    private final Walk walk;
    private final Stage stage;
    private final Manners manners;
    private final List<Node> nodes;
    private final Map<Debt, Trace> traces = new LinkedHashMap<>();
    private final Map<UUID, Obligation> twins = new HashMap<>();
    private final Map<Node, Set<Means>> obtainable = new HashMap<>();
    private final Set<String> fulfilled = new HashSet<>();

    Debts(Walk walk) {
        this.walk = walk;
        this.stage = walk.stage();
        this.manners = new Manners(stage);
        this.nodes = walk.nodes();
    }

    /** Follows every duty until nothing new is found. */
    Debts run() {
        walk.beginnings().forEach(passage -> open(passage, ""));
        nodes.forEach(node -> node.passages().forEach(one -> open(one, node.way() + " → ")));
        int known = -1;
        while (known < size()) {
            known = size();
            for (Debt debt : List.copyOf(traces.keySet())) {
                Trace trace = traces.get(debt);
                trace.revisitWaiting();
                for (Optional<Node> node = trace.next(); node.isPresent(); node = trace.next()) {
                    follow(debt, trace, node.get());
                }
            }
        }
        return this;
    }

    private int size() {
        return traces.values().stream().mapToInt(Trace::size).sum();
    }

    /** Tells the walk what may be owed where, as far as moves depend on it. */
    void tell() {
        traces.forEach(
                (debt, trace) -> {
                    if (walk.canon().needed(debt) || walk.canon().lapses(debt)) {
                        Set<Means> owed = Set.of(new Means.Owed(debt));
                        trace.nodes().forEach(node -> walk.mayHave(node, owed));
                    }
                });
    }

    private void open(Passage passage, String way) {
        for (Debt debt : passage.opened()) {
            trace(debt).mark(passage.to().standing(), false, way + passage.step());
        }
    }

    private Trace trace(Debt debt) {
        return traces.computeIfAbsent(debt, one -> new Trace());
    }

    private void follow(Debt debt, Trace trace, Node node) {
        boolean once = trace.once(node);
        boolean often = trace.often(node);
        for (Passage passage : node.passages()) {
            Node to = passage.to().standing();
            String way = trace.way(node) + " → " + passage.step();
            Trace.Effect effect = effect(debt, trace, passage);
            if (effect == Trace.Effect.FULFILS && often) {
                trace.mark(to, false, way);
                trace.mark(to, true, way);
            } else if (goesOn(effect, debt, node, passage)) {
                if (once) {
                    trace.mark(to, passage.opened().contains(debt), way);
                }
                if (often) {
                    trace.mark(to, true, way);
                }
            } else if (effect == Trace.Effect.PASSED_OVER) {
                trace.waits(node);
            }
            if ((effect == Trace.Effect.FULFILS || effect == Trace.Effect.SETTLES)
                    && passage.open(obtainable(node), debt)) {
                trace.payable(node);
            }
        }
        for (Debt other : trace.beside(node, () -> ask(debt, trace, node))) {
            boolean owed = trace(other).owed(node);
            trace(other).mark(node, owed, trace.way(node) + " → …");
        }
    }

    private Set<Means> obtainable(Node node) {
        return obtainable.computeIfAbsent(node, Node::obtainable);
    }

    /** Whether the duty is still owed after a passage. */
    private boolean goesOn(Trace.Effect effect, Debt debt, Node node, Passage passage) {
        return effect == Trace.Effect.NONE
                || effect == Trace.Effect.PASSED_OVER && spoken(debt, node, passage);
    }

    /** What comes of what can be said here only because this is owed, and moves nothing. */
    private Set<Debt> ask(Debt debt, Trace trace, Node node) {
        Set<Debt> opened = new HashSet<>();
        for (MessageRule rule : walk.edition().messages().values()) {
            boolean needs =
                    rule.flow().moves().stream()
                            .anyMatch(move -> move.needs().equals(Optional.of(debt.owes())));
            if (needs
                    && !walk.canon().needed(debt)
                    && walk.speech().mayBeFrom(rule, debt.party())) {
                Obligation owed = stage.again(walk.examples().get(debt));
                for (List<AgencyId> to : audiences(debt)) {
                    for (Speech.Said said :
                            walk.speech().of(rule, debt.party(), to, Optional.of(node.state()))) {
                        for (Stage.Line line : manners.namings(said.line(), owed)) {
                            opened.addAll(asked(debt, trace, node, said.saying(line), owed));
                        }
                    }
                }
            }
        }
        return opened;
    }

    private Set<Debt> asked(Debt debt, Trace trace, Node node, Speech.Said said, Obligation owed) {
        Verdict<Ruling> verdict = step(said.line(), owed);
        if (verdict.refusal().isPresent()) {
            return Set.of();
        }
        boolean free = step(said.line().among(Crowd.OTHERS), owed).refusal().isEmpty();
        if (free && done(verdict.value(), owed) != Trace.Effect.NONE) {
            trace.payable(node);
        }
        Set<Means> with = Set.of(new Means.Owed(debt));
        return walk.passage(said, with, verdict.value(), node).opened();
    }

    /** Whom to tell: to whom it is owed; anybody where one owes it to oneself. */
    private List<List<AgencyId>> audiences(Debt debt) {
        return debt.owedTo().equals(debt.party())
                ? walk.speech().others(debt.party()).map(List::of).toList()
                : List.of(List.of(debt.owedTo()));
    }

    private Trace.Effect effect(Debt debt, Trace trace, Passage passage) {
        if (passage.line().isEmpty()) {
            return Trace.Effect.NONE;
        }
        Stage.Line line = passage.line().get();
        boolean answer =
                line.from().equals(debt.party()) && stage.fulfils(line.type(), debt.rule());
        Flow flow = walk.edition().messages().get(line.type()).flow();
        if (!answer
                && !flow.supersedes().contains(debt.owes())
                && !flow.waives().contains(debt.owes())) {
            return Trace.Effect.NONE;
        }
        return trace.effect(passage, () -> judged(debt, line, answer));
    }

    private Trace.Effect judged(Debt debt, Stage.Line line, boolean answer) {
        Obligation owed = stage.again(walk.examples().get(debt));
        Trace.Effect effect = Trace.Effect.NONE;
        for (Stage.Line one : answer ? manners.namings(line, owed) : List.of(line)) {
            Verdict<Ruling> verdict = step(one, owed);
            if (effect == Trace.Effect.NONE && verdict.refusal().isEmpty()) {
                effect = done(verdict.value(), owed);
            }
        }
        boolean passes =
                effect == Trace.Effect.NONE
                        && answer
                        && manners.passesOver(
                                walk.edition().messages().get(line.type()),
                                line.from(),
                                line.to(),
                                owed);
        return passes ? Trace.Effect.PASSED_OVER : effect;
    }

    /** The same said where this is owed twice more, in answer to what it is owed for. */
    private Verdict<Ruling> step(Stage.Line line, Obligation owed) {
        Canon canon = walk.canon();
        Set<Means> debtor = Set.of(new Means.Party(owed.party()));
        ExchangeState before =
                canon.with(line.state().orElseThrow(), debtor, walk.examples())
                        .with(List.of(owed, twin(owed)));
        return stage.step(
                walk.edition().messages().get(line.type()), line.answering(owed.cause(), before));
    }

    private Obligation twin(Obligation owed) {
        return twins.computeIfAbsent(owed.id(), id -> stage.again(owed));
    }

    private Trace.Effect done(Ruling ruling, Obligation owed) {
        boolean both = settles(ruling, twin(owed));
        for (Obligation one : ruling.changed()) {
            if (one.id().equals(owed.id()) && !one.outstanding()) {
                if (one.fulfilledBy().isPresent()) {
                    fulfilled.add(one.owes());
                }
                return both ? Trace.Effect.SETTLES : Trace.Effect.FULFILS;
            }
        }
        return Trace.Effect.NONE;
    }

    private static boolean settles(Ruling ruling, Obligation owed) {
        return ruling.changed().stream()
                .anyMatch(one -> one.id().equals(owed.id()) && !one.outstanding());
    }

    /** Whether the debtor may owe to those addressed what this would fulfil. */
    private boolean spoken(Debt debt, Node node, Passage passage) {
        Stage.Line line = passage.line().orElseThrow();
        for (Map.Entry<Debt, Trace> other : traces.entrySet()) {
            Debt one = other.getKey();
            if (one.party().equals(debt.party())
                    && line.to().contains(one.owedTo())
                    && other.getValue().owed(node)
                    && stage.fulfils(line.type(), one.rule())) {
                return true;
            }
        }
        return false;
    }

    /** What was owed and done by a message. */
    Set<String> fulfilled() {
        return fulfilled;
    }

    /** A way to where a duty of a rule is owed and can no more be done. */
    Optional<String> stuck(String rule) {
        return traces.entrySet().stream()
                .filter(one -> one.getKey().rule().equals(rule))
                .flatMap(one -> stuck(one.getKey(), one.getValue()).stream())
                .min(Comparator.comparingInt(String::length));
    }

    private Optional<String> stuck(Debt debt, Trace trace) {
        Set<Node> fine = new HashSet<>(trace.payable());
        int before;
        do {
            before = fine.size();
            for (Node node : trace.nodes()) {
                if (!fine.contains(node) && leads(debt, trace, node, fine)) {
                    fine.add(node);
                }
            }
        } while (fine.size() > before);
        return trace.nodes().stream()
                .filter(node -> !fine.contains(node))
                .map(node -> trace.way(node) + " = " + node.state().state())
                .min(Comparator.comparingInt(String::length));
    }

    private boolean leads(Debt debt, Trace trace, Node node, Set<Node> fine) {
        for (Passage passage : node.passages()) {
            if (passage.open(obtainable(node), debt)
                    && fine.contains(passage.to().standing())
                    && goesOn(effect(debt, trace, passage), debt, node, passage)) {
                return true;
            }
        }
        return false;
    }
}
