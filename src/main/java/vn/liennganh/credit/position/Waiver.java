package vn.liennganh.credit.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * A proposal to waive interest, on its way from the agency through the central department to the
 * bank's head office and back. Amounts are whole dong.
 *
 * @param proposer who opened it
 * @param with whom it lies
 * @param institution the bank; empty until it is told
 * @param offices of the bank that were told
 * @param answer of the bank, wherever it was sent
 * @param returnedAt when the answer reached the agency
 */
public record Waiver(
        UUID exchange,
        AgencyId proposer,
        AgencyId with,
        Optional<AgencyId> institution,
        List<AgencyId> offices,
        long principal,
        long interest,
        long proposed,
        long expected,
        Instant at,
        Optional<Instant> forwardedAt,
        Optional<Answer> answer,
        Optional<Instant> returnedAt) {

    /** What the bank says, and until when it stands by it. */
    public record Answer(
            Instant at,
            String outcome,
            OptionalLong waived,
            String conditions,
            Optional<LocalDate> validUntil,
            String reason) {}

    public Waiver {
        offices = List.copyOf(offices);
    }

    static Waiver of(Heard heard, Parties parties) {
        AgencyId to = heard.recipients().get(0);
        boolean told = parties.bank(to);
        return new Waiver(
                heard.exchange(),
                heard.from(),
                to,
                told ? Optional.of(parties.institution(to)) : Optional.empty(),
                told ? List.of(to) : List.of(),
                heard.dong("principalOutstanding"),
                heard.dong("interestOutstanding"),
                heard.dong("proposedWaiver"),
                heard.dong("expectedRecovery"),
                heard.at(),
                told ? Optional.of(heard.at()) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The department hands it on, perhaps with other figures. */
    Waiver forwarded(Heard heard, Parties parties) {
        Waiver now = of(heard, parties);
        return new Waiver(
                exchange,
                proposer,
                now.with,
                now.institution.or(() -> institution),
                Stream.concat(offices.stream(), now.offices.stream()).distinct().toList(),
                now.principal,
                now.interest,
                now.proposed,
                now.expected,
                at,
                now.forwardedAt.or(() -> forwardedAt),
                answer,
                returnedAt);
    }

    Waiver told(AgencyId office) {
        return new Waiver(
                exchange,
                proposer,
                with,
                institution,
                Stream.concat(offices.stream(), Stream.of(office)).distinct().toList(),
                principal,
                interest,
                proposed,
                expected,
                at,
                forwardedAt,
                answer,
                returnedAt);
    }

    Waiver answered(Heard heard) {
        boolean back = heard.recipients().contains(proposer);
        Answer said =
                new Answer(
                        heard.at(),
                        heard.text("outcome"),
                        heard.says("waived")
                                ? OptionalLong.of(heard.dong("waived"))
                                : OptionalLong.empty(),
                        heard.text("conditions"),
                        heard.says("validUntil")
                                ? Optional.of(heard.day("validUntil"))
                                : Optional.empty(),
                        heard.text("reason"));
        return new Waiver(
                exchange,
                proposer,
                heard.recipients().get(0),
                institution,
                offices,
                principal,
                interest,
                proposed,
                expected,
                at,
                forwardedAt,
                Optional.of(said),
                back ? Optional.of(heard.at()) : returnedAt);
    }

    /** Whose turn it is; nobody's when the answer is back. */
    public Optional<AgencyId> waitsOn() {
        return returnedAt.isPresent() ? Optional.empty() : Optional.of(with);
    }
}
