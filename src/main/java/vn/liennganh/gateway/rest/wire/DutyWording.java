package vn.liennganh.gateway.rest.wire;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.liennganh.regulation.LapsePlan;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook;

/** What is said of duties beyond themselves: by which rules, in which language, at which moment. */
public record DutyWording(RuleBook rules, Locale locale, Instant now) {

    /** Open, not late, and the first warning of its lapse policy has come due. */
    public boolean dueSoon(Obligation duty) {
        return duty.status() == Obligation.Status.OPEN
                && duty.running()
                && now.isBefore(duty.due())
                && rules.lapsePlan(duty).stream()
                        .filter(notice -> notice.kind().warns())
                        .map(LapsePlan.Notice::at)
                        .anyMatch(at -> !at.isAfter(now));
    }

    /** The citations of the duty's rule as they may be shown; empty where none may. */
    public String citation(Obligation duty) {
        return rules.duty(duty.rule())
                .map(
                        rule ->
                                rule.citations().stream()
                                        .map(citation -> citation.shown(locale))
                                        .flatMap(Optional::stream)
                                        .distinct()
                                        .collect(Collectors.joining("; ")))
                .orElse("");
    }
}
