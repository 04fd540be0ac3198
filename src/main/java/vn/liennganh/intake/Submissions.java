package vn.liennganh.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.evidence.StatementMaker;
import vn.liennganh.intake.check.Candidate;
import vn.liennganh.intake.check.Surroundings;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.Text;
import vn.liennganh.message.Verdict;
import vn.liennganh.regulation.Judge;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.Ruling;
import vn.liennganh.regulation.StepContext;

/** The last checks of a message, which need what is stored, and its acceptance. */
@Component
class Submissions {

    /** What the last checks found. */
    sealed interface Finding {

        /** The same bytes were accepted before; the acceptance stands at this index. */
        record Heard(long index) implements Finding {}

        record Refused(Refusal refusal) implements Finding {}

        /** It may pass, and this is what it does. */
        record Passed(Ruling ruling, Map<Sha256, AttachmentRepository.Content> contents)
                implements Finding {}
    }

    private final Judge judge;
    private final Surroundings surroundings;
    private final StatementMaker statements;
    private final EvidenceLog evidence;

    Submissions(
            Judge judge,
            Surroundings surroundings,
            StatementMaker statements,
            EvidenceLog evidence) {
        this.judge = judge;
        this.surroundings = surroundings;
        this.statements = statements;
        this.evidence = evidence;
    }

    /** Takes the message into the batch, or logs its rejection there. */
    void write(Work.Submission work, Batch batch) {
        Candidate candidate = work.candidate();
        Finding finding = examine(candidate, batch);
        if (finding instanceof Finding.Heard heard) {
            batch.answer(() -> accepted(work, heard.index(), true));
        } else if (finding instanceof Finding.Refused refused) {
            reject(
                    new Work.Rejection(
                            candidate.envelope(),
                            candidate.sha256(),
                            refused.refusal(),
                            candidate.receivedAt(),
                            work.answer()),
                    batch);
        } else {
            long index = accept(candidate, (Finding.Passed) finding, batch);
            batch.answer(() -> accepted(work, index, false));
        }
    }

    private void accepted(Work.Submission work, long index, boolean repeated) {
        work.answer()
                .complete(
                        new Outcome.Accepted(
                                work.candidate().envelope().id(),
                                evidence.receipt(index).orElseThrow(),
                                repeated));
    }

    /** The order of checks from {@code message-id-conflict} on; changes nothing. */
    Finding examine(Candidate candidate, Batch batch) {
        Envelope envelope = candidate.envelope();
        Optional<MessageRepository.Heard> heard = batch.heard(envelope.id());
        if (heard.isPresent()) {
            return heard.get().sha256().equals(candidate.sha256())
                    ? new Finding.Heard(
                            batch.logged(
                                            envelope.id(),
                                            StatementKind.SUBMISSION_ACCEPTANCE,
                                            Optional.empty())
                                    .orElseThrow())
                    : refused(
                            Refusal.at(
                                    RefusalCode.MESSAGE_ID_CONFLICT, "/id", "intake.id-conflict"));
        }
        Optional<Refusal> stranger = related(envelope, batch);
        if (stranger.isPresent()) {
            return refused(stranger.get());
        }
        Verdict<Ruling> ruling =
                judge.step(
                        candidate.rule(),
                        envelope,
                        context(candidate, batch),
                        batch.exchange(envelope.exchange()));
        if (ruling.refusal().isPresent()) {
            return refused(ruling.refusal().get());
        }
        Optional<UUID> first = candidate.businessKey().flatMap(batch::firstUse);
        if (first.isPresent()) {
            return refused(
                    Refusal.of(
                            RefusalCode.DUPLICATE_DOCUMENT,
                            "intake.duplicate-document",
                            first.get()));
        }
        Map<Sha256, AttachmentRepository.Content> contents = new HashMap<>();
        Optional<Refusal> missing = attachments(envelope, batch, contents);
        return missing.isPresent()
                ? refused(missing.get())
                : new Finding.Passed(ruling.value(), contents);
    }

    private static Finding refused(Refusal refusal) {
        return new Finding.Refused(refusal);
    }

    /** Linked exchanges must be the sender's own; others are unknown to it, existing or not. */
    private static Optional<Refusal> related(Envelope envelope, Batch batch) {
        List<UUID> related = envelope.relatedExchanges();
        for (int i = 0; i < related.size(); i++) {
            boolean own =
                    batch.exchange(related.get(i))
                            .filter(exchange -> exchange.parties().contains(envelope.from()))
                            .isPresent();
            if (!own) {
                return Optional.of(
                        Refusal.at(
                                RefusalCode.EXCHANGE_UNKNOWN,
                                "/relatedExchanges/" + i,
                                "intake.related-unknown"));
            }
        }
        return Optional.empty();
    }

