package vn.liennganh.console.operator.change;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.operator.Times;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Enrolment;
import vn.liennganh.directory.change.AgencyChanges;
import vn.liennganh.message.AgencyId;

/**
 * Requests for a first certificate that a person has to decide: the word is that the key is the
 * agency's, and it is logged. Two operators agreed on the invitation; of them the one who was shown
 * its code does not grant what was asked with it, so that nobody alone gets a certificate in an
 * agency's name.
 */
@Service
class Enrolments {

    private static final Logger LOG = LoggerFactory.getLogger(Enrolments.class);
    private static final int INVITATIONS = 200;

    private final Enrolment enrolment;
    private final AgencyChanges changes;
    private final Directory directory;
    private final ChangeRepository repository;
    private final Members members;
    private final TransactionTemplate transaction;

    Enrolments(
            Enrolment enrolment,
            AgencyChanges changes,
            Directory directory,
            ChangeRepository repository,
            Members members,
            PlatformTransactionManager transactions) {
        this.enrolment = enrolment;
        this.changes = changes;
        this.directory = directory;
        this.repository = repository;
        this.members = members;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A request as pages list it.
     *
     * @param sha256 over the requested key and uses; what the agency reads out
     */
    public record Line(
            String agency, String name, String sha256, List<String> uses, String asked) {}

    List<Line> waiting(Locale locale) {
        return enrolment.pending().stream()
                .map(
                        one ->
                                new Line(
                                        one.agency().value(),
                                        directory
                                                .agency(one.agency())
                                                .map(it -> ChangeViews.name(it, locale))
                                                .orElse(one.agency().value()),
                                        one.requestSha256(),
                                        one.uses().stream()
                                                .sorted()
                                                .map(use -> use.name().toLowerCase(Locale.ROOT))
                                                .toList(),
                                        Times.second(one.requestedAt())))
                .toList();
    }

    /** What became of a decision. */
    enum Decided {
        DONE,
        /** Nothing waits under this digest: somebody decided it before. */
        GONE,
        /** Whoever was shown the code does not grant. */
        OWN_CODE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Decided decide(Person operator, AgencyId agency, String sha256, boolean granted) {
        if (granted && shownTo(operator, agency)) {
            LOG.info("enrolment not granted by whoever was shown its code agency={}", agency);
            return Decided.OWN_CODE;
        }
        boolean done =
                Boolean.TRUE.equals(
                        transaction.execute(
                                status -> {
                                    boolean first =
                                            granted
                                                    ? enrolment.approve(
                                                            agency, sha256, operator.name())
                                                    : enrolment.deny(
                                                            agency, sha256, operator.name());
                                    if (first) {
                                        changes.decided(agency, sha256, granted, operator.member());
                                    }
                                    return first;
                                }));
        LOG.info("enrolment decided agency={} granted={} first={}", agency, granted, done);
        return done ? Decided.DONE : Decided.GONE;
    }

    /** Whether the code of the latest invitation was shown to this person. */
    private boolean shownTo(Person operator, AgencyId agency) {
        Optional<Member> self = members.find(operator.member());
        return repository.about(agency, INVITATIONS).stream()
                .filter(one -> one.what().kind() == ChangeKind.INVITE)
                .flatMap(one -> one.decision().stream())
                .filter(one -> one.outcome() == ChangeDecision.Outcome.APPROVED)
                .findFirst()
                .flatMap(one -> members.find(one.decider()))
                .filter(shown -> self.filter(shown::samePerson).isPresent())
                .isPresent();
    }
}
