package vn.liennganh.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.StatedObligation;

/** What the door answers. */
public sealed interface Outcome {

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
