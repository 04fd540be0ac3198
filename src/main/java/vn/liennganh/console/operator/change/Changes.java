package vn.liennganh.console.operator.change;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.operator.Stakes;
import vn.liennganh.console.operator.change.ChangeDecision.Outcome;
import vn.liennganh.console.operator.change.ChangeProposal.What;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.yaml.ConfigProblem;

/**
 * Changes that need two operators. The decision and what it does are one transaction; what was
 * refused or withdrawn stays readable for ever.
 */
@Service
class Changes {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    private final ChangeRepository repository;
    private final Map<ChangeKind, Act> acts = new EnumMap<>(ChangeKind.class);
    private final Stakes stakes;
    private final Members members;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Changes(
            ChangeRepository repository,
            List<Act> acts,
            Stakes stakes,
            Members members,
            PlatformTransactionManager transactions,
            @Qualifier("machineClock") Clock clock) {
        this.repository = repository;
        acts.forEach(act -> act.kinds().forEach(kind -> this.acts.put(kind, act)));
        this.stakes = stakes;
        this.members = members;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What an approval brought about.
     *
     * @param shownOnce for the approver's eyes; kept nowhere
     * @param fault why it does not fit, where it does not
     */
    record Done(Verdict verdict, Optional<String> shownOnce, Optional<String> fault) {

        static Done of(Verdict verdict) {
            return new Done(verdict, Optional.empty(), Optional.empty());
        }
    }

    List<ChangeProposal> open() {
        return repository.open();
    }

    List<ChangeProposal> decided(int limit) {
        return repository.decided(limit);
    }

    List<ChangeProposal> about(AgencyId agency, int limit) {
        return repository.about(agency, limit);
    }

    Optional<ChangeProposal> find(UUID id) {
        return repository.find(id);
    }

    /** The open proposal about the same thing. */
    Optional<UUID> openAbout(What what) {
        return repository.openAbout(what.target());
    }

    /** Digest of the state it rests on; empty where nothing could be changed like this now. */
    Optional<String> basis(What what) {
        return act(what)
                .basis(what)
                .map(text -> Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex());
    }

    Optional<String> fault(What what) {
        return act(what).fault(what);
    }

    /** Whether it could not be approved any more, because the state is another by now. */
    boolean stale(ChangeProposal one) {
        return basis(one.what()).filter(one.basis()::equals).isEmpty();
    }

    /**
     * Keeps a proposal.
     *
     * @param id made with the form, so that the same form twice is one proposal
     * @param basis that the proposer saw
     */
    Verdict propose(Person operator, UUID id, What what, String basis, String reason) {
        ChangeProposal proposal =
                new ChangeProposal(
                        id,
                        what,
                        basis,
                        reason,
                        operator.member(),
                        operator.name(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        Optional.empty());
        Verdict verdict =
                transaction.execute(
                        status -> {
                            if (!repository.insert(proposal)) {
                                return Verdict.ONCE_ONLY;
                            }
                            if (!repository.open(proposal)) {
                                status.setRollbackOnly();
                                return Verdict.ALREADY_OPEN;
                            }
                            return Verdict.PROPOSED;
                        });
        return noted(verdict, proposal);
    }

    /** Makes it so, if another operator than the proposer says so and nothing has changed since. */
    Done approve(Person operator, ChangeProposal proposal, String reason) {
        Done done = decided(operator, proposal, reason);
        noted(done.verdict(), proposal);
        return done;
    }

    private Done decided(Person operator, ChangeProposal proposal, String reason) {
        Optional<Member> proposer = members.find(proposal.proposer());
        if (own(operator, proposal, proposer)) {
            return Done.of(Verdict.OWN_PROPOSAL);
        }
        boolean there =
                proposer.filter(one -> one.inForce(members.today()))
                        .filter(one -> one.roles().contains(Role.OPERATOR))
                        .isPresent();
        if (!there) {
            return Done.of(proposal.open() ? Verdict.PROPOSER_GONE : Verdict.ALREADY_DECIDED);
        }
        ChangeDecision decision = decision(operator, proposal, Outcome.APPROVED, reason);
        try {
            return transaction.execute(
                    status -> {
                        if (!repository.decide(proposal, decision)) {
                            return Done.of(Verdict.ALREADY_DECIDED);
                        }
                        if (stale(proposal)) {
                            status.setRollbackOnly();
                            return Done.of(Verdict.STALE);
                        }
                        Optional<String> shown =
                                act(proposal.what())
                                        .apply(
                                                proposal.what(),
                                                proposal.warrant(operator.member()));
                        return new Done(Verdict.APPROVED, shown, Optional.empty());
                    });
        } catch (Act.Overtaken meanwhile) {
            return Done.of(Verdict.STALE);
        } catch (ConfigProblem unfit) {
            return new Done(Verdict.UNFIT, Optional.empty(), Optional.of(unfit.reason()));
        }
    }

    /** Whether it is this operator's own, so that a page offers what the decision would take. */
    boolean own(Person operator, ChangeProposal proposal) {
        return own(operator, proposal, members.find(proposal.proposer()));
    }

    /** By any of the person's accounts, under the name of then or of now. */
    private boolean own(Person operator, ChangeProposal proposal, Optional<Member> proposer) {
        Member self = members.find(operator.member()).orElseThrow();
        return proposal.by(operator) || proposer.filter(self::samePerson).isPresent();
    }

    /** Closes it without effect: the proposer's own word withdraws, another's refuses. */
    Verdict drop(Person operator, ChangeProposal proposal, String reason) {
        boolean own = own(operator, proposal);
        Outcome outcome = own ? Outcome.WITHDRAWN : Outcome.REFUSED;
        ChangeDecision decision = decision(operator, proposal, outcome, reason);
        boolean first =
                Boolean.TRUE.equals(
                        transaction.execute(status -> repository.decide(proposal, decision)));
        Verdict done = own ? Verdict.WITHDRAWN : Verdict.REFUSED;
        return noted(first ? done : Verdict.ALREADY_DECIDED, proposal);
    }

    /** What became of it, committed or not. */
    private static Verdict noted(Verdict verdict, ChangeProposal proposal) {
        LOG.info(
                "change {} kind={} agency={} proposal={}",
                verdict.word(),
                proposal.what().kind().word(),
                proposal.what().agency(),
                proposal.id());
        return verdict;
    }

    private ChangeDecision decision(
            Person operator, ChangeProposal proposal, Outcome outcome, String reason) {
        Instant now = clock.instant();
        return new ChangeDecision(
                outcome,
                operator.member(),
                operator.name(),
                now,
                reason,
                Json.MAPPER.writeValueAsString(stakes.of(proposal.what().agency())));
    }

    private Act act(What what) {
        return acts.get(what.kind());
    }
}
