package vn.liennganh.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.evidence.Appended;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.evidence.LockedHead;
import vn.liennganh.evidence.NewStatement;
import vn.liennganh.evidence.kept.DutyStatement;
import vn.liennganh.evidence.stamp.Timestamps;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.exchange.ExchangeChange;
import vn.liennganh.exchange.FactView;
import vn.liennganh.intake.audit.DutyWitness;
import vn.liennganh.intake.check.Candidate;
import vn.liennganh.intake.check.Succession;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Obligation;

/**
 * Commits one batch: everything it means, in one transaction, all or nothing.
 *
 * <p>The tree head is locked before anything is read, so that several hubs on one database decide
 * one after the other.
 */
@Component
class Committer {

    /** What must be read before a batch can be judged. */
    private static final class Wanted {
        final Set<UUID> heard = new HashSet<>();
        final Set<UUID> messages = new HashSet<>();

        /** Who says that it has got which of them. */
        final Map<UUID, Set<AgencyId>> takers = new HashMap<>();

        final Set<UUID> exchanges = new HashSet<>();

        /** Those in which only duties matter. */
        final Set<UUID> owing = new HashSet<>();

        final Set<Sha256> keys = new HashSet<>();
        final Map<AgencyId, Set<Sha256>> contents = new HashMap<>();
        final List<Candidate> asking = new ArrayList<>();

        void taken(UUID message, AgencyId by) {
            messages.add(message);
            takers.computeIfAbsent(message, it -> new HashSet<>()).add(by);
        }

        /** Of what went to those who take it only duties matter; else who carries on for whom. */
        void exchangeOf(StoredMessage message) {
            boolean own =
                    takers.getOrDefault(message.id(), Set.of()).stream()
                            .allMatch(message::received);
            (own ? owing : exchanges).add(message.exchange());
        }
    }

    private final TransactionTemplate transaction;
    private final EvidenceLog evidence;
    private final ExchangeBook exchanges;
    private final MessageRepository messages;
    private final AttachmentRepository attachments;
    private final Desks desks;
    private final Timestamps timestamps;
    private final List<BatchListener> listeners;

    /** Who writes which kind of work into a batch. */
    @Component
    record Desks(
            Submissions submissions,
            Attestations attestations,
            Succession succession,
            DutyWitness duties) {}

    Committer(
            TransactionTemplate transaction,
            EvidenceLog evidence,
            ExchangeBook exchanges,
            MessageRepository messages,
            AttachmentRepository attachments,
            Desks desks,
            Timestamps timestamps,
            List<BatchListener> listeners) {
        this.transaction = transaction;
        this.evidence = evidence;
        this.exchanges = exchanges;
        this.messages = messages;
        this.attachments = attachments;
        this.desks = desks;
        this.timestamps = timestamps;
        this.listeners = listeners;
    }

    /** Commits the works together; an exception means that nothing of them is stored. */
    Batch commit(List<Work> works, Instant at) {
        List<Optional<Appended>> appended = new ArrayList<>();
        Batch batch;
        try {
            batch =
                    Objects.requireNonNull(
                            transaction.execute(
                                    status -> {
                                        LockedHead log = evidence.lock();
                                        Batch open = open(works, log.next());
                                        works.forEach(work -> write(work, open));
                                        appended.add(store(open, log, at));
                                        return open;
                                    }));
        } catch (RuntimeException unclear) {
            // Where the connection broke while it committed, the rows may well be there.
            appended.forEach(one -> one.ifPresent(evidence::unclear));
            throw unclear;
        }
        appended.get(0).ifPresent(evidence::committed);
        return batch;
    }

