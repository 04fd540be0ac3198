package vn.liennganh.regulation.workbench.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Obligation;

/** A situation of an exchange, and the first way that led to it. */
final class Node {
    private ExchangeState state;
    private final Optional<Node> before;
    private final String step;
    private final List<Node> next = new ArrayList<>();
    private long turn;
    private boolean expanded;

    Node(ExchangeState state, Optional<Node> before, String step) {
        this.state = state;
        this.before = before;
        this.step = step;
    }

    ExchangeState state() {
        return state;
    }

    /** Where the parties can go on to, whatever other exchanges let be known. */
    List<Node> next() {
        return next;
    }

    boolean expanded() {
        return expanded;
    }

    /** The steps from the beginning. */
    String way() {
        return before.map(one -> one.way() + " → ").orElse("") + step;
    }

    /** Takes the other state for its own where less is outstanding in it. */
    boolean lightened(ExchangeState other) {
        if (outstanding(other) >= outstanding(state)) {
            return false;
        }
        state = other;
        return true;
    }

    private static long outstanding(ExchangeState state) {
        return state.obligations().stream().filter(Obligation::outstanding).count();
    }

    void expand() {
        expanded = true;
    }

    long turn() {
        return turn;
    }

    void turn(long when) {
        turn = when;
    }
}
