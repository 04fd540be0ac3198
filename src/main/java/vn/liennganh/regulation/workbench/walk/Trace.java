package vn.liennganh.regulation.workbench.walk;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Where one duty can be owed, once or more often, and where it can be done at once. */
final class Trace {

    /** What a passage does to a duty that is owed before it. */
    enum Effect {
        NONE,
        /** The message fulfils it, or another one of the kind. */
        FULFILS,
        /** Nothing of the kind is owed any more. */
        SETTLES,
        /** Its debtor would not say this before it has answered. */
        PASSED_OVER
    }

    private final Map<Node, String> ways = new LinkedHashMap<>();
    private final Set<Node> once = new HashSet<>();
    private final Set<Node> often = new HashSet<>();
    private final Set<Node> payable = new HashSet<>();
    private final Set<Node> waiting = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private final Map<Node, Set<Debt>> beside = new HashMap<>();
    private final Map<Passage, Effect> effects = new IdentityHashMap<>();

    /** It can be owed here, more than once if {@code repeatedly}. */
    void mark(Node node, boolean repeatedly, String way) {
        if ((repeatedly ? often : once).add(node)) {
            ways.putIfAbsent(node, way);
            open.add(node);
        }
    }

    /** The next situation to be followed from. */
    Optional<Node> next() {
        return Optional.ofNullable(open.poll());
    }

    /** Here its debtor waits until something else is known to be owed. */
    void waits(Node node) {
        waiting.add(node);
    }

    void revisitWaiting() {
        open.addAll(waiting);
        waiting.clear();
    }

    boolean once(Node node) {
        return once.contains(node);
    }

    boolean often(Node node) {
        return often.contains(node);
    }

    boolean owed(Node node) {
        return ways.containsKey(node);
    }

    Collection<Node> nodes() {
        return ways.keySet();
    }

    int size() {
        return once.size() + often.size();
    }

    /** The steps to where it is owed. */
    String way(Node node) {
        return ways.getOrDefault(node, "");
    }

    void payable(Node node) {
        payable.add(node);
    }

    Set<Node> payable() {
        return payable;
    }

    Set<Debt> beside(Node node, Supplier<Set<Debt>> found) {
        Set<Debt> known = beside.get(node);
        if (known == null) {
            known = found.get();
            beside.put(node, known);
        }
        return known;
    }

    Effect effect(Passage passage, Supplier<Effect> found) {
        Effect known = effects.get(passage);
        if (known == null) {
            known = found.get();
            effects.put(passage, known);
        }
        return known;
    }
}
