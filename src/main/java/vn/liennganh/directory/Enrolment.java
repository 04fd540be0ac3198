package vn.liennganh.directory;

import java.util.Set;
import org.springframework.stereotype.Service;
import vn.liennganh.message.AgencyId;

/** How an agency gets its certificates by itself: what EST (RFC 7030) carries, without the carrying. */
@Service
public class Enrolment {

    /**
     * The first certificate, against a one-time code. Names in the request are ignored.
     *
     * @param uses TLS and SEAL for one certificate that is both, or one of them
     */
    public EnrolmentOutcome enrol(
            String identifier, String code, byte[] request, Set<CertificateUse> uses) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * A new certificate for the purposes of the one in use, which stays good until it ends.
     *
     * @param fingerprint of the certificate that opened the TLS connection
     * @param uses at most these; all of them for the plain call
     */
    public EnrolmentOutcome renew(String fingerprint, byte[] request, Set<CertificateUse> uses) {
        throw new UnsupportedOperationException("being written");
    }

    /** A fresh one-time code for an agency; an earlier one of no use from now on. */
    public String newCode(AgencyId agency) {
        throw new UnsupportedOperationException("being written");
    }
}
