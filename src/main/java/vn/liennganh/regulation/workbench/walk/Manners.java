package vn.liennganh.regulation.workbench.walk;

import java.util.List;
import java.util.Optional;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.rule.Flow.Lane;

/** How the players of a walk behave: they try what may succeed, and answer whom they owe it. */
final class Manners {

    private static final List<Obligation> NONE = List.of();

    private final Stage stage;

    Manners(Stage stage) {
        this.stage = stage;
    }

    /** What the judge would say of the state alone, asked before a body is made. */
    boolean permits(
            MessageRule rule, AgencyId from, List<AgencyId> to, Optional<ExchangeState> before) {
        if (before.isEmpty()) {
            return true;
        }
        ExchangeState state = before.get();
        List<AgencyId> holders = rule.flow().lane() == Lane.RECIPIENTS ? to : List.of(from);
        return switch (rule.flow().lane()) {
            case NONE -> true;
            case EXCHANGE -> state.state().isEmpty() || rule.states().contains(state.state());
            case RECIPIENTS, SENDER ->
                    holders.stream()
                            .allMatch(
                                    holder ->
                                            rule.states()
                                                    .contains(
                                                            state.lanes()
                                                                    .getOrDefault(
                                                                            holder,
                                                                            MessageRule.NEW)));
        };
    }

    /** Who owes an answer gives it to whom it is owed, and to others beside. */
    boolean passesOver(
            MessageRule rule, AgencyId from, List<AgencyId> to, Optional<ExchangeState> before) {
        boolean owing = false;
        for (Obligation one : before.map(ExchangeState::obligations).orElse(NONE)) {
            if (one.outstanding()
                    && one.party().equals(from)
                    && !one.owedTo().equals(from)
                    && stage.fulfils(rule.type(), one)) {
                if (to.contains(one.owedTo())) {
                    return false;
                }
                owing |=
                        rule.to().isEmpty()
                                || rule.to().contains(stage.cast().kindOf(one.owedTo()));
            }
        }
        return owing;
    }
}
