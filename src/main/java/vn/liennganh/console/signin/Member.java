package vn.liennganh.console.signin;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.console.access.Plain;
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

    /**
     * Whether two memberships are one person's, who has an account and a certificate: what counts
     * as two people must not be one with two keys. Namesakes are taken for one.
     */
    public boolean samePerson(Member other) {
        return id.equals(other.id) || sameName(name, other.name);
    }

    /** Whether two names are one however they are written: with marks, capitals, blanks or not. */
    public static boolean sameName(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return Plain.of(name).replaceAll("\\s+", " ");
    }

    public boolean inForce(LocalDate day) {
        return !day.isBefore(since) && until.map(last -> !day.isAfter(last)).orElse(true);
    }
}
