package vn.liennganh.console.members;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Official;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.RuleBook;

/** What the form of a delegation offers, and its words. */
@Service
class LendingDesk {

    private static final int FINGERPRINT_SHOWN = 16;

    private final Directory directory;
    private final Certificates certificates;
    private final Members members;
    private final RuleBook rules;
    private final DutyNames names;

    LendingDesk(
            Directory directory,
            Certificates certificates,
            Members members,
            RuleBook rules,
            DutyNames names) {
        this.directory = directory;
        this.certificates = certificates;
        this.members = members;
        this.rules = rules;
        this.names = names;
    }

    /** Something to choose. */
    public record Choice(String key, String words) {}

    /**
     * A proposal that waits.
     *
     * @param own whether the reader proposed it
     */
    public record Waiting(
            UUID id,
            String delegate,
            String grantor,
            String capacity,
            List<String> content,
            String from,
            String to,
            String document,
            String proposer,
            boolean own) {}

    /** The agency's officials in force today whose certificates are not revoked. */
    Map<String, Official> officials(AgencyId agency) {
        return certificates.of(agency).stream()
                .filter(one -> one.revokedAt().isEmpty())
                .map(BoundCertificate::official)
                .flatMap(Optional::stream)
                .filter(one -> one.inForce(directory.today()))
                .collect(Collectors.toMap(Official::fingerprint, Function.identity()));
    }

    List<Choice> choices(AgencyId agency, Words words) {
        Map<String, String> people = people(agency);
        return officials(agency).values().stream()
                .map(
                        one ->
                                new Choice(
                                        one.fingerprint(),
                                        name(one.fingerprint(), people)
                                                + " \u00b7 "
                                                + capacity(one.capacity(), words)))
                .sorted(Comparator.comparing(Choice::words))
                .toList();
    }

    /** Procedures in force in which an agency of this kind sends something, by title. */
    List<Choice> procedures(String kind, Words words) {
        return rules.inForce(directory.today()).stream()
                .filter(one -> sends(one, kind))
                .map(Edition::procedure)
                .distinct()
                .map(one -> new Choice(one, names.procedure(one, words)))
                .sorted(Comparator.comparing(Choice::words))
                .toList();
    }

    private static boolean sends(Edition edition, String kind) {
        return edition.messages().values().stream()
                .anyMatch(one -> one.from().isEmpty() || one.from().contains(kind));
    }

    Waiting words(Lending one, Person head, Words words) {
        Delegation lent = one.delegation();
        Map<String, String> people = people(lent.agency());
        return new Waiting(
                one.id(),
                name(lent.delegate(), people),
                name(lent.grantor(), people),
                capacity(lent.capacity(), words),
                lent.content().stream().map(it -> covered(it, words)).sorted().toList(),
                words.day(lent.from()),
                words.day(lent.to()),
                lent.document(),
                one.proposerName(),
                one.proposer().equals(head.member()));
    }

    /** A member's name where the certificate is one, else the beginning of its fingerprint. */
    String name(String fingerprint, AgencyId agency) {
        return name(fingerprint, people(agency));
    }

    Map<String, String> people(AgencyId agency) {
        return members.of(agency).stream()
                .filter(one -> one.issuer().equals(Member.CERTIFICATE))
                .collect(Collectors.toMap(Member::subject, Member::name, (one, two) -> one));
    }

    static String name(String fingerprint, Map<String, String> people) {
        return people.getOrDefault(
                fingerprint,
                fingerprint.substring(0, Math.min(FINGERPRINT_SHOWN, fingerprint.length()))
                        + "\u2026");
    }

    String covered(String what, Words words) {
        return what.contains(".")
                ? names.title(new MessageType(what), words)
                : names.procedure(what, words);
    }

    static String capacity(String registered, Words words) {
        String key = "paper.capacity." + registered;
        String said = words.say(key);
        return said.equals(key) ? words.say("paper.capacity") : said;
    }

    /** The names of those procedures. */
    Set<String> procedures(String kind) {
        return rules.inForce(directory.today()).stream()
                .filter(one -> sends(one, kind))
                .map(Edition::procedure)
                .collect(Collectors.toSet());
    }
}
