package vn.liennganh.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.liennganh.console.access.Person;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;

/**
 * Who is behind a request. The list of members is asked each time, so that whoever was removed is
 * out at the next click.
 */
@Component
public class CurrentPerson {

    private static final String PERSON = CurrentPerson.class.getName() + ".person";
    private static final String CHOSEN = CurrentPerson.class.getName() + ".chosen";

    private final Members members;
    private final Directory directory;
    private final OfficialsCertificates certificates;

    CurrentPerson(Members members, Directory directory, OfficialsCertificates certificates) {
        this.members = members;
        this.directory = directory;
        this.certificates = certificates;
    }

    /** The person, for the agency it chose to work for; empty for strangers. */
    @SuppressWarnings("unchecked")
    public Optional<Person> person() {
        HttpServletRequest request = request();
        if (request.getAttribute(PERSON) instanceof Optional<?> known) {
            return (Optional<Person>) known;
        }
        Optional<Person> found = chosen(request, memberships()).flatMap(this::person);
        request.setAttribute(PERSON, found);
        return found;
    }

    /**
     * The person, where the gate has let one in.
     *
     * @throws IllegalStateException for strangers
     */
    public Person required() {
        return person().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }

    /** All memberships of whoever is signed in. */
    public List<Member> memberships() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !authentication.isAuthenticated()) {
            return List.of();
        }
        if (authentication.getPrincipal() instanceof OidcUser user) {
            return members.of(user.getIssuer().toString(), user.getSubject());
        }
        return authentication instanceof ShownCertificate shown && certificates.good(shown)
                ? members.of(Member.CERTIFICATE, shown.fingerprint())
                : List.of();
    }

    /** Makes another of the person's agencies the one it works for; false if it is none of them. */
    public boolean choose(UUID membership) {
        if (memberships().stream().noneMatch(one -> one.id().equals(membership))) {
            return false;
        }
        request().getSession().setAttribute(CHOSEN, membership);
        return true;
    }

    private static Optional<Member> chosen(HttpServletRequest request, List<Member> all) {
        HttpSession session = request.getSession(false);
        Object wanted = session == null ? null : session.getAttribute(CHOSEN);
        return all.stream()
                .filter(one -> one.id().equals(wanted))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private Optional<Person> person(Member member) {
        return directory
                .agency(member.agency())
                .map(
                        agency -> {
                            AgencyId acting = agency.actsFor().orElse(agency.id());
                            return new Person(
                                    member.id(),
                                    member.name(),
                                    agency.id(),
                                    acting,
                                    directory
                                            .agency(acting)
                                            .map(Agency::kind)
                                            .orElse(agency.kind()),
                                    member.roles());
                        });
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
                .getRequest();
    }
}
