package vn.liennganh.pki.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A proven path from a certificate up to an anchor.
 *
 * @param below the certificate first, then its issuers; the anchor itself is not in it
 */
record CertificatePath(List<X509Certificate> below, TrustAnchors.Anchor anchor) {

    CertificatePath {
        below = List.copyOf(below);
    }

    /** Who issued the certificate at this place of the path. */
    X509Certificate issuerOf(int index) {
        return index + 1 < below.size() ? below.get(index + 1) : anchor.certificate();
    }

    /** When the first certificate of the path expires. */
    Instant validUntil() {
        Instant until = anchor.certificate().getNotAfter().toInstant();
        for (X509Certificate certificate : below) {
            Instant notAfter = certificate.getNotAfter().toInstant();
            until = notAfter.isBefore(until) ? notAfter : until;
        }
        return until;
    }
}
