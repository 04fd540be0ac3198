package vn.liennganh.coercion.plan;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.BlackoutWindow;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;
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
        for (Guard guard : rule.map(one -> one.flow().guards()).orElse(java.util.List.of())) {
            if (guard.ask() instanceof Guard.NoBlackout one && !excused(guard, body)) {
                names.addAll(one.windows());
            }
        }
        return names;
    }

    private static boolean excused(Guard guard, ObjectNode body) {
        return guard.unless()
                .filter(Condition.Is.class::isInstance)
                .map(Condition.Is.class::cast)
                .filter(one -> one.field().at(body).asString("").equals(one.value()))
                .isPresent();
    }
}
