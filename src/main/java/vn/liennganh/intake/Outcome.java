package vn.liennganh.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.intake.audit.Attempt;
import vn.liennganh.intake.audit.AttemptListener;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.StatedObligation;

/** What the door answers. */
public sealed interface Outcome {

    /** Tells those who keep what agencies hand in. */
    default Outcome tell(
            Instant at, Channel channel, byte[] bytes, List<AttemptListener> listeners) {
        Optional<Refusal> refusal =
                this instanceof Refused refused ? Optional.of(refused.refusal()) : Optional.empty();
        Attempt attempt = new Attempt(at, channel.agency(), channel.kind(), bytes, word(), refusal);
        listeners.forEach(one -> one.handedIn(attempt));
        return this;
    }

    private Attempt.Word word() {
        if (this instanceof Accepted accepted) {
            return accepted.repeated() ? Attempt.Word.REPEATED : Attempt.Word.ACCEPTED;
        }
        if (this instanceof Refused) {
            return Attempt.Word.REFUSED;
        }
        return this instanceof Checked ? Attempt.Word.CHECKED : Attempt.Word.ACKNOWLEDGED;
    }

    /**
     * The message is on stable storage and in the log.
     *
     * @param repeated true where the same bytes had been accepted before and nothing was done now
     */
    record Accepted(UUID id, Receipt receipt, boolean repeated) implements Outcome {}

    /**
     * Nothing was accepted.
     *
     * @param rejection the logged {@code SubmissionRejection}, where the sender is known
     */
    record Refused(Refusal refusal, Optional<Receipt> rejection) implements Outcome {

        /** A refusal that leaves nothing in the log. */
        public static Refused unlogged(Refusal refusal) {
            return new Refused(refusal, Optional.empty());
        }
    }

    /** A dry run met no refusal: who would get it, and what would be owed. */
    record Checked(
            List<AgencyId> recipients, List<AgencyId> copies, List<StatedObligation> obligations)
            implements Outcome {}

    /** The {@code ContentHandover} receipts, in the order of the acknowledgement's messages. */
    record Acknowledged(List<Receipt> receipts) implements Outcome {}
}
