package vn.liennganh.regulation.workbench.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ways of a walk that are open for certain, asked backwards. */
final class Ways {

    private final Map<Node, List<Node>> back = new HashMap<>();

    Ways(Collection<Node> nodes) {
        for (Node node : nodes) {
            Set<Means> obtainable = node.obtainable();
            for (Passage passage : node.passages()) {
                if (passage.open(obtainable)) {
                    back.computeIfAbsent(passage.to().standing(), one -> new ArrayList<>())
                            .add(node);
                }
            }
        }
    }

    /** Every situation from which one of the goals can be reached. */
    Set<Node> leadingTo(Collection<Node> goals) {
        Set<Node> leading = new HashSet<>(goals);
        Deque<Node> open = new ArrayDeque<>(goals);
        while (!open.isEmpty()) {
            for (Node node : back.getOrDefault(open.remove(), List.of())) {
                if (leading.add(node)) {
                    open.add(node);
                }
            }
        }
        return leading;
    }
}
