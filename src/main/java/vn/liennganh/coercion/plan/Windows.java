package vn.liennganh.coercion.plan;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.BlackoutWindow;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.regulation.rule.Condition;
import vn.liennganh.regulation.rule.Guard;

/** When nothing may be enforced by coercion: by the very guards that would refuse the plan. */
public final class Windows {

    private static final MessageType ASKED = new MessageType("coercion-security.plan");

    private final RuleBook rules;

    public Windows(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * The window that closes a moment; empty where none does.
     *
     * @param forces whether forces are mobilised
     * @param beneficiary whether the debtor is a policy beneficiary
     */
    public Optional<BlackoutWindow> closed(Instant at, boolean forces, boolean beneficiary) {
        return rules.blackouts().covers(at, names(at, forces, beneficiary));
    }

    /** False where the calendar of the day may yet change. */
    public boolean sure(Instant at, boolean forces, boolean beneficiary) {
        return rules.blackouts().sure(at, names(at, forces, beneficiary));
    }

    private Set<String> names(Instant at, boolean forces, boolean beneficiary) {
        ObjectNode body =
                Json.MAPPER
                        .createObjectNode()
                        .put("forcesMobilised", forces)
                        .put("policyBeneficiary", beneficiary);
        Set<String> names = new LinkedHashSet<>();
        Optional<MessageRule> rule = rules.rule(ASKED, LegalClock.day(at));
        for (Guard guard : rule.map(one -> one.flow().guards()).orElse(List.of())) {
            if (guard.ask() instanceof Guard.NoBlackout one && asked(guard, body)) {
                names.addAll(one.windows());
            }
        }
        return names;
    }

    /** Whether the guard is asked, as far as a plan that is not written yet tells it. */
    private static boolean asked(Guard guard, ObjectNode told) {
        boolean idle = guard.when().flatMap(one -> holds(one, told)).filter(it -> !it).isPresent();
        boolean excused = guard.unless().flatMap(one -> holds(one, told)).orElse(false);
        return !idle && !excused;
    }

    /**
     * Empty where it hangs on what is not told yet, such as another field or an amount: what nobody
     * knows excuses nothing.
     */
    private static Optional<Boolean> holds(Condition condition, ObjectNode told) {
        if (condition instanceof Condition.Any any) {
            return joined(any.parts(), told, true);
        }
        if (condition instanceof Condition.All all) {
            return joined(all.parts(), told, false);
        }
        if (condition instanceof Condition.Is is) {
            return value(is.field(), told).map(one -> one.equals(is.value()));
        }
        return condition instanceof Condition.Absent absent
                ? value(absent.field(), told).map(one -> false)
                : Optional.empty();
    }

    /** One part decides where it says this; otherwise all have to be known. */
    private static Optional<Boolean> joined(
            List<Condition> parts, ObjectNode told, boolean decides) {
        List<Optional<Boolean>> all = parts.stream().map(one -> holds(one, told)).toList();
        if (all.contains(Optional.of(decides))) {
            return Optional.of(decides);
        }
        return all.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!decides);
    }

    private static Optional<String> value(BodyPath field, ObjectNode told) {
        return field.all(told).stream().map(one -> one.asString()).findFirst();
    }
}