    /** The last checks of a message, with nothing stored. */
    Submissions.Finding examine(Candidate candidate) {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            status.setRollbackOnly();
                            Wanted wanted = new Wanted();
                            want(candidate, wanted);
                            return desks.submissions()
                                    .examine(candidate, new Batch(read(wanted, 0)));
                        }));
    }

    private void write(Work work, Batch batch) {
        if (work instanceof Work.Submission submission) {
            if (timestamps.overdue() && news(submission, batch)) {
                batch.answer(() -> submission.fail(RefusalCode.UNAVAILABLE));
                return;
            }
            desks.submissions().write(submission, batch);
        } else if (work instanceof Work.Rejection rejection) {
            desks.submissions().reject(rejection, batch);
        } else if (work instanceof Work.Handover handover) {
            desks.attestations().handOver(handover, batch);
        } else if (work instanceof Work.Consignment consignment) {
            desks.attestations().consign(consignment, batch);
        } else if (work instanceof Work.Carriage carriage) {
            desks.attestations().carry(carriage, batch);
        } else if (work instanceof Work.Lapse lapse) {
            desks.attestations().lapse(lapse, batch);
        } else if (work instanceof Work.Recount recount) {
            desks.attestations().recount(recount, batch);
        } else if (work instanceof Work.Waiver waiver) {
            desks.attestations().waive(waiver, batch);
        } else if (work instanceof Work.Entry entry) {
            batch.log(entry.statement());
            batch.answer(() -> entry.answer().complete(null));
        }
    }

    /** What was accepted before has its receipt at any time. */
    private static boolean news(Work.Submission work, Batch batch) {
        return batch.heard(work.candidate().envelope().id()).isEmpty();
    }

    private Optional<Appended> store(Batch batch, LockedHead log, Instant at) {
        messages.insert(batch.rows(), batch.newKeys());
        batch.named().forEach(attachments::name);
        List<ExchangeChange> changes = batch.changes();
        exchanges.store(changes, at, attested(changes, batch, at));
        if (!batch.events().isEmpty()) {
            listeners.forEach(listener -> listener.onBatch(List.copyOf(batch.events())));
        }
        return batch.statements().isEmpty()
                ? evidence.settle(log)
                : Optional.of(evidence.append(log, batch.statements()));
    }

    /** Where in the log each touched duty will be attested. */
    private Map<UUID, Long> attested(List<ExchangeChange> changes, Batch batch, Instant at) {
        Map<UUID, Long> entries = new HashMap<>();
        for (DutyStatement one : desks.duties().of(changes, at)) {
            long index = batch.log(NewStatement.of(one));
            one.duties().keySet().forEach(duty -> entries.put(duty, index));
        }
        return entries;
    }

    private Batch open(List<Work> works, long nextIndex) {
        Wanted wanted = new Wanted();
        works.forEach(work -> want(work, wanted));
        return new Batch(read(wanted, nextIndex));
    }

    private static void want(Work work, Wanted wanted) {
        if (work instanceof Work.Submission submission) {
            want(submission.candidate(), wanted);
        } else if (work instanceof Work.Handover handover) {
            handover.messages().forEach(one -> wanted.taken(one.id(), handover.party()));
        } else if (work instanceof Work.Consignment consignment) {
            wanted.taken(consignment.message(), consignment.party());
        } else if (work instanceof Work.Carriage carriage) {
            carriage.records().forEach(one -> wanted.taken(one.message(), one.party()));
        } else if (work instanceof Work.Lapse lapse) {
            for (Silence silence : lapse.silences()) {
                Obligation duty = silence.obligation();
                wanted.messages.add(duty.cause());
                wanted.exchanges.add(duty.exchange());
            }
        } else if (work instanceof Work.Recount recount) {
            recount.duties().forEach(duty -> wanted.exchanges.add(duty.exchange()));
        } else if (work instanceof Work.Waiver waiver) {
            waiver.duties().forEach(duty -> wanted.exchanges.add(duty.exchange()));
        }
    }

    private static void want(Candidate candidate, Wanted wanted) {
        Envelope envelope = candidate.envelope();
        wanted.heard.add(envelope.id());
        if (!envelope.exchange().equals(envelope.id())) {
            // An exchange has the id of the message that opened it, which is looked for anyway.
            wanted.exchanges.add(envelope.exchange());
        }
        wanted.exchanges.addAll(envelope.relatedExchanges());
        candidate.businessKey().ifPresent(wanted.keys::add);
        if (candidate.rule().asksOthers()) {
            wanted.asking.add(candidate);
        }
        envelope.attachments()
                .forEach(
                        attachment ->
                                wanted.contents
                                        .computeIfAbsent(envelope.from(), sender -> new HashSet<>())
                                        .add(attachment.sha256()));
    }

    /** Where a rule of the batch asks for the facts of other exchanges, one read for all. */
    private FactView facts(List<Candidate> asking, Map<UUID, ExchangeState> states) {
        FactView facts = exchanges.facts();
        Set<String> keys = new HashSet<>();
        for (Candidate one : asking) {
            Envelope envelope = one.envelope();
            keys.addAll(
                    one.rule()
                            .asks(
                                    envelope,
                                    Optional.ofNullable(states.get(envelope.exchange())),
                                    desks.succession()::predecessors));
        }
        facts.expect(keys);
        return facts;
    }

    /** Whoever has ended is stood for by its heir, before anything is judged. */
    private Map<UUID, ExchangeState> carriedOn(Map<UUID, ExchangeState> exchanges) {
        exchanges.replaceAll((id, state) -> desks.succession().carriedOn(state));
        return exchanges;
    }

    private Batch.Known read(Wanted wanted, long nextIndex) {
        MessageRepository.Register register = messages.register(wanted.heard, wanted.keys);
        List<MessageRepository.Heard> heard = register.heard();
        List<StoredMessage> known =
                wanted.messages.isEmpty() ? List.of() : messages.find(wanted.messages);
        known.forEach(wanted::exchangeOf);
        Set<UUID> attested = new HashSet<>(wanted.messages);
        heard.forEach(one -> attested.add(one.id()));
        Map<AgencyId, Map<Sha256, AttachmentRepository.Content>> contents = new HashMap<>();
        wanted.contents.forEach(
                (sender, digests) -> contents.put(sender, attachments.usable(sender, digests)));
        Map<UUID, ExchangeState> states = carriedOn(exchanges.load(wanted.exchanges, wanted.owing));
        return new Batch.Known(
                nextIndex,
                register.lastNumber(),
                heard,
                known,
                states,
                facts(wanted.asking, states),
                register.keys(),
                contents,
                evidence.logged(attested));
    }
}
