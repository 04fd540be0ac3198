package vn.liennganh.directory;

import java.security.cert.X509Certificate;
import java.util.Set;
import org.springframework.stereotype.Service;
import vn.liennganh.message.AgencyId;

/** Which certificate is whose: the database's part of the directory, changed here and nowhere else. */
@Service
public class Certificates {

    /** Registers a certificate for an agency; the same binding again changes nothing. */
    public void bind(AgencyId agency, X509Certificate certificate, Set<CertificateUse> uses) {
        throw new UnsupportedOperationException("being written");
    }

    /** Registers a certificate for a signing official; the fingerprint of {@code official} is its own. */
    public void bindOfficial(Official official, X509Certificate certificate) {
        throw new UnsupportedOperationException("being written");
    }

    /** Takes a certificate out of use at once; false if the directory does not know it. */
    public boolean revoke(X509Certificate certificate, String reason) {
        throw new UnsupportedOperationException("being written");
    }
}
