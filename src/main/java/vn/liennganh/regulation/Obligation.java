package vn.liennganh.regulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.Pause;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.AgencyId;

/**
 * What one party owes another by when, because of a message.
 *
 * @param cause the message that opened it
 * @param owes a message type, or an act named by the procedure ({@code account-freeze.freeze})
 * @param rule {@code procedure/edition#message.duty}
 * @param startedAt the start as attested; empty while it is only counted from acceptance or receipt
 * @param due the first instant that is too late
 * @param provisional true while the start is not attested, or where the calendar is not official
 * @param policy true where the limit is the office's, not the law's
 * @param immediately true where the law says "immediately"; {@code due} is then an office target
 * @param item the name of the item for which it arose; absent where it is not one of several
 * @param reckoning from what {@code due} was counted
 */
public record Obligation(
        UUID id,
        UUID exchange,
        UUID cause,
        AgencyId party,
        AgencyId owedTo,
        String owes,
        String rule,
        StartKind start,
        Optional<Instant> startedAt,
        Instant due,
        boolean provisional,
        Status status,
        Optional<UUID> fulfilledBy,
        Set<LapseAction> lapse,
        boolean policy,
        boolean immediately,
        Optional<String> item,
        Reckoning reckoning) {

    /**
     * From what the due instant was counted, so that it can be counted and explained again.
     *
     * @param from the start as known so far: acceptance or receipt, while nothing better is
     *     attested
     * @param extended true where somebody with the right to do so gave another limit than the rule
     * @param pauses when the clock stood still
     * @param pausedAt since when it stands still now
     */
    public record Reckoning(
            Instant from,
            TimeLimit limit,
            boolean extended,
            List<Pause> pauses,
            Optional<Instant> pausedAt) {

        public Reckoning {
            pauses = List.copyOf(pauses);
        }

        boolean paused() {
            return pausedAt.isPresent();
        }

        static Reckoning of(Instant from, TimeLimit limit) {
            return new Reckoning(from, limit, false, List.of(), Optional.empty());
        }

        Reckoning startingAt(Instant start) {
            return new Reckoning(start, limit, extended, pauses, pausedAt);
        }

        Reckoning under(TimeLimit other, boolean byExtension) {
            return new Reckoning(from, other, byExtension, pauses, pausedAt);
        }

        Reckoning pausedSince(Instant at) {
            return new Reckoning(from, limit, extended, pauses, Optional.of(at));
        }

        Reckoning resumed(Instant at) {
            List<Pause> all = new ArrayList<>(pauses);
            pausedAt.filter(since -> !at.isBefore(since))
                    .ifPresent(since -> all.add(new Pause(since, at)));
            return new Reckoning(from, limit, extended, all, Optional.empty());
        }
    }

    /** Where a duty stands. */
    public enum Status {
        OPEN,
        /** Open, and its due instant has passed. */
        OVERDUE,
        FULFILLED,
        FULFILLED_LATE,
        WAIVED,
        /** Another message took its place. */
        SUPERSEDED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Obligation {
        lapse = Set.copyOf(lapse);
    }

    /** True while the party still owes it, late or not. */
    public boolean outstanding() {
        return status == Status.OPEN || status == Status.OVERDUE;
    }

    /** True while its clock stands still. */
    public boolean paused() {
        return reckoning.paused();
    }

    /** True while it is owed and its clock runs: only then can it become overdue. */
    public boolean running() {
        return outstanding() && !paused();
    }

    /** The same, past its due instant. */
    public Obligation overdue() {
        return with(Status.OVERDUE, fulfilledBy);
    }

    /** The same, owed no more. */
    public Obligation waived() {
        return with(Status.WAIVED, fulfilledBy);
    }

    /** What is still owed passes to an heir of either party. */
    Obligation carriedOnBy(UnaryOperator<AgencyId> heir) {
        return outstanding() ? between(heir.apply(party), heir.apply(owedTo)) : this;
    }

    private Obligation between(AgencyId debtor, AgencyId creditor) {
        return new Obligation(
                id,
                exchange,
                cause,
                debtor,
                creditor,
                owes,
                rule,
                start,
                startedAt,
                due,
                provisional,
                status,
                fulfilledBy,
                lapse,
                policy,
                immediately,
                item,
                reckoning);
    }

    Obligation with(Status now, Optional<UUID> by) {
        return new Obligation(
                id,
                exchange,
                cause,
                party,
                owedTo,
                owes,
                rule,
                start,
                startedAt,
                due,
                provisional,
                now,
                by,
                lapse,
                policy,
                immediately,
                item,
                reckoning);
    }

    Obligation dated(
            Optional<Instant> started,
            Instant newDue,
            boolean stillProvisional,
            Reckoning reckonedFrom) {
        return new Obligation(
                id,
                exchange,
                cause,
                party,
                owedTo,
                owes,
                rule,
                start,
                started,
                newDue,
                stillProvisional,
                status,
                fulfilledBy,
                lapse,
                policy,
                immediately,
                item,
                reckonedFrom);
    }

    public ObjectNode toJson() {
        return StateJson.write(this);
    }

    /**
     * @throws IllegalArgumentException if it was not written by {@link #toJson()}
     */
    public static Obligation fromJson(ObjectNode json) {
        return StateJson.readObligation(json);
    }
}
