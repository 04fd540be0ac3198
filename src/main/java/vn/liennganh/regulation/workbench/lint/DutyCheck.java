package vn.liennganh.regulation.workbench.lint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.regulation.workbench.lint.Finding.Kind;
import vn.liennganh.regulation.workbench.sheet.DutySheet;
import vn.liennganh.regulation.workbench.sheet.MessageSheet;
import vn.liennganh.regulation.workbench.sheet.MoveSheet;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;
import vn.liennganh.regulation.workbench.sheet.RuleShelf;
import vn.liennganh.regulation.workbench.sheet.Word;

/**
 * Every duty can be fulfilled by whoever owes it: one of the messages that close it may be sent by
 * a kind of agency that owes it, from a state that can follow.
 */
final class DutyCheck {

    private final RuleShelf shelf;
    private final RuleSheet sheet;
    private final List<Finding> findings;
    private final Reach reach;

    DutyCheck(RuleShelf shelf, RuleSheet sheet, List<Finding> findings) {
        this.shelf = shelf;
        this.sheet = sheet;
        this.findings = findings;
        this.reach = Reach.of(sheet);
    }

    void run() {
        for (MessageSheet message : sheet.messages()) {
            Set<String> after = after(message);
            for (DutySheet duty : message.duties()) {
                if (duty.atOnce()) {
                    continue;
                }
                boolean possible = false;
                for (Word closing : duty.closedBy()) {
                    Optional<MessageSheet> closer = closer(closing.text());
                    if (closer.isEmpty()) {
                        findings.add(
                                Finding.of(Kind.UNKNOWN_MESSAGE, closing.place(), closing.text()));
                    }
                    possible |= closer.map(one -> can(message, duty, one, after)).orElse(true);
                }
                if (!possible) {
                    findings.add(
                            Finding.of(
                                    Kind.DUTY_NOBODY_CAN_FULFIL,
                                    duty.place(),
                                    message.type() + "." + duty.id(),
                                    String.join(
                                            ", ",
                                            duty.closedBy().stream().map(Word::text).toList())));
                }
            }
        }
    }

    private Optional<MessageSheet> closer(String name) {
        return name.contains(".") ? shelf.message(name) : sheet.message(name);
    }

    private boolean can(
            MessageSheet message, DutySheet duty, MessageSheet closer, Set<String> after) {
        Set<String> debtors = debtors(message, duty);
        boolean permitted =
                closer.from().isEmpty()
                        || debtors.isEmpty()
                        || closer.fromKinds().stream().anyMatch(debtors::contains);
        boolean elsewhere = !closer.procedure().equals(sheet.procedure());
        boolean inTime =
                elsewhere
                        || closer.moves().isEmpty()
                        || closer.states().stream().anyMatch(after::contains);
        return permitted && inTime;
    }

    /** Kinds that owe it; empty for every kind. */
    private static Set<String> debtors(MessageSheet message, DutySheet duty) {
        if (!duty.only().isEmpty()) {
            Set<String> only = new LinkedHashSet<>();
            duty.only().forEach(word -> only.add(word.text()));
            return only;
        }
        return duty.who().startsWith("recipient-") ? message.toKinds() : message.fromKinds();
    }

    /** The states that can follow a message; every state where it moves none. */
    private Set<String> after(MessageSheet message) {
        if (message.moves().isEmpty()) {
            Set<String> all = new LinkedHashSet<>(sheet.states().keySet());
            all.add(RuleSheet.NEW);
            return all;
        }
        Set<String> landed = new LinkedHashSet<>();
        for (MoveSheet move : message.moves()) {
            move.from().forEach(state -> landed.addAll(move.targets(state)));
        }
        // Another recipient of the exchange may still have no state.
        landed.add(RuleSheet.NEW);
        return reach.from(landed);
    }
}
