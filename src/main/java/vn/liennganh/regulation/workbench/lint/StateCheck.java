package vn.liennganh.regulation.workbench.lint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.liennganh.regulation.workbench.lint.Finding.Kind;
import vn.liennganh.regulation.workbench.sheet.MessageSheet;
import vn.liennganh.regulation.workbench.sheet.MoveSheet;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;
import vn.liennganh.regulation.workbench.sheet.StateSheet;

/** Every state can be reached, and every state that is not terminal can be left. */
final class StateCheck {

    private final RuleSheet sheet;
    private final List<Finding> findings;

    StateCheck(RuleSheet sheet, List<Finding> findings) {
        this.sheet = sheet;
        this.findings = findings;
    }

    void run() {
        Set<String> reached = Reach.of(sheet).from(Set.of(RuleSheet.NEW));
        for (StateSheet state : sheet.states().values()) {
            if (!reached.contains(state.id())) {
                add(Kind.UNREACHABLE_STATE, state);
            } else if (!state.terminal() && !left(state.id())) {
                add(Kind.STATE_WITHOUT_EXIT, state);
            }
        }
        for (MessageSheet message : sheet.messages()) {
            for (MoveSheet move : message.moves()) {
                unknown(move.from(), move);
                unknown(move.to().values(), move);
            }
            boolean permitted =
                    message.moves().isEmpty()
                            || message.states().stream().anyMatch(reached::contains);
            if (!permitted) {
                findings.add(
                        Finding.of(Kind.MESSAGE_NEVER_PERMITTED, message.place(), message.type()));
            }
        }
    }

    private boolean left(String state) {
        Set<String> next = new LinkedHashSet<>(Reach.of(sheet).next(state));
        next.remove(state);
        return !next.isEmpty();
    }

    private void unknown(Iterable<String> states, MoveSheet move) {
        for (String state : states) {
            if (!sheet.states().containsKey(state)
                    && !state.equals(RuleSheet.NEW)
                    && !state.equals(MoveSheet.SAME)) {
                findings.add(
                        Finding.of(Kind.UNKNOWN_STATE, move.place(), state, sheet.procedure()));
            }
        }
    }

    private void add(Kind kind, StateSheet state) {
        findings.add(Finding.of(kind, state.place(), state.id(), sheet.procedure()));
    }
}
