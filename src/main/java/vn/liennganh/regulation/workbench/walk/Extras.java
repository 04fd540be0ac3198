package vn.liennganh.regulation.workbench.walk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.rule.Flow;
import vn.liennganh.regulation.rule.Guard;
import vn.liennganh.regulation.rule.Move;

/** With what, beside what it has for certain, a message may find its exchange. */
final class Extras {

    private Extras() {}

    /**
     * Nothing more first; then each least set that answers what the rule asks for.
     *
     * @param from who speaks
     */
    static Set<Set<Means>> of(MessageRule rule, AgencyId from, Node node) {
        Set<Means> speaker = new HashSet<>();
        Means.Party party = new Means.Party(from);
        if (node.possible().contains(party)) {
            speaker.add(party);
        }
        Set<Set<Means>> extras = new LinkedHashSet<>(Set.of(speaker));
        for (Guard guard : rule.flow().guards()) {
            if (guard.ask() instanceof Guard.NamesMessage named) {
                extras = joined(extras, sent(named.types(), node), 1);
            } else if (guard.ask() instanceof Guard.AfterMessage after) {
                extras = joined(extras, sent(after.types(), node), 1);
            } else if (guard.ask() instanceof Guard.SentBefore before) {
                extras = joined(extras, sent(before.types(), node), before.atLeast());
            }
        }
        List<Means> owed = new ArrayList<>();
        for (Move move : rule.flow().moves()) {
            move.needs().ifPresent(owes -> owed.addAll(owed(owes, List.of(from), node)));
        }
        for (Flow.Extension extension : rule.flow().extensions()) {
            owed.addAll(owed(extension.owes(), List.of(), node));
        }
        return joined(extras, owed, 1);
    }

    /** Each with none of the choices, and with up to so many of them. */
    private static Set<Set<Means>> joined(Set<Set<Means>> extras, List<Means> choices, int times) {
        Set<Set<Means>> joined = new LinkedHashSet<>(extras);
        for (int time = 0; time < times; time++) {
            for (Set<Means> one : List.copyOf(joined)) {
                for (Means choice : choices) {
                    Set<Means> more = new HashSet<>(one);
                    more.add(choice);
                    joined.add(more);
                }
            }
        }
        return joined;
    }

    private static List<Means> sent(Set<MessageType> types, Node node) {
        List<Means> sent = new ArrayList<>();
        for (Means one : node.possible()) {
            if (one instanceof Means.Sent message && types.contains(message.fact().type())) {
                sent.add(one);
            }
        }
        return sent;
    }

    private static List<Means> owed(String owes, List<AgencyId> by, Node node) {
        List<Means> owed = new ArrayList<>();
        for (Means one : node.possible()) {
            if (one instanceof Means.Owed duty
                    && duty.debt().owes().equals(owes)
                    && (by.isEmpty() || by.contains(duty.debt().party()))) {
                owed.add(one);
            }
        }
        return owed;
    }
}
