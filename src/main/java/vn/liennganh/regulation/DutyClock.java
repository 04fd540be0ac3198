package vn.liennganh.regulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.legaltime.Due;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Obligation.Reckoning;
import vn.liennganh.regulation.Obligation.Status;
import vn.liennganh.regulation.rule.BodyPath;

/** Dates duties: when they are due as they open, as their start is attested, and as they close. */
final class DutyClock {

    private final RuleBook rules;

    DutyClock(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * What one duty is opened with.
     *
     * @param start the field that tells the start; missing where none does
     */
    record Terms(AgencyId party, AgencyId owedTo, JsonNode start, Optional<String> item) {}

    Obligation opened(Duty duty, Scene scene, Terms terms) {
        Envelope envelope = scene.envelope();
        Instant acceptedAt = scene.context().acceptedAt();
        Optional<Instant> started =
                duty.start().waitsForReceipt()
                        ? Optional.empty()
                        : Optional.of(start(duty, terms.start(), acceptedAt));
        Reckoning reckoning = Reckoning.of(started.orElse(acceptedAt), duty.limit());
        Due due = due(reckoning);
        Optional<UUID> by = duty.atOnce() ? Optional.of(envelope.id()) : Optional.empty();
        Status status =
                duty.atOnce() ? judged(done(duty, envelope, acceptedAt), due.at()) : Status.OPEN;
        return new Obligation(
                scene.context().obligationIds().get(),
                envelope.exchange(),
                envelope.id(),
                terms.party(),
                terms.owedTo(),
                duty.owes(),
                duty.id(),
                duty.start(),
                started,
                due.at(),
                due.provisional() || started.isEmpty(),
                status,
                by,
                duty.lapse().actions(),
                duty.policy() || immediately(duty),
                immediately(duty),
                terms.item(),
                reckoning);
    }

    /**
     * The duty as this message fulfils it: re-dated where the message reports the start, then
     * judged.
     */
    Obligation closed(
            Obligation one, Envelope envelope, Instant acceptedAt, Instant causeAcceptedAt) {
        Duty duty = rules.duty(one.rule()).orElseThrow();
        // An answer ends a pause that nobody ended.
        Obligation dated = resumed(one, acceptedAt);
        if (duty.start() == StartKind.EXECUTION) {
            Optional<Instant> reported =
                    duty.startField().flatMap(field -> BodyPath.instant(field.at(envelope.body())));
            if (reported.isPresent()) {
                dated = dated(dated, reported, dated.reckoning().startingAt(reported.get()));
            }
        }
        Optional<TimeLimit> own = closing(one, envelope.type()).flatMap(Duty.Closing::limit);
        if (own.isPresent()) {
            Reckoning reckoning =
                    dated.reckoning()
                            .under(own.get(), false)
                            .startingAt(one.startedAt().orElse(causeAcceptedAt));
            dated = dated(dated, one.startedAt(), reckoning);
        }
        Instant done = done(duty, envelope, acceptedAt);
        return dated.with(judged(done, dated.due()), Optional.of(envelope.id()));
    }

    /** When the act was done that a duty wants, as the message tells; else its acceptance. */
    private static Instant done(Duty duty, Envelope envelope, Instant acceptedAt) {
        return duty.doneField()
                .flatMap(field -> BodyPath.instant(field.at(envelope.body())))
                .orElse(acceptedAt);
    }

    /** The duty as its party's receipt re-dates it; empty where receipt says nothing new. */
    Optional<Obligation> consigned(Obligation one, Instant at, Optional<Instant> fulfilledAt) {
        Optional<Duty> duty = rules.duty(one.rule());
        if (duty.isEmpty() || one.startedAt().isPresent() || !one.start().waitsForReceipt()) {
            return Optional.empty();
        }
        boolean definite = one.start() == StartKind.RECEIPT;
        Obligation dated =
                dated(
                        one,
                        definite ? Optional.of(at) : Optional.empty(),
                        one.reckoning().startingAt(at));
        Instant due = dated.due();
        if (one.status() == Status.OVERDUE && at.isBefore(due)) {
            dated = dated.with(Status.OPEN, Optional.empty());
        } else if (one.status() == Status.FULFILLED_LATE
                && fulfilledAt.map(done -> done.isBefore(due)).orElse(false)) {
            dated = dated.with(Status.FULFILLED, one.fulfilledBy());
        }
        return dated.equals(one) ? Optional.empty() : Optional.of(dated);
    }

    /**
     * The duty under another limit from its own start; never earlier than before. Empty where there
     * is nothing left to extend: its old due instant has come, or it is no longer owed.
     */
    Optional<Obligation> extended(Obligation one, TimeLimit other, Instant at) {
        if (one.status() != Status.OPEN || !at.isBefore(one.due())) {
            return Optional.empty();
        }
        Obligation dated = dated(one, one.startedAt(), one.reckoning().under(other, true));
        return Optional.of(dated.due().isBefore(one.due()) ? one : dated);
    }

    /** The duty with its clock standing still; one that is overdue or closed stays as it is. */
    Obligation paused(Obligation one, Instant at) {
        return one.status() != Status.OPEN || one.paused()
                ? one
                : one.dated(one.startedAt(), one.due(), true, one.reckoning().pausedSince(at));
    }

    /** The duty with its clock running again, due as much later as it stood still. */
    Obligation resumed(Obligation one, Instant at) {
        return one.paused() ? dated(one, one.startedAt(), one.reckoning().resumed(at)) : one;
    }

    /**
     * The outstanding duty as the calendar and the rules of today date it; empty where that is as
     * it was. One that was overdue and is due later than {@code now} is open again.
     */
    Optional<Obligation> recounted(Obligation one, Instant now) {
        Optional<Duty> duty = rules.duty(one.rule());
        boolean kept = one.reckoning().limit().unit() != TimeLimit.Unit.IMMEDIATELY;
        if (duty.isEmpty() || !one.outstanding() || one.immediately() || !kept) {
            return Optional.empty();
        }
        Reckoning reckoning =
                one.reckoning().extended()
                        ? one.reckoning()
                        : one.reckoning().under(duty.get().limit(), false);
        Obligation dated = dated(one, one.startedAt(), reckoning);
        if (one.status() == Status.OVERDUE && now.isBefore(dated.due())) {
            dated = dated.with(Status.OPEN, Optional.empty());
        }
        return dated.equals(one) ? Optional.empty() : Optional.of(dated);
    }

    private Obligation dated(Obligation one, Optional<Instant> started, Reckoning reckoning) {
        Due due = due(reckoning);
        boolean provisional = due.provisional() || started.isEmpty() || reckoning.paused();
        return one.dated(started, due.at(), provisional, reckoning);
    }

    Optional<Duty.Closing> closing(Obligation one, MessageType type) {
        return rules.duty(one.rule()).flatMap(duty -> duty.closing(type.value()));
    }

    private Instant start(Duty duty, JsonNode field, Instant acceptedAt) {
        // A day has no moment from which "immediately" could be counted: the acceptance is one.
        return immediately(duty) && BodyPath.isDay(field)
                ? acceptedAt
                : BodyPath.instant(field).orElse(acceptedAt);
    }

    private Due due(Reckoning reckoning) {
        Due due = rules.clock().due(reckoning.from(), reckoning.limit(), reckoning.pauses());
        return reckoning.limit().unit() == TimeLimit.Unit.IMMEDIATELY
                ? new Due(reckoning.from().plus(rules.immediately()), List.of(), due.explanation())
                : due;
    }

    private static boolean immediately(Duty duty) {
        return duty.limit().unit() == TimeLimit.Unit.IMMEDIATELY;
    }

    private static Status judged(Instant done, Instant due) {
        return done.isBefore(due) ? Status.FULFILLED : Status.FULFILLED_LATE;
    }
}
