package vn.liennganh.regulation.workbench.walk;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Verdict;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.Ruling;

/**
 * Every way through one edition of a procedure, to the last one, in a finite picture of it: whoever
 * may say anything says it to whomever, with every value that the rules look at.
 *
 * <p>Why nothing is lost. A situation stands for every state of an exchange that has the same place
 * ({@link Canon.Place}: states, lanes, open items, remembered values, and what conditions ask of
 * the past) and <em>at least</em> the means ({@link Means}: parties, messages to refer to, duties
 * that a move needs) that the situation has for certain. Means only let more be done: no guard and
 * no move asks that an agency takes no part, that a message was not sent or that a duty is not
 * owed; what does ask that belongs to the place. So whatever can be done in the situation can be
 * done in every state for which it stands, and a state with more need not be walked: what leads to
 * an end from less leads there from more.
 *
 * <p>What a state may have beside is collected apart ({@link Node#possible()}), from every way that
 * leads there, and is never taken away except where a message provably ends it. What needs more
 * than is certain is walked as well ({@link Extras}), so no state that can be reached is missed;
 * but it is never counted as a way out ({@link Passage#with()}). Reaching is overrated and escaping
 * is underrated: a procedure that passes has no dead end, and a finding may at worst ask for a rule
 * that says plainly what was only true by accident.
 *
 * <p>Duties that open no way are not part of a situation: each is followed by itself ({@link
 * Debts}), once or many, because which of several alike a message answers is the sender's choice.
 */
final class Walk {

    private final Stage stage;
    private final Edition edition;
    private final int limit;
    private final Canon canon;
    private final Speech speech;
    private final Map<Canon.Place, List<Node>> places = new LinkedHashMap<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private final Set<MessageType> accepted = new HashSet<>();
    private final Map<String, String> opened = new TreeMap<>();
    private final Map<Debt, Obligation> examples = new LinkedHashMap<>();
    private final List<Passage> beginnings = new ArrayList<>();
    private int tried;

    Walk(Stage stage, Edition edition, List<AgencyId> players, Instant now, int limit) {
        this.stage = stage;
        this.edition = edition;
        this.limit = limit;
        this.canon = new Canon(stage, edition);
        this.speech = new Speech(stage, edition, players, now);
    }

    /** Walks until nothing new is found or the limit is reached. */
    Walk run() {
        for (MessageRule rule : edition.messages().values()) {
            if (rule.opens()) {
                for (AgencyId from : speech.players()) {
                    if (speech.mayBeFrom(rule, from)) {
                        speech.of(rule, from, Optional.empty())
                                .forEach(said -> attempt(said, Optional.empty(), Set.of()));
                    }
                }
            }
        }
        return goOn();
    }

    /** Walks on where situations have become known to have more. */
    Walk goOn() {
        while (!open.isEmpty() && tried < limit) {
            Node node = open.remove();
            if (node.standing().equals(node)) {
                tried++;
                expand(node);
                passOn(node);
            }
        }
        return this;
    }

    private void expand(Node node) {
        for (MessageRule rule : edition.messages().values()) {
            for (AgencyId from : node.speakers()) {
                if (speech.mayBeFrom(rule, from)) {
                    for (Set<Means> extras : Extras.of(rule, from, node)) {
                        if (node.tries(List.of(rule.type(), from, extras))) {
                            speak(rule, from, node, extras);
                        }
                    }
                }
            }
        }
        Set<Means> all = new LinkedHashSet<>(node.certain());
        all.addAll(node.possible());
        for (Means one : all) {
            if (one instanceof Means.Owed owed && canon.lapses(owed.debt()) && node.tries(one)) {
                lapse(node, owed);
            }
        }
    }

    private void speak(MessageRule rule, AgencyId from, Node node, Set<Means> extras) {
        ExchangeState state = canon.with(node.state(), extras, examples);
        for (Speech.Said said : speech.of(rule, from, Optional.of(state))) {
            attempt(said, Optional.of(node), extras);
        }
    }

    private void lapse(Node node, Means.Owed owed) {
        Set<Means> with = node.certain().contains(owed) ? Set.of() : Set.of(owed);
        ExchangeState state = canon.with(node.state(), with, examples);
        for (Obligation one : state.obligations()) {
            if (Debt.of(one).equals(owed.debt())) {
                ExchangeState lapsed = stage.judge().lapsed(state, one.overdue());
                if (!lapsed.state().equals(state.state())
                        || !lapsed.lanes().equals(state.lanes())) {
                    String step = "(" + one.owes() + " …)";
                    Node to = reach(lapsed, Optional.of(node), step);
                    add(
                            node,
                            new Passage(
                                    step, Optional.empty(), with, to, Set.of(), Set.of(), true));
                }
            }
        }
    }

