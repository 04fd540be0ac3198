package vn.liennganh.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.LapseAction;
import vn.liennganh.regulation.LapsePlan;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook;

/**
 * When something is to be done about a duty, and what: the lapse policy applied to its due instant.
 */
final class Schedule {

    private static final Set<LapseAction> BEFORE_ONLY =
            Set.of(LapseAction.DUE_SOON, LapseAction.ALARM_BEFORE);

    private final RuleBook rules;
    private final Above above;
    private final AgencyId hub;

    /**
     * Who is told beside the two parties.
     *
     * @param procuracies who supervises the exchange of a duty
     */
    record Above(Superiors superiors, Function<Obligation, List<AgencyId>> procuracies) {}

    Schedule(RuleBook rules, Above above, AgencyId hub) {
        this.rules = rules;
        this.above = above;
        this.hub = hub;
    }

    /**
     * The first instant of all; the due instant is always one, because the status changes there.
     */
    Instant first(Obligation duty) {
        return instants(duty).min(Instant::compareTo).orElse(duty.due());
    }

    /** The first instant after {@code now}; empty where nothing remains. */
    Optional<Instant> next(Obligation duty, Instant now) {
        return instants(duty).filter(at -> at.isAfter(now)).min(Instant::compareTo);
    }

    /**
     * The notices that are due, each agency named once. A warning that comes after the due instant
     * is no use to anybody and is left out; silence is evidence, not a message.
     */
    List<Notice> due(Obligation duty, Instant now) {
        boolean late = !duty.due().isAfter(now);
        Set<Notice> due = new LinkedHashSet<>();
        for (LapsePlan.Notice planned : rules.lapsePlan(duty)) {
            boolean useless = late && BEFORE_ONLY.contains(planned.kind());
            if (!planned.at().isAfter(now) && !useless && planned.kind() != LapseAction.SILENCE) {
                addressees(planned.to(), duty).stream()
                        .filter(agency -> !agency.equals(hub))
                        .map(agency -> Notice.of(duty, planned.kind(), agency, planned.at()))
                        .forEach(due::add);
            }
        }
        return new ArrayList<>(due);
    }

    private Stream<Instant> instants(Obligation duty) {
        return Stream.concat(
                Stream.of(duty.due()), rules.lapsePlan(duty).stream().map(LapsePlan.Notice::at));
    }

    private List<AgencyId> addressees(LapsePlan.Addressee to, Obligation duty) {
        return switch (to) {
            case PARTY -> List.of(duty.party());
            case OWED_TO -> List.of(duty.owedTo());
            case SUPERIOR -> above.superiors().of(duty.owedTo()).stream().toList();
            case PROCURACY -> above.procuracies().apply(duty);
        };
    }
}
