package vn.liennganh.pki;

import java.math.BigInteger;
import java.time.Instant;

/** The register of an authority: which serial numbers it issued, and which of them it took back. */
public interface IssuedCertificates {

    /** What the register says of this serial number now. */
    Status status(BigInteger serial);

    /** Issued and good, revoked, or never issued. */
    sealed interface Status permits Good, RevokedEntry, NeverIssued {}

    record Good() implements Status {}

    record NeverIssued() implements Status {}

    /**
     * One line of a revocation list.
     *
     * @param reason CRLReason of RFC 5280 5.3.1, such as 1 for a compromised key; 0 for unspecified
     */
    record RevokedEntry(BigInteger serial, Instant revokedAt, int reason) implements Status {}
}
