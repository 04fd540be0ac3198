package vn.liennganh.console.members;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.live.Watchers;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;

/**
 * Appoints and ends members. More rights need two heads, of whom neither is the one that gets them
 * by the own word; fewer rights need one head, at once.
 */
@Service
class Appointments {

    private static final Logger LOG = LoggerFactory.getLogger(Appointments.class);

    private final AppointmentRepository repository;
    private final Members members;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Watchers watchers;

    Appointments(
            AppointmentRepository repository,
            Members members,
            PlatformTransactionManager transactions,
            @Qualifier("machineClock") Clock clock,
            Watchers watchers) {
        this.repository = repository;
        this.members = members;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.watchers = watchers;
    }

    /** What somebody can be appointed to in an agency of this kind: nobody makes operators. */
    static Set<Role> rolesOf(String kind) {
        return kind.equals("hub")
                ? EnumSet.of(Role.HEAD, Role.OPERATOR, Role.AUDITOR)
                : EnumSet.complementOf(EnumSet.of(Role.OPERATOR, Role.AUDITOR));
    }

    List<Proposal> open(Person head) {
        return repository.open(head.agency());
    }

    Optional<Proposal> open(Person head, UUID id) {
        return repository.open(head.agency(), id);
    }

    List<Deed> deeds(Person head, int limit) {
        return repository.deeds(head.agency(), limit);
    }

    /** What another head has proposed and this one may decide; the latest last. */
    List<Proposal> asked(Person head) {
        return head.is(Role.HEAD)
                ? open(head).stream().filter(one -> !one.proposer().equals(head.member())).toList()
                : List.of();
    }

    Verdict propose(Person head, Proposal.Whom whom, Term term) {
        boolean same =
                current(head, whom)
                        .filter(one -> one.roles().equals(whom.roles()))
                        .filter(one -> one.name().equals(whom.name()))
                        .filter(one -> one.until().equals(term.until()))
                        .isPresent();
        if (same) {
            return Verdict.ALREADY_SO;
        }
        Instant now = clock.instant();
        Proposal proposal =
                new Proposal(
                        UUID.randomUUID(),
                        head.agency(),
                        whom,
                        term.until(),
                        term.reason(),
                        head.member(),
                        head.name(),
                        now);
        return inOne(
                head,
                () -> {
                    if (!repository.insert(proposal)) {
                        return Verdict.ALREADY_PROPOSED;
                    }
                    note(head, Deed.Verb.PROPOSED, whom, term.reason(), now);
                    return Verdict.PROPOSED;
                });
    }

    /** Makes the person a member today, if another head than the proposer says so. */
    Verdict approve(Person head, Proposal proposal) {
        Member self = members.find(head.member()).orElseThrow();
        Optional<Member> proposer =
                members.find(proposal.proposer())
                        .filter(one -> one.inForce(members.today()))
                        .filter(one -> one.roles().contains(Role.HEAD));
        if (proposal.proposer().equals(self.id())
                || proposer.filter(self::samePerson).isPresent()) {
            return Verdict.OWN_PROPOSAL;
        }
        if (proposal.whom().is(self) || Member.sameName(proposal.whom().name(), self.name())) {
            return Verdict.OWN_APPOINTMENT;
        }
        if (proposer.isEmpty()) {
            return Verdict.PROPOSER_GONE;
        }
        Instant now = clock.instant();
        return inOne(
                head,
                () -> {
                    if (!repository.close(proposal.id(), Deed.Verb.APPROVED, self.id(), now)) {
                        return Verdict.ALREADY_ENDED;
                    }
                    members.appoint(proposal.member(members.today()));
                    note(head, Deed.Verb.APPROVED, proposal.whom(), proposal.reason(), now);
                    LOG.info("member appointed agency={}", head.agency());
                    return Verdict.APPROVED;
                });
    }

    /** Closes it without effect: the proposer's own word withdraws, another head's declines. */
    Verdict drop(Person head, Proposal proposal) {
        boolean own = proposal.proposer().equals(head.member());
        Deed.Verb verb = own ? Deed.Verb.WITHDRAWN : Deed.Verb.DECLINED;
        Instant now = clock.instant();
        return inOne(
                head,
                () -> {
                    if (!repository.close(proposal.id(), verb, head.member(), now)) {
                        return Verdict.ALREADY_ENDED;
                    }
                    note(head, verb, proposal.whom(), "", now);
                    return own ? Verdict.WITHDRAWN : Verdict.DECLINED;
                });
    }

    /** Ends another's membership: that person is out at the next click. */
    Verdict end(Person head, Member member, String reason) {
        if (member.id().equals(head.member())) {
            return Verdict.OWN_MEMBERSHIP;
        }
        Proposal.Whom whom =
                new Proposal.Whom(member.issuer(), member.subject(), member.name(), member.roles());
        Instant now = clock.instant();
        return inOne(
                head,
                () -> {
                    if (!members.end(member.id())) {
                        return Verdict.ALREADY_ENDED;
                    }
                    note(head, Deed.Verb.ENDED, whom, reason, now);
                    LOG.info("membership ended agency={}", head.agency());
                    return Verdict.ENDED;
                });
    }

    /** How long, and why. */
    record Term(Optional<LocalDate> until, String reason) {}

    private Optional<Member> current(Person head, Proposal.Whom whom) {
        return members.of(head.agency()).stream()
                .filter(whom::is)
                .filter(one -> one.inForce(members.today()))
                .findFirst();
    }

    private void note(Person head, Deed.Verb verb, Proposal.Whom whom, String reason, Instant now) {
        repository.note(
                new Deed(
                        now,
                        head.agency(),
                        head.member(),
                        head.name(),
                        verb,
                        whom.name() + " (" + whom.subject() + ")",
                        whom.words(),
                        reason));
    }

    private Verdict inOne(Person head, Supplier<Verdict> work) {
        Verdict said = transaction.execute(status -> work.get());
        watchers.tell(new HashSet<>(List.of(head.agency(), head.acting())));
        return said;
    }
}
