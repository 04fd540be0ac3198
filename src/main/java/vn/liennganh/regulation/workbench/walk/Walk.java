package vn.liennganh.regulation.workbench.walk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.Verdict;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.MessageFact;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.Ruling;
import vn.liennganh.regulation.across.Facts;
import vn.liennganh.regulation.rule.Flow.Speaker;

/**
 * Every way through one edition of a procedure: whoever may say anything says it, with every value
 * that the rules look at, and answers whom it owes an answer. Two situations in which the same is
 * possible and the same of the watched duties is owed are one: duties that open no way do not
 * multiply the ways.
 */
final class Walk {

    private final Stage stage;
    private final Edition edition;
    private final List<AgencyId> players;
    private final Instant now;
    private final int limit;
    private final Set<String> watched;
    private final Bodies bodies;
    private final Manners manners;
    private final Map<MessageType, List<Bodies.Variant>> variants = new HashMap<>();
    private final Set<MessageType> remembered = new HashSet<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final PriorityQueue<Node> open =
            new PriorityQueue<>(Comparator.comparingLong(Node::turn));
    private final Map<String, Integer> crowds = new HashMap<>();
    private final Set<MessageType> accepted = new HashSet<>();
    private final Set<String> fulfilled = new HashSet<>();
    private final Map<String, String> opened = new TreeMap<>();
    private final Map<String, Optional<Refusal>> judged = new HashMap<>();
    private final Refusals refusals = new Refusals();

    /**
     * @param watched what is owed by the duties that make situations differ, beside those that a
     *     move needs
     */
    Walk(
            Stage stage,
            Edition edition,
            List<AgencyId> players,
            Instant now,
            int limit,
            Set<String> watched) {
        this.stage = stage;
        this.edition = edition;
        this.players = players;
        this.now = now;
        this.limit = limit;
        this.watched = new HashSet<>(watched);
        this.manners = new Manners(stage);
        this.bodies = new Bodies(stage.rules(), now);
        for (MessageRule rule : edition.messages().values()) {
            variants.put(rule.type(), bodies.of(rule));
            remembered.addAll(Memories.of(rule));
            rule.flow().moves().forEach(move -> move.needs().ifPresent(this.watched::add));
        }
    }

    /** Walks until nothing new is found or the limit is reached. */
    Walk run() {
        for (MessageRule rule : edition.messages().values()) {
            if (rule.opens()) {
                for (AgencyId from : players) {
                    speak(rule, from, Optional.empty());
                }
            }
        }
        while (!open.isEmpty() && nodes.size() < limit) {
            expand(open.remove());
        }
        return this;
    }

    private void expand(Node node) {
        node.expand();
        for (MessageRule rule : edition.messages().values()) {
            for (AgencyId from : node.state().parties()) {
                speak(rule, from, Optional.of(node));
            }
        }
        for (Obligation one : node.state().obligations()) {
            if (one.status() == Obligation.Status.OPEN) {
                ExchangeState lapsed = stage.judge().lapsed(node.state(), one.overdue());
                if (!lapsed.state().equals(node.state().state())
                        || !lapsed.lanes().equals(node.state().lanes())) {
                    reach(lapsed, Optional.of(node), "(" + one.owes() + " …)", true);
                }
            }
        }
    }

    private void speak(MessageRule rule, AgencyId from, Optional<Node> node) {
        if (!rule.from().isEmpty() && !rule.from().contains(stage.cast().kindOf(from))) {
            return;
        }
        Optional<ExchangeState> state = node.map(Node::state);
        for (List<AgencyId> to : audiences(rule, from, node)) {
            if (!manners.permits(rule, from, to, state)
                    || manners.passesOver(rule, from, to, state)) {
                continue;
            }
            for (Bodies.Variant variant : variants.getOrDefault(rule.type(), List.of())) {
                for (ObjectNode body : bodies.fitted(rule, variant.body(), node.map(Node::state))) {
                    attempt(rule, from, to, variant.label(), body, node);
                }
            }
        }
    }

