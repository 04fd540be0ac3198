package vn.liennganh.directory;

import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.message.AgencyId;

/**
 * A certificate to be registered, for an agency or for one of its officials.
 *
 * @param uses empty for one that the hub issued but that is nobody's identity, such as its own for
 *     TLS
 */
public record Binding(
        AgencyId agency,
        X509Certificate certificate,
        Set<CertificateUse> uses,
        Optional<Registration> official) {

    /** What an official is registered as. */
    public record Registration(
            AgencyId unit, String capacity, LocalDate validFrom, Optional<LocalDate> validTo) {}

    public Binding {
        uses = Set.copyOf(uses);
        if (official.isPresent() != uses.contains(CertificateUse.OFFICIAL)) {
            throw new IllegalArgumentException(
                    "An official's certificate is registered with its capacity");
        }
        if (official.isPresent() && uses.size() > 1) {
            throw new IllegalArgumentException(
                    "An official's certificate is neither seal nor channel");
        }
    }

    /** A seal, a TLS identity, or both. */
    public static Binding of(
            AgencyId agency, X509Certificate certificate, Set<CertificateUse> uses) {
        return new Binding(agency, certificate, uses, Optional.empty());
    }

    /** An official's certificate. */
    public static Binding official(
            AgencyId agency, X509Certificate certificate, Registration registration) {
        return new Binding(
                agency, certificate, Set.of(CertificateUse.OFFICIAL), Optional.of(registration));
    }
}
