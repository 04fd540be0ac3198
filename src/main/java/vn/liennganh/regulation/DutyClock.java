package vn.liennganh.regulation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import vn.liennganh.legaltime.Due;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Obligation.Status;

/** Dates duties: when they are due as they open, as their start is attested, and as they close. */
final class DutyClock {

    private final RuleBook rules;

    DutyClock(RuleBook rules) {
        this.rules = rules;
    }

    Obligation opened(
            Duty duty, Envelope envelope, StepContext context, AgencyId party, AgencyId owedTo) {
        Optional<Instant> started =
                duty.start().waitsForReceipt()
                        ? Optional.empty()
                        : Optional.of(start(duty, envelope.body(), context.acceptedAt()));
        Due due = due(duty, duty.limit(), started.orElse(context.acceptedAt()));
        Optional<UUID> by = duty.atOnce() ? Optional.of(envelope.id()) : Optional.empty();
        Status status = duty.atOnce() ? judged(context.acceptedAt(), due.at()) : Status.OPEN;
        return new Obligation(
                context.obligationIds().get(),
                envelope.exchange(),
                envelope.id(),
                party,
                owedTo,
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
                immediately(duty));
    }

    /**
     * The duty as this message fulfils it: re-dated where the message reports the start, then
     * judged.
     */
    Obligation closed(
            Obligation one, Envelope envelope, Instant acceptedAt, Instant causeAcceptedAt) {
        Duty duty = rules.duty(one.rule()).orElseThrow();
        Obligation dated = one;
        if (duty.start() == StartKind.EXECUTION) {
            Optional<Instant> reported =
                    duty.startField().flatMap(field -> instant(at(envelope.body(), path(field))));
            if (reported.isPresent()) {
                Due due = due(duty, duty.limit(), reported.get());
                dated = one.dated(reported, due.at(), due.provisional());
            }
        }
        Optional<TimeLimit> own = closing(one, envelope.type()).flatMap(Duty.Closing::limit);
        if (own.isPresent()) {
            Due due = due(duty, own.get(), one.startedAt().orElse(causeAcceptedAt));
            dated =
                    one.dated(
                            one.startedAt(),
                            due.at(),
                            due.provisional() || one.startedAt().isEmpty());
        }
        Instant done =
                duty.doneField()
                        .flatMap(field -> instant(at(envelope.body(), path(field))))
                        .orElse(acceptedAt);
        return dated.with(judged(done, dated.due()), Optional.of(envelope.id()));
    }

    /** The duty as its party's receipt re-dates it; empty where receipt says nothing new. */
    Optional<Obligation> consigned(Obligation one, Instant at, Optional<Instant> fulfilledAt) {
        Optional<Duty> duty = rules.duty(one.rule());
        if (duty.isEmpty() || one.startedAt().isPresent() || !one.start().waitsForReceipt()) {
            return Optional.empty();
        }
        boolean definite = one.start() == StartKind.RECEIPT;
        Due due = due(duty.get(), duty.get().limit(), at);
        Obligation dated =
                one.dated(
                        definite ? Optional.of(at) : Optional.empty(),
                        due.at(),
                        due.provisional() || !definite);
        if (one.status() == Status.OVERDUE && at.isBefore(due.at())) {
            dated = dated.with(Status.OPEN, Optional.empty());
        } else if (one.status() == Status.FULFILLED_LATE
                && fulfilledAt.map(done -> done.isBefore(due.at())).orElse(false)) {
            dated = dated.with(Status.FULFILLED, one.fulfilledBy());
        }
        return dated.equals(one) ? Optional.empty() : Optional.of(dated);
    }

    Optional<Duty.Closing> closing(Obligation one, MessageType type) {
        return rules.duty(one.rule()).flatMap(duty -> duty.closing(type.value()));
    }

    private Instant start(Duty duty, JsonNode body, Instant acceptedAt) {
        JsonNode field =
                duty.startField()
                        .map(name -> at(body, path(name)))
                        .orElse(MissingNode.getInstance());
        // A day has no moment from which "immediately" could be counted: the acceptance is one.
        return immediately(duty) && isDay(field) ? acceptedAt : instant(field).orElse(acceptedAt);
    }

    private Due due(Duty duty, TimeLimit limit, Instant start) {
        Due due = rules.clock().due(start, limit);
        return limit.unit() == TimeLimit.Unit.IMMEDIATELY
                ? new Due(start.plus(rules.immediately()), List.of(), due.explanation())
                : due;
    }

    private static boolean immediately(Duty duty) {
        return duty.limit().unit() == TimeLimit.Unit.IMMEDIATELY;
    }

    private static Status judged(Instant done, Instant due) {
        return done.isBefore(due) ? Status.FULFILLED : Status.FULFILLED_LATE;
    }

    static List<String> path(String field) {
        return List.of(field.split("/"));
    }

    static JsonNode at(JsonNode body, List<String> path) {
        JsonNode node = body;
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }

    /** A moment or the first moment of a day; empty where the field is neither. */
    static Optional<Instant> instant(JsonNode field) {
        if (!field.isString()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    isDay(field)
                            ? LegalClock.midnight(LocalDate.parse(field.asString()))
                            : OffsetDateTime.parse(field.asString()).toInstant());
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private static boolean isDay(JsonNode field) {
        return field.isString() && field.asString().length() == 10;
    }
}
