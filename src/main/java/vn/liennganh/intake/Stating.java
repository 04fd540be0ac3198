package vn.liennganh.intake;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.liennganh.evidence.StatementMaker;
import vn.liennganh.intake.check.Candidate;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.StatedObligation;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.Ruling;

/** How what is stored is told in a statement. */
final class Stating {

    private Stating() {}

    static StatementMaker.Subject subject(StoredMessage message, List<String> to) {
        return new StatementMaker.Subject(
                message.id(),
                message.sha256(),
                message.type(),
                message.from(),
                to,
                message.copies().stream().map(AgencyId::value).toList(),
                message.exchange());
    }

    /** The message with all its recipients; a statement about one of them leaves the others out. */
    static StatementMaker.Subject subject(StoredMessage message) {
        return subject(message, message.recipients().stream().map(AgencyId::value).toList());
    }

    /** What a message opens, as its sender may know it: what another owes itself is not told. */
    static List<StatedObligation> owed(Ruling ruling, Candidate candidate) {
        AgencyId sender = candidate.envelope().from();
        return owed(
                ruling.opened().stream()
                        .filter(
                                one ->
                                        one.party().equals(sender)
                                                || !one.party().equals(one.owedTo()))
                        .toList());
    }

    /** The duties that still stand; those fulfilled at once owe nothing. */
    static List<StatedObligation> owed(Collection<Obligation> obligations) {
        return obligations.stream()
                .filter(Obligation::outstanding)
                .map(
                        one ->
                                new StatedObligation(
                                        one.party(),
                                        one.owes(),
                                        one.start().wireName(),
                                        Optional.of(WireTime.attested(one.due())),
                                        one.provisional(),
                                        one.rule()))
                .toList();
    }
}
