package vn.liennganh.coercion.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.liennganh.legaltime.Due;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;

/**
 * How long before the day everything must happen if everybody takes all the time that the rules
 * give. An inference, counted back in working days: it warns and explains, and refuses nothing.
 */
public final class LeadTime {

    private static final String PROCEDURE = "coercion-security.";

    private final RuleBook rules;
    private final OfficePolicy policy;

    /** What is to be done by a day. */
    public enum Step {
        /** The consultation is with the police. */
        CONSULTATION,
        /** The police agree, or the committee has decided. */
        AGREEMENT,
        /** The plan is with the police. */
        PLAN,
        /** The plan of protection is sent. */
        PROTECTION_PLAN,
        /** The party knows the costs. */
        COST_NOTICE,
        /** The meeting is held. */
        MEETING;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One day by which a step is to be done.
     *
     * @param workingDays before the day of the operation, which is not counted
     * @param by the last day
     * @param cautious a day earlier, where the law does not say whether the day of sending counts
     * @param unsure whether the calendar may yet change
     */
    public record Milestone(
            Step step,
            int workingDays,
            LocalDate by,
            Optional<LocalDate> cautious,
            boolean unsure) {}

    public LeadTime(RuleBook rules, OfficePolicy policy) {
        this.rules = rules;
        this.policy = policy;
    }

    /**
     * The latest days for an operation, the earliest first.
     *
     * @param complex whether the province answers in the place of the commune
     * @param committee whether the committee decides as well
     */
    public List<Milestone> of(Instant act, boolean complex, boolean committee) {
        LocalDate on = LegalClock.day(act);
        int protection = limit("plan", "protection-plan", on);
        int plan = protection + limit("plan", "draw-up", on);
        int agreement =
                plan + limit("consultation-reply", "draft-record", on) + policy.approvalDays();
        int consultation =
                agreement
                        + limit("consultation", "consultation-reply", on)
                        + (complex ? limit("complexity-report", "provincial-reply", on) : 0)
                        + (committee ? policy.committeeDays() : 0);
        List<Milestone> all = new ArrayList<>();
        all.add(milestone(Step.CONSULTATION, act, consultation, false));
        all.add(milestone(Step.AGREEMENT, act, agreement, false));
        all.add(milestone(Step.PLAN, act, plan, false));
        all.add(milestone(Step.PROTECTION_PLAN, act, protection, true));
        all.add(milestone(Step.COST_NOTICE, act, limit("plan", "cost-notice-record", on), false));
        all.add(milestone(Step.MEETING, act, limit("plan", "hold-meeting", on), false));
        return all;
    }

    private Milestone milestone(Step step, Instant act, int days, boolean careful) {
        Due due = back(act, days);
        return new Milestone(
                step,
                days,
                last(due),
                careful ? Optional.of(last(back(act, days + 1))) : Optional.empty(),
                due.provisional());
    }

    private Due back(Instant act, int days) {
        return rules.clock().due(act, TimeLimit.workingDaysBefore(days));
    }

    /** A due instant is the first that is too late. */
    private static LocalDate last(Due due) {
        return LegalClock.day(due.at().minusMillis(1));
    }

    /** As many working days as the rule book gives: the law is written there, once. */
    private int limit(String message, String owes, LocalDate on) {
        MessageRule rule =
                rules.rule(new MessageType(PROCEDURE + message), on)
                        .orElseThrow(() -> new IllegalStateException("No rule for " + message));
        return rule.duties().stream()
                .filter(one -> one.owes().equals(PROCEDURE + owes))
                .map(Duty::limit)
                .filter(one -> one.unit().byDay())
                .findFirst()
                .map(TimeLimit::amount)
                .orElseThrow(() -> new IllegalStateException("No duty to " + owes));
    }
}
