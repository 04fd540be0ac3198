package vn.liennganh.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.LapseAction;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.StartKind;

/** Duties as the rules open them: one to act at once, and one to reply within working days. */
final class TestDuties {

    static final AgencyId OFFICE = AgencyId.of("X99.11.001");
    static final AgencyId BANK = AgencyId.of("X99.51.001");
    static final AgencyId POLICE = AgencyId.of("X99.21.001");

    private TestDuties() {}

    /** A bank is to freeze at once; its silence is attested. */
    static Obligation freeze(Instant due) {
        UUID cause = UUID.randomUUID();
        return new Obligation(
                UUID.randomUUID(),
                cause,
                cause,
                BANK,
                OFFICE,
                "account-freeze.freeze",
                "account-freeze/1#urgent-minutes.freeze",
                StartKind.RECEIPT,
                Optional.empty(),
                due,
                true,
                Obligation.Status.OPEN,
                Optional.empty(),
                Set.of(LapseAction.SILENCE),
                true,
                true,
                Optional.empty(),
                new Obligation.Reckoning(
                        due, TimeLimit.immediately(), false, List.of(), Optional.empty()));
    }

    /** The police are to reply within three working days. */
    static Obligation consultation(Instant from, Instant due) {
        UUID cause = UUID.randomUUID();
        return new Obligation(
                UUID.randomUUID(),
                cause,
                cause,
                POLICE,
                OFFICE,
                "coercion-security.consultation-reply",
                "coercion-security/1#consultation.consultation-reply",
                StartKind.RECEIPT,
                Optional.of(from),
                due,
                false,
                Obligation.Status.OPEN,
                Optional.empty(),
                Set.of(LapseAction.DUE_SOON),
                false,
                false,
                Optional.empty(),
                new Obligation.Reckoning(
                        from, TimeLimit.workingDays(3), false, List.of(), Optional.empty()));
    }

    /** The same duty, dated or ended otherwise. */
    static Obligation changed(Obligation of, Instant due, Obligation.Status status) {
        return new Obligation(
                of.id(),
                of.exchange(),
                of.cause(),
                of.party(),
                of.owedTo(),
                of.owes(),
                of.rule(),
                of.start(),
                of.startedAt(),
                due,
                of.provisional(),
                status,
                of.fulfilledBy(),
                of.lapse(),
                of.policy(),
                of.immediately(),
                of.item(),
                of.reckoning());
    }
}