    /** Alone, and where others forbid what they can: nobody may depend on what they permit. */
    private void attempt(Speech.Said said, Optional<Node> node, Set<Means> extras) {
        Verdict<Ruling> alone = stage.step(said.rule(), said.line());
        Set<Means> with = new HashSet<>(extras);
        if (said.rule().asksOthers()) {
            Verdict<Ruling> crowded = stage.step(said.rule(), said.line().among(Crowd.OTHERS));
            outcome(said, node, extras, crowded);
            if (crowded.refusal().isPresent()) {
                with.add(new Means.Leave());
            }
        }
        outcome(said, node, with, alone);
    }

    private void outcome(
            Speech.Said said, Optional<Node> node, Set<Means> with, Verdict<Ruling> verdict) {
        if (verdict.refusal().isPresent()) {
            speech.refusals().add(said.rule().type(), verdict.refusal().get());
            return;
        }
        Node to = reach(verdict.value().after(), node, said.step());
        Passage passage = passage(said, with, verdict.value(), to);
        node.ifPresentOrElse(one -> add(one, passage), () -> beginnings.add(passage));
    }

    /** Unless another one comes to the same. */
    private void add(Node node, Passage passage) {
        Object same =
                List.of(
                        passage.line().filter(line -> canon.closes(line.type())).isPresent()
                                ? passage.line().get().heard()
                                : "",
                        passage.with(),
                        passage.to(),
                        passage.gains(),
                        passage.opened(),
                        passage.touches());
        if (node.tries(same)) {
            node.passages().add(passage);
        }
    }

    /** What may be so before a step may be so after it; what was owed is followed elsewhere. */
    private void passOn(Node node) {
        Set<Means> stays = new HashSet<>(node.possible());
        stays.addAll(node.certain());
        stays.removeIf(Means.Owed.class::isInstance);
        for (Node next : node.next()) {
            mayHave(next, stays);
        }
    }

    /** Notes what a situation may have beside what it has for certain. */
    void mayHave(Node node, Set<Means> more) {
        if (node.mayHave(more)) {
            open.add(node);
        }
    }

    /** Notes what was accepted. */
    Passage passage(Speech.Said said, Set<Means> extras, Ruling ruling, Node to) {
        accepted.add(said.rule().type());
        Set<Debt> debts = new LinkedHashSet<>();
        for (Obligation one : ruling.opened()) {
            opened.putIfAbsent(one.rule(), one.owes());
            if (one.outstanding()) {
                Debt debt = Debt.of(one);
                debts.add(debt);
                examples.putIfAbsent(debt, one);
            }
        }
        return new Passage(
                said.step(),
                Optional.of(said.line()),
                extras,
                to,
                canon.gains(ruling.after(), to.standing()),
                debts,
                !debts.isEmpty() || !ruling.changed().isEmpty());
    }

    /** The situation of a state; what it has more than another is only possible there. */
    private Node reach(ExchangeState state, Optional<Node> before, String step) {
        ExchangeState canonical = canon.of(state);
        Set<Means> means = canon.means(canonical);
        List<Node> there = places.computeIfAbsent(canon.place(canonical), key -> new ArrayList<>());
        for (Node node : there) {
            if (means.containsAll(node.certain())) {
                mayHave(node, means);
                return node;
            }
        }
        Node fresh = new Node(canonical, means, before, step);
        for (Node node : List.copyOf(there)) {
            if (node.certain().containsAll(means)) {
                node.coveredBy(fresh);
                there.remove(node);
                fresh.mayHave(node.certain());
                fresh.mayHave(node.possible());
            }
        }
        there.add(fresh);
        open.add(fresh);
        return fresh;
    }

    Speech speech() {
        return speech;
    }

    Canon canon() {
        return canon;
    }

    Stage stage() {
        return stage;
    }

    Edition edition() {
        return edition;
    }

    List<Node> nodes() {
        return places.values().stream().flatMap(List::stream).toList();
    }

    List<Passage> beginnings() {
        return beginnings;
    }

    boolean cut() {
        return tried >= limit;
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

    /** What can be owed, each as it was owed first. */
    Map<Debt, Obligation> examples() {
        return examples;
    }
}
