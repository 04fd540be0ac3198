package vn.liennganh.directory;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.message.AgencyId;

/**
 * A certificate that the directory knows, and whose it is.
 *
 * @param fingerprint SHA-256 of the DER, lower-case hexadecimal
 * @param issuer the issuer's name in RFC 2253 form
 * @param official present if it is registered for a signing official
 * @param notBefore the certificate's own validity
 * @param revokedAt when the directory was told; the certificate is of no use from then on
 */
public record BoundCertificate(
        String fingerprint,
        AgencyId agency,
        Set<CertificateUse> uses,
        Optional<Official> official,
        String issuer,
        BigInteger serial,
        Instant notBefore,
        Instant notAfter,
        Optional<Instant> revokedAt) {

    public BoundCertificate {
        uses = Set.copyOf(uses);
    }

    public boolean serves(CertificateUse use) {
        return uses.contains(use);
    }

    /** Whether somebody can act with it at that instant. */
    public boolean usable(Instant now) {
        return !uses.isEmpty()
                && revokedAt.isEmpty()
                && now.isBefore(notAfter)
                && !now.isBefore(notBefore);
    }
}
