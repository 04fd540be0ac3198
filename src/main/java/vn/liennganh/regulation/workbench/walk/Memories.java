package vn.liennganh.regulation.workbench.walk;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.rule.Condition;
import vn.liennganh.regulation.rule.Flow;
import vn.liennganh.regulation.rule.Guard;

/** What the rules of an edition ask of the past: which messages, how often, by whom. */
final class Memories {

    private final Map<MessageType, Integer> counted = new HashMap<>();
    private final Set<MessageType> byParty = new HashSet<>();
    private final Set<MessageType> deciding = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private Memories() {}

    static Memories of(Collection<MessageRule> rules) {
        Memories memories = new Memories();
        rules.forEach(memories::asks);
        return memories;
    }

    /** How many messages of a type make a difference; 0 where nobody asks. */
    int counts(MessageType type) {
        return counted.getOrDefault(type, 0);
    }

    /** Whether somebody asks who sent it to whom. */
    boolean byParty(MessageType type) {
        return byParty.contains(type);
    }

    /** Whether a condition asks for it, so that it may also keep something from happening. */
    boolean decides(MessageType type) {
        return deciding.contains(type);
    }

    /** The names of remembered values that a rule asks for. */
    Set<String> names() {
        return names;
    }

    private void asks(MessageRule rule) {
        boolean lanes = rule.flow().lane() != Flow.Lane.EXCHANGE;
        for (Guard guard : rule.flow().guards()) {
            if (guard.ask() instanceof Guard.NamesMessage named) {
                named.types().forEach(type -> asks(type, 1, false));
            } else if (guard.ask() instanceof Guard.SentBefore sent) {
                sent.types().forEach(type -> asks(type, sent.atLeast(), lanes));
            } else if (guard.ask() instanceof Guard.AfterMessage after) {
                after.types().forEach(type -> asks(type, 1, lanes));
            } else if (guard.ask() instanceof Guard.EqualsRemembered equal) {
                names.add(equal.name());
            }
            after(guard.when(), lanes);
            after(guard.unless(), lanes);
        }
        rule.flow().moves().forEach(move -> after(move.when(), lanes));
        after(rule.flow().closes(), lanes);
        after(rule.flow().closesAll(), lanes);
        for (Duty duty : rule.duties()) {
            duty.recall().items().ifPresent(names::add);
            names.addAll(duty.recall().unless());
            after(duty.when(), lanes);
            after(duty.instead().map(Duty.Instead::condition), lanes);
        }
    }

    private void after(Optional<Condition> condition, boolean lanes) {
        condition.stream()
                .flatMap(Condition::single)
                .forEach(
                        one -> {
                            if (one instanceof Condition.After after) {
                                deciding.add(after.type());
                                asks(after.type(), 1, lanes);
                            } else if (one instanceof Condition.Remembered remembered) {
                                names.add(remembered.name());
                            }
                        });
    }

    private void asks(MessageType type, int times, boolean lanes) {
        counted.merge(type, times, Math::max);
        if (lanes) {
            byParty.add(type);
        }
    }
}
