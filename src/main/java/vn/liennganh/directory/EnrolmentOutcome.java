package vn.liennganh.directory;

import java.util.List;
import vn.liennganh.message.Text;

/** What comes of a request for a certificate. */
public sealed interface EnrolmentOutcome {

    /** The certificate, DER; the first is the new one. */
    record Issued(List<byte[]> certificatesDer) implements EnrolmentOutcome {

        public Issued {
            certificatesDer = List.copyOf(certificatesDer);
        }
    }

    /** A person has to approve; ask again with the same request. */
    record Pending(int retryAfterSeconds) implements EnrolmentOutcome {}

    /**
     * Not this caller.
     *
     * @param reason for the log only: the answer to the caller is the same whatever the reason
     */
    record Denied(String reason) implements EnrolmentOutcome {}

    /** The request itself is of no use, whoever sends it. */
    record BadRequest(Text why) implements EnrolmentOutcome {}
}
