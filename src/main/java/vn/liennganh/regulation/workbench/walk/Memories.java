package vn.liennganh.regulation.workbench.walk;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.rule.Condition;
import vn.liennganh.regulation.rule.Guard;

/** Which earlier messages a rule asks about. */
final class Memories {

    /** No rule asks whether a message was sent more often. */
    static final int COUNTED = 2;

    private Memories() {}

    static Set<MessageType> of(MessageRule rule) {
        Set<MessageType> types = new HashSet<>();
        for (Guard guard : rule.flow().guards()) {
            if (guard.ask() instanceof Guard.NamesMessage names) {
                types.addAll(names.types());
            } else if (guard.ask() instanceof Guard.SentBefore sent) {
                types.addAll(sent.types());
            } else if (guard.ask() instanceof Guard.AfterMessage after) {
                types.addAll(after.types());
            }
        }
        rule.flow().moves().forEach(move -> after(move.when(), types));
        after(rule.flow().closes(), types);
        for (Duty duty : rule.duties()) {
            after(duty.when(), types);
        }
        return types;
    }

    private static void after(Optional<Condition> condition, Set<MessageType> types) {
        condition.ifPresent(
                one -> {
                    if (one instanceof Condition.After after) {
                        types.add(after.type());
                    }
                });
    }
}
