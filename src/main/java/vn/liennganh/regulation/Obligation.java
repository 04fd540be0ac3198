package vn.liennganh.regulation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
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
        boolean immediately) {

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

    /** The same, past its due instant. */
    public Obligation overdue() {
        return with(Status.OVERDUE, fulfilledBy);
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
                immediately);
    }

    Obligation dated(Optional<Instant> started, Instant newDue, boolean stillProvisional) {
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
                immediately);
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
