package vn.liennganh.regulation.workbench.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Duty;
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
    boolean passesOver(MessageRule rule, AgencyId from, List<AgencyId> to, Obligation owed) {
        return owed.party().equals(from)
                && !owed.owedTo().equals(from)
                && !to.contains(owed.owedTo())
                && stage.fulfils(rule.type(), owed.rule())
                && (rule.to().isEmpty() || rule.to().contains(stage.cast().kindOf(owed.owedTo())));
    }

    /** The same words, and about the item for which something is owed, where they name items. */
    List<Stage.Line> namings(Stage.Line line, Obligation owed) {
        List<Stage.Line> namings = new ArrayList<>(List.of(line));
        stage.rules()
                .duty(owed.rule())
                .flatMap(duty -> duty.closing(line.type().value()))
                .flatMap(Duty.Closing::items)
                .filter(path -> owed.item().isPresent())
                .ifPresent(
                        path ->
                                namings.add(
                                        line.saying(
                                                Items.settling(
                                                        line.body(),
                                                        path,
                                                        List.of(owed.item().get())))));
        return namings;
    }

    /** To what it answers: to whatever it may, where that makes a difference. */
    List<Optional<UUID>> answers(MessageRule rule, AgencyId from, Optional<ExchangeState> before) {
        Map<String, UUID> causes = new LinkedHashMap<>();
        for (Obligation one : before.map(ExchangeState::obligations).orElse(NONE)) {
            if (one.party().equals(from) && stage.fulfils(rule.type(), one.rule())) {
                causes.putIfAbsent(
                        one.rule() + one.owedTo() + one.item() + one.status(), one.cause());
            }
        }
        List<Optional<UUID>> answers = new ArrayList<>();
        causes.values().forEach(cause -> answers.add(Optional.of(cause)));
        return answers.isEmpty() ? List.of(Optional.empty()) : answers;
    }
}
