package vn.liennganh.console.members;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.signin.Member;
import vn.liennganh.message.AgencyId;

/**
 * One head's word that somebody should be a member; another head's makes it so.
 *
 * @param whom the identity, name and roles it would have, from the day of approval
 * @param until the last day, if it is to end by itself
 */
record Proposal(
        UUID id,
        AgencyId agency,
        Whom whom,
        Optional<LocalDate> until,
        String reason,
        UUID proposer,
        String proposerName,
        Instant proposed) {

    /** A person as one issuer names it, and what it is to be here. */
    record Whom(String issuer, String subject, String name, Set<Role> roles) {

        Whom {
            roles = Set.copyOf(roles);
        }

        boolean is(Member member) {
            return member.issuer().equals(issuer) && member.subject().equals(subject);
        }

        boolean byCertificate() {
            return issuer.equals(Member.CERTIFICATE);
        }

        public List<String> words() {
            return roles.stream().sorted().map(Role::wireName).toList();
        }
    }

    Member member(LocalDate today) {
        return new Member(
                id, whom.issuer(), whom.subject(), agency, whom.name(), whom.roles(), today, until);
    }
}