    private void attempt(
            MessageRule rule,
            AgencyId from,
            List<AgencyId> to,
            String label,
            ObjectNode body,
            Optional<Node> node) {
        Stage.Line line =
                new Stage.Line(
                        rule.type(),
                        from,
                        to,
                        stage.signers(rule, from),
                        body,
                        Optional.empty(),
                        List.of(),
                        now,
                        Facts.NONE,
                        node.map(Node::state));
        // Neither changes on the way: bodies are fitted in values, not in form.
        Optional<Refusal> refusal =
                judged.computeIfAbsent(
                        rule.type() + label + from + to,
                        key -> stage.content(rule, line).or(() -> stage.parties(rule, line)));
        if (refusal.isPresent()) {
            refusals.add(rule.type(), refusal.get());
            return;
        }
        String step = rule.type().message() + (label.isEmpty() ? "" : " [" + label + "]");
        Verdict<Ruling> alone = stage.step(rule, line);
        if (!rule.asksOthers()) {
            outcome(rule, alone, node, step, true);
            return;
        }
        // Whether others permit it is not for the exchange to say: nobody may depend on it.
        Verdict<Ruling> crowded = stage.step(rule, line.among(Crowd.OTHERS));
        outcome(rule, alone, node, step, crowded.refusal().isEmpty());
        outcome(rule, crowded, node, step, true);
    }

    private void outcome(
            MessageRule rule,
            Verdict<Ruling> verdict,
            Optional<Node> node,
            String step,
            boolean certain) {
        if (verdict.refusal().isPresent()) {
            refusals.add(rule.type(), verdict.refusal().get());
            return;
        }
        accepted.add(rule.type());
        verdict.value().opened().forEach(one -> opened.put(one.rule(), one.owes()));
        for (Obligation one : verdict.value().changed()) {
            if (one.fulfilledBy().isPresent()) {
                fulfilled.add(one.owes());
            }
        }
        reach(verdict.value().after(), node, step, certain);
    }

    private void reach(ExchangeState state, Optional<Node> before, String step, boolean certain) {
        String key = key(state);
        Node known = nodes.get(key);
        if (known == null) {
            known = new Node(state, before, step);
            nodes.put(key, known);
            // States that were seldom met go first, so that a limit cuts off what is most alike.
            int crowd = crowds.merge(state.state() + state.lanes(), 1, Integer::sum);
            known.turn(((long) crowd << 32) + nodes.size());
            open.add(known);
        } else if (known.lightened(state)) {
            // The same is owed, but not so often: what was done once may be done again.
            open.add(known);
        }
        Node found = known;
        if (certain) {
            before.ifPresent(one -> one.next().add(found));
        }
    }

    /** One recipient of those who play, or all together where the type takes more than one. */
    private List<List<AgencyId>> audiences(MessageRule rule, AgencyId from, Optional<Node> node) {
        List<AgencyId> possible = new ArrayList<>();
        for (AgencyId player : players) {
            boolean answers =
                    rule.flow().speaker() != Speaker.HOLDER
                            || node.map(one -> one.state().opener().equals(player)).orElse(true);
            if (!player.equals(from)
                    && answers
                    && (rule.to().isEmpty() || rule.to().contains(stage.cast().kindOf(player)))) {
                possible.add(player);
            }
        }
        List<List<AgencyId>> audiences = new ArrayList<>();
        possible.forEach(one -> audiences.add(List.of(one)));
        if (!rule.discreet() && possible.size() > 1) {
            audiences.add(List.copyOf(possible));
        }
        return audiences;
    }

    /** What can still happen depends on this and on nothing else. */
    private String key(ExchangeState state) {
        Set<String> owed = new java.util.TreeSet<>();
        for (Obligation one : state.obligations()) {
            if (one.outstanding() && watched.contains(one.owes())) {
                owed.add(one.owes() + one.party());
            }
        }
        Set<String> said = new java.util.TreeSet<>();
        Map<MessageType, Integer> times = new HashMap<>();
        for (MessageFact fact : state.messages()) {
            if (remembered.contains(fact.type())) {
                int count = times.merge(fact.type(), 1, Integer::sum);
                if (count <= Memories.COUNTED) {
                    said.add(fact.type() + "" + count + fact.to());
                }
            }
        }
        return new TreeMap<>(state.lanes())
                + state.state()
                + new TreeMap<>(state.items())
                + new TreeMap<>(state.memory())
                + new LinkedHashSet<>(state.parties().stream().sorted().toList())
                + owed
                + said;
    }

    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    boolean complete() {
        return open.isEmpty();
    }

    Set<MessageType> accepted() {
        return accepted;
    }

    /** The duties that were opened, with what they owe. */
    Map<String, String> opened() {
        return opened;
    }

    /** What was owed and done by a message. */
    Set<String> fulfilled() {
        return fulfilled;
    }

    /** Why a type was refused most often. */
    String refusal(MessageType type) {
        return refusals.mostFrequent(type);
    }
}
