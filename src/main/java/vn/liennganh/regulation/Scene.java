package vn.liennganh.regulation;

import java.util.List;
import java.util.Set;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.regulation.across.Fact;
import vn.liennganh.regulation.across.Tally;
import vn.liennganh.regulation.across.Telling;
import vn.liennganh.regulation.rule.Condition;
import vn.liennganh.regulation.rule.Flow;

/**
 * A message before the exchange that it is to enter.
 *
 * @param moved whose lanes it moves; nobody where the exchange has one state
 * @param itemsSettled true where no item is open once the message is in
 * @param tally what the exchange, the message in it, and all others know of each other
 */
record Scene(
        RuleBook rules,
        Edition edition,
        MessageRule rule,
        Envelope envelope,
        StepContext context,
        ExchangeState before,
        List<AgencyId> moved,
        boolean itemsSettled,
        Tally tally) {

    static List<AgencyId> moved(MessageRule rule, Envelope envelope, StepContext context) {
        return switch (rule.flow().lane()) {
            case RECIPIENTS -> holders(rule.flow().lanesOf(), context);
            case SENDER -> List.of(envelope.from());
            case EXCHANGE, NONE -> List.of();
        };
    }

    private static List<AgencyId> holders(Set<String> kinds, StepContext context) {
        return context.recipients().stream()
                .filter(one -> kinds.isEmpty() || kinds.contains(context.kindOf().apply(one)))
                .toList();
    }

    /** The scene with what the message tells; its conditions hang on no other exchange. */
    Scene told() {
        Telling telling =
                new Telling(
                        flow(),
                        envelope,
                        context.line(before.opener()),
                        moved.isEmpty() ? List.of(before.opener()) : moved,
                        context.acceptedAt(),
                        new Tally(
                                before.id(),
                                before.facts(),
                                before.facts(),
                                List.of(),
                                context.facts()),
                        this::holds);
        List<Fact> after = telling.after(before.facts());
        return new Scene(
                rules,
                edition,
                rule,
                envelope,
                context,
                before,
                moved,
                itemsSettled,
                new Tally(before.id(), before.facts(), after, telling.parties(), context.facts()));
    }

    Flow flow() {
        return rule.flow();
    }

    boolean holds(Condition condition) {
        return condition.holds(
                new Condition.Situation(
                        envelope.body(),
                        () ->
                                flow().lane() == Flow.Lane.EXCHANGE
                                        ? before.types()
                                        : before.typesSentTo(moved),
                        before.memory(),
                        itemsSettled,
                        context.acceptedAt(),
                        tally));
    }

    /** True where an open duty belongs to those whom the message concerns. */
    boolean concerns(Obligation one) {
        return switch (flow().lane()) {
            case EXCHANGE -> true;
            case RECIPIENTS, SENDER -> moved.contains(one.party()) || moved.contains(one.owedTo());
            case NONE -> between(one.party(), one.owedTo()) || between(one.owedTo(), one.party());
        };
    }

    private boolean between(AgencyId one, AgencyId other) {
        return one.equals(envelope.from()) && context.recipients().contains(other);
    }
}