    private StepContext context(Candidate candidate, Batch batch) {
        return surroundings.of(
                candidate,
                candidate.envelope().relatedExchanges().stream()
                        .flatMap(id -> batch.exchange(id).stream())
                        .toList(),
                batch.facts());
    }

    private static Optional<Refusal> attachments(
            Envelope envelope, Batch batch, Map<Sha256, AttachmentRepository.Content> contents) {
        Map<Sha256, AttachmentRepository.Content> usable = batch.contents(envelope.from());
        List<FieldError> missing = new ArrayList<>();
        for (int i = 0; i < envelope.attachments().size(); i++) {
            AttachmentRef named = envelope.attachments().get(i);
            AttachmentRepository.Content content = usable.get(named.sha256());
            if (content == null) {
                missing.add(
                        new FieldError(
                                "/attachments/" + i + "/sha256",
                                Text.of("intake.attachment-missing")));
            } else if (content.received() != named.size()) {
                return Optional.of(
                        Refusal.at(
                                RefusalCode.DIGEST_MISMATCH,
                                "/attachments/" + i + "/size",
                                "intake.attachment-size",
                                Long.toString(content.received())));
            } else {
                contents.put(named.sha256(), content);
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                RefusalCode.ATTACHMENT_MISSING, missing.get(0).text(), missing));
    }

    private long accept(Candidate candidate, Finding.Passed passed, Batch batch) {
        Envelope envelope = candidate.envelope();
        Ruling ruling = passed.ruling();
        StoredMessage message = stored(candidate, ruling, batch.nextNumber());
        batch.accept(message, candidate.cms());
        candidate.businessKey().ifPresent(key -> batch.use(key, message.id()));
        if (!passed.contents().isEmpty()) {
            batch.name(message.id(), passed.contents());
        }
        List<Obligation> touched = new ArrayList<>(ruling.changed());
        touched.addAll(ruling.opened());
        batch.move(ruling.after(), touched, message.id().toString());
        ruling.others()
                .forEach(
                        other ->
                                batch.move(
                                        other.after(), other.changed(), message.id().toString()));
        batch.tell(
                new BatchEvent.MessageAccepted(
                        message.number(),
                        envelope,
                        message.sha256(),
                        message.size(),
                        message.recipients(),
                        message.copies(),
                        message.acceptedAt(),
                        ruling.opened(),
                        changed(ruling)));
        Statement acceptance =
                statements.acceptance(
                        Stating.subject(message, candidate.shownTo()),
                        Stating.owed(ruling, candidate),
                        message.acceptedAt());
        return batch.log(acceptance);
    }

    /** Whoever watches duties is told of those of related exchanges too. */
    private static List<Obligation> changed(Ruling ruling) {
        List<Obligation> changed = new ArrayList<>(ruling.changed());
        ruling.others().forEach(other -> changed.addAll(other.changed()));
        return changed;
    }

    private static StoredMessage stored(Candidate candidate, Ruling ruling, long number) {
        Envelope envelope = candidate.envelope();
        return new StoredMessage(
                number,
                envelope.id(),
                envelope.type(),
                envelope.from(),
                envelope.to(),
                candidate.recipients(),
                ruling.copies(),
                envelope.exchange(),
                envelope.inReplyTo(),
                envelope.urgency(),
                envelope.time(),
                candidate.receivedAt(),
                candidate.sha256(),
                candidate.cms().length,
                envelope.attachments());
    }

    /** Logs that a known sender's message was refused, and answers with the proof. */
    void reject(Work.Rejection work, Batch batch) {
        Envelope envelope = work.envelope();
        Statement rejection =
                statements.rejection(
                        new StatementMaker.Subject(
                                envelope.id(),
                                work.sha256(),
                                envelope.type(),
                                envelope.from(),
                                envelope.to(),
                                List.of(),
                                envelope.exchange()),
                        work.refusal().code().slug(),
                        work.at());
        long index = batch.log(rejection);
        batch.answer(
                () ->
                        work.answer()
                                .complete(
                                        new Outcome.Refused(
                                                work.refusal(), evidence.receipt(index))));
    }
}
