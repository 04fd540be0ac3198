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
 * @param addressing for whom it is
 * @param handlingUnit the unit of the official who signed, or the sender itself
 * @param businessKey hash of what makes it the document it is, where its type has a key
 */
public record Candidate(
        byte[] cms,
        Sha256 sha256,
        Envelope envelope,
        MessageRule rule,
        Addressing addressing,
        AgencyId handlingUnit,
        Optional<Sha256> businessKey,
        Instant receivedAt) {

    private static final String GROUP = "group:";

    public List<AgencyId> recipients() {
        return addressing.recipients();
    }

    /**
     * {@code to} as the sender's statement has it: groups as their members, old codes as written;
     * of a discreet group nobody is shown the members.
     */
    public List<String> shownTo() {
        return rule.discreet() ? envelope.to() : addressing.stated();
    }

    /** Who gets it, as the sender may know before sending. */
    public List<AgencyId> shownRecipients() {
        boolean hidden =
                rule.discreet() && envelope.to().stream().anyMatch(one -> one.startsWith(GROUP));
        return hidden ? List.of() : recipients();
    }
}
