package vn.liennganh.intake.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Sha256;
import vn.liennganh.regulation.MessageRule;

/**
 * A message that passed every check that needs no lock.
 *
 * @param cms the signed bytes as received; nobody may change the array
 * @param receivedAt the hub's time at which it was judged, in milliseconds
 * @param handlingUnit the unit of the official who signed, or the sender itself
 * @param businessKey hash of what makes it the document it is, where its type has a key
 */
public record Candidate(
        byte[] cms,
        Sha256 sha256,
        Envelope envelope,
        MessageRule rule,
        List<AgencyId> recipients,
        AgencyId handlingUnit,
        Optional<Sha256> businessKey,
        Instant receivedAt) {

    public Candidate {
        recipients = List.copyOf(recipients);
    }

    /** Recipients as the sender may see them: of a discreet group nobody is shown the members. */
    public List<String> shownTo() {
        return rule.discreet() ? envelope.to() : recipients.stream().map(AgencyId::value).toList();
    }
}
