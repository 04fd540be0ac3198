package vn.liennganh.console.members;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.live.Watchers;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Delegations;

/**
 * Records written delegations (Decree 30/2020, article 13 clause 3). It gives rights, so it takes
 * two heads, of whom neither is whoever may sign by it by the own word.
 */
@Service
class Lendings {

    private final LendingRepository repository;
    private final AppointmentRepository diary;
    private final Delegations delegations;
    private final Members members;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Watchers watchers;

    Lendings(
            LendingRepository repository,
            AppointmentRepository diary,
            Delegations delegations,
            Members members,
            PlatformTransactionManager transactions,
            @Qualifier("machineClock") Clock clock,
            Watchers watchers) {
        this.repository = repository;
        this.diary = diary;
        this.delegations = delegations;
        this.members = members;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.watchers = watchers;
    }

    List<Lending> open(Person head) {
        return repository.open(head.agency());
    }

    Optional<Lending> open(Person head, UUID id) {
        return repository.open(head.agency(), id);
    }

    /** What another head has written down and this one may decide; the latest last. */
    List<Lending> asked(Person head) {
        return head.is(Role.HEAD)
                ? open(head).stream().filter(one -> !one.proposer().equals(head.member())).toList()
                : List.of();
    }

    /** Heads of a division lend nothing: the capacities are those of the agency it acts for. */
    boolean may(Person head) {
        return head.agency().equals(head.acting());
    }

    /**
     * @param delegate as the diary names who is to sign
     */
    Verdict propose(Person head, Delegation wanted, String delegate) {
        if (delegations.recorded(wanted.id())) {
            return Verdict.ALREADY_LENT;
        }
        Lending one =
                new Lending(
                        UUID.randomUUID(),
                        wanted,
                        head.member(),
                        head.name(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        return inOne(
                head,
                () -> {
                    if (!repository.insert(one)) {
                        return Verdict.ALREADY_PROPOSED;
                    }
                    note(head, Deed.Verb.LENDING, one, delegate);
                    return Verdict.LENDING;
                });
    }

    /** It counts from its first day on, if another head than the proposer says so. */
    Verdict approve(Person head, Lending one, String delegate) {
        Member self = members.find(head.member()).orElseThrow();
        Optional<Member> proposer =
                members.find(one.proposer())
                        .filter(it -> it.inForce(members.today()))
                        .filter(it -> it.roles().contains(Role.HEAD));
        if (one.proposer().equals(self.id()) || proposer.filter(self::samePerson).isPresent()) {
            return Verdict.OWN_PROPOSAL;
        }
        boolean own =
                members.of(Member.CERTIFICATE, one.delegation().delegate()).stream()
                        .anyMatch(self::samePerson);
        if (own) {
            return Verdict.OWN_APPOINTMENT;
        }
        if (proposer.isEmpty()) {
            return Verdict.PROPOSER_GONE;
        }
        try {
            return inOne(
                    head,
                    () -> {
                        if (!repository.close(
                                one.id(), Deed.Verb.APPROVED, self.id(), clock.instant())) {
                            return Verdict.ALREADY_ENDED;
                        }
                        delegations.record(one.delegation(), one.warrant(self.id()));
                        note(head, Deed.Verb.LENT, one, delegate);
                        return Verdict.LENT;
                    });
        } catch (IllegalArgumentException noOfficialAnyMore) {
            return Verdict.CANNOT_BE_LENT;
        }
    }

    /** Closes it without effect: the proposer's own word withdraws, another head's declines. */
    Verdict drop(Person head, Lending one, String delegate) {
        boolean own = one.proposer().equals(head.member());
        Deed.Verb verb = own ? Deed.Verb.WITHDRAWN : Deed.Verb.DECLINED;
        return inOne(
                head,
                () -> {
                    if (!repository.close(one.id(), verb, head.member(), clock.instant())) {
                        return Verdict.ALREADY_ENDED;
                    }
                    note(head, verb, one, delegate);
                    return own ? Verdict.WITHDRAWN : Verdict.DECLINED;
                });
    }

    private void note(Person head, Deed.Verb verb, Lending one, String delegate) {
        diary.note(
                new Deed(
                        clock.instant(),
                        head.agency(),
                        head.member(),
                        head.name(),
                        verb,
                        delegate,
                        List.of(),
                        one.delegation().document()));
    }

    private Verdict inOne(Person head, Supplier<Verdict> work) {
        Verdict said = transaction.execute(status -> work.get());
        watchers.tell(Set.of(head.agency()));
        return said;
    }
}
