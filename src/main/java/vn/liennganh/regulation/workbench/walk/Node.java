package vn.liennganh.regulation.workbench.walk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.ExchangeState;

/** A situation of an exchange: what it has at least, and what it may have beside. */
final class Node {
    private final ExchangeState state;
    private final Set<Means> certain;
    private final Set<Means> possible = new HashSet<>();
    private final Optional<Node> before;
    private final String step;
    private final List<Passage> passages = new ArrayList<>();
    private final Set<Object> tried = new HashSet<>();
    private Optional<Node> covered = Optional.empty();

    /**
     * @param state in its canonical form
     */
    Node(ExchangeState state, Set<Means> certain, Optional<Node> before, String step) {
        this.state = state;
        this.certain = Set.copyOf(certain);
        this.before = before;
        this.step = step;
    }

    ExchangeState state() {
        return state;
    }

    Set<Means> certain() {
        return certain;
    }

    /** What it may have beside what it has for certain. */
    Set<Means> possible() {
        return possible;
    }

    /** Adds to what it may have; false where all of it was known. */
    boolean mayHave(Set<Means> more) {
        boolean grown = false;
        for (Means one : more) {
            grown |= !certain.contains(one) && possible.add(one);
        }
        return grown;
    }

    List<Passage> passages() {
        return passages;
    }

    /** Who takes part, or may. */
    Set<AgencyId> speakers() {
        Set<AgencyId> speakers = new LinkedHashSet<>(state.parties());
        for (Means one : possible) {
            if (one instanceof Means.Party party) {
                speakers.add(party.agency());
            }
        }
        return speakers;
    }

    /** What the exchange can get for certain without leaving the situation. */
    Set<Means> obtainable() {
        Set<Means> means = new HashSet<>();
        int before;
        do {
            before = means.size();
            for (Passage passage : passages) {
                if (passage.to().standing().equals(this) && passage.open(means)) {
                    means.addAll(passage.gains());
                }
            }
        } while (means.size() > before);
        return means;
    }

    Set<Node> next() {
        Set<Node> next = new LinkedHashSet<>();
        passages.forEach(passage -> next.add(passage.to().standing()));
        return next;
    }

    /** False where the same was tried before. */
    boolean tries(Object attempt) {
        return tried.add(attempt);
    }

    /** The situation that stands for this one: itself, or one that has less for certain. */
    Node standing() {
        return covered.map(Node::standing).orElse(this);
    }

    void coveredBy(Node other) {
        covered = Optional.of(other);
    }

    /** The steps from the beginning. */
    String way() {
        return before.map(one -> one.way() + " → ").orElse("") + step;
    }
}
