package vn.liennganh.deadline;

import java.time.Instant;
import java.time.LocalDate;
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
import vn.liennganh.regulation.overlay.OfficeTargets;
import vn.liennganh.regulation.overlay.Overlay;
import vn.liennganh.regulation.overlay.Overlays.OfficeTarget;

/**
 * When something is to be done about a duty, and what: the lapse policy applied to its due instant.
 */
final class Schedule {

    private final RuleBook rules;
    private final OfficeTargets targets;
    private final Above above;
    private final AgencyId hub;

    /**
     * Who is told beside the two parties.
     *
     * @param procuracies who supervises the exchange of a duty
     * @param signatories who is reminded of the review of a coordination regulation
     */
    record Above(
            Superiors superiors,
            Function<Obligation, List<AgencyId>> procuracies,
            Signatories signatories) {}

    Schedule(RuleBook rules, OfficeTargets targets, Above above, AgencyId hub) {
        this.rules = rules;
        this.targets = targets;
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
            boolean useless = late && planned.kind().warns();
            if (!planned.at().isAfter(now) && !useless && planned.kind() != LapseAction.SILENCE) {
                addressees(planned.to(), duty).stream()
                        .filter(agency -> !agency.equals(hub))
                        .map(agency -> Notice.of(duty, planned.kind(), agency, planned.at()))
                        .forEach(due::add);
            }
        }
        target(duty).stream().flatMap(it -> beforeTarget(duty, it, now)).forEach(due::add);
        return new ArrayList<>(due);
    }

    /** The office target that comes first is warned of like a limit; one that passed is nothing. */
    private Stream<Notice> beforeTarget(Obligation duty, OfficeTarget target, Instant now) {
        return rules.warnings(duty, target).stream()
                .filter(planned -> !planned.at().isAfter(now) && now.isBefore(target.due()))
                .flatMap(
                        planned ->
                                addressees(planned.to(), duty).stream()
                                        .filter(agency -> !agency.equals(hub))
                                        .map(
                                                agency ->
                                                        Notice.of(
                                                                duty,
                                                                planned.kind(),
                                                                agency,
                                                                planned.at(),
                                                                target)));
    }

    private Optional<OfficeTarget> target(Obligation duty) {
        return targets.of(duty).stream().findFirst();
    }

    /** The reviews of coordination regulations that are due, for whom each reminds. */
    List<Review> reviews(LocalDate today) {
        List<Review> due = new ArrayList<>();
        for (Overlay overlay : rules.overlays().all()) {
            overlay.reviewDue(today)
                    .ifPresent(
                            day ->
                                    above.signatories().reminded(overlay, today).stream()
                                            .filter(agency -> !agency.equals(hub))
                                            .map(agency -> Review.of(overlay, day, agency))
                                            .forEach(due::add));
        }
        return due;
    }

    private Stream<Instant> instants(Obligation duty) {
        Stream<LapsePlan.Notice> planned =
                Stream.concat(
                        rules.lapsePlan(duty).stream(),
                        target(duty).stream().flatMap(it -> rules.warnings(duty, it).stream()));
        return Stream.concat(Stream.of(duty.due()), planned.map(LapsePlan.Notice::at));
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
