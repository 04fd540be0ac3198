package vn.liennganh.console.signin;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.console.access.Role;
import vn.liennganh.message.AgencyId;

/**
 * A person as a member of one agency.
 *
 * @param issuer whose word it is that this is the person: an OpenID Connect issuer, or {@link
 *     #CERTIFICATE}
 * @param subject as the issuer names the person; for a certificate its SHA-256
 * @param until the last day, if it ends
 */
public record Member(
        UUID id,
        String issuer,
        String subject,
        AgencyId agency,
        String name,
        Set<Role> roles,
        LocalDate since,
        Optional<LocalDate> until) {

    /** The issuer of those who show the certificate of a registered official. */
    public static final String CERTIFICATE = "certificate";

    public Member {
        roles = Set.copyOf(roles);
        if (roles.isEmpty() || name.isBlank() || issuer.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException("A member has a name, an identity and a role");
        }
    }

    public boolean inForce(LocalDate day) {
        return !day.isBefore(since) && until.map(last -> !day.isAfter(last)).orElse(true);
    }
}
