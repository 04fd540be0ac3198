package vn.liennganh.directory;

import java.time.Instant;
import java.util.Set;
import vn.liennganh.message.AgencyId;

/**
 * A request for a first certificate that a person has to decide.
 *
 * @param requestSha256 over the requested key and uses; what the person compares with the agency
 */
public record PendingEnrolment(
        AgencyId agency, String requestSha256, Set<CertificateUse> uses, Instant requestedAt) {

    public PendingEnrolment {
        uses = Set.copyOf(uses);
    }
}
