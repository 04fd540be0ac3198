package vn.liennganh.regulation.workbench.lint;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import vn.liennganh.regulation.workbench.sheet.DutySheet;
import vn.liennganh.regulation.workbench.sheet.MessageSheet;
import vn.liennganh.regulation.workbench.sheet.MoveSheet;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;

/** Which states follow which, by messages and by the lapse of duties, as the file writes it. */
final class Reach {

    private final Map<String, Set<String>> next = new HashMap<>();

    private Reach() {}

    static Reach of(RuleSheet sheet) {
        Reach reach = new Reach();
        for (MessageSheet message : sheet.messages()) {
            for (MoveSheet move : message.moves()) {
                for (String state : move.from()) {
                    reach.add(state, move.targets(state));
                }
            }
            for (DutySheet duty : message.duties()) {
                duty.map()
                        .optionalString("lapse-state")
                        .ifPresent(to -> reach.lapse(sheet, duty, to));
            }
        }
        // An exchange that began under the edition before may stand in any state of that edition.
        sheet.map()
                .optionalMap("continues-states")
                .ifPresent(
                        states ->
                                states.keys()
                                        .forEach(
                                                old ->
                                                        reach.add(
                                                                RuleSheet.NEW,
                                                                Set.of(states.string(old)))));
        return reach;
    }

    private void lapse(RuleSheet sheet, DutySheet duty, String to) {
        Collection<String> from = duty.map().strings("lapse-from");
        for (String state : from.isEmpty() ? sheet.states().keySet() : from) {
            if (from.isEmpty() && sheet.states().get(state).terminal()) {
                continue;
            }
            add(state, Set.of(to));
        }
    }

    private void add(String from, Set<String> to) {
        next.computeIfAbsent(from, state -> new LinkedHashSet<>()).addAll(to);
    }

    Set<String> next(String state) {
        return next.getOrDefault(state, Set.of());
    }

    /** Every state that can follow, the given ones included. */
    Set<String> from(Collection<String> states) {
        Set<String> reached = new LinkedHashSet<>(states);
        Deque<String> open = new ArrayDeque<>(states);
        while (!open.isEmpty()) {
            for (String state : next(open.remove())) {
                if (reached.add(state)) {
                    open.add(state);
                }
            }
        }
        return reached;
    }
}
