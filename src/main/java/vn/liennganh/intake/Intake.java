package vn.liennganh.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.liennganh.intake.audit.AttemptListener;
import vn.liennganh.intake.audit.RefusalAudit;
import vn.liennganh.intake.check.Acknowledgement;
import vn.liennganh.intake.check.Assessment;
import vn.liennganh.intake.check.Candidate;
import vn.liennganh.intake.check.Paper;
import vn.liennganh.intake.check.SignerCheck;
import vn.liennganh.intake.check.Signers;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Verdict;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.regulation.Obligation;

/**
 * The one door into the hub: every message, from any channel, person or route, passes here.
 *
 * <p>{@link #submit} takes every decision that needs no lock, top to bottom, in the order of the
 * protocol (section 1); the first that fails answers. The last ones, which need what is stored, are
 * taken by the writer. Strangers are turned away unlogged, only counted, so that they cannot make
 * the log grow; once we know who speaks, the outcome is in the log before the sender hears of it.
 */
@Service
public class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final SignerCheck signatures;
    private final Assessment assessment;
    private final Writer writer;
    private final Committer committer;
    private final Earlier earlier;
    private final RefusalAudit audit;
    private final List<AttemptListener> listeners;
    private final Clock clock;

    Intake(
            SignerCheck signatures,
            Assessment assessment,
            Writer writer,
            Committer committer,
            Earlier earlier,
            RefusalAudit audit,
            List<AttemptListener> listeners,
            Clock clock) {
        this.signatures = signatures;
        this.assessment = assessment;
        this.writer = writer;
        this.committer = committer;
        this.earlier = earlier;
        this.audit = audit;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /** Judges and accepts a signed message; returns when the outcome is durable. */
    public Outcome submit(byte[] cms, Channel channel) {
        return writer.await(
                writer.expecting(
                        () -> told(cms, channel, () -> receive(Paper.of(cms), channel, false))));
    }

    /**
     * What was handed in, and what will come of it.
     *
     * @param id of the message, where it could be read
     */
    public record Taken(Optional<UUID> id, CompletableFuture<Outcome> outcome) {}

    /**
     * Takes what comes where a channel has one way in, a message or an acknowledgement as its
     * content says. Judges before it returns and does not wait for the writer: what one sender
     * hands in one after the other is written in that order, and shares its commits.
     */
    public Taken take(byte[] cms, Channel channel) {
        Verdict<CmsDocument> opened = Paper.open(cms);
        if (opened.refusal().isEmpty() && Acknowledgement.claimed(opened.value().content())) {
            return new Taken(Optional.empty(), told(cms, channel, () -> takeOver(opened, channel)));
        }
        Verdict<Paper> read = opened.then(Paper::read);
        return new Taken(
                read.refusal().isPresent()
                        ? Optional.empty()
                        : Optional.of(read.value().envelope().id()),
                writer.expecting(() -> told(cms, channel, () -> receive(read, channel, false))));
    }

    /** Every check of {@link #submit}, and nothing stored or logged. */
    public Outcome dryRun(byte[] cms, Channel channel) {
        return writer.await(told(cms, channel, () -> receive(Paper.of(cms), channel, true)));
    }

    /** {@link #dryRun} before a submission: nobody is told of it. */
    public Outcome foresee(byte[] cms, Channel channel) {
        return writer.await(
                Writer.whileTheDatabaseIsThere(() -> receive(Paper.of(cms), channel, true)));
    }

    private CompletableFuture<Outcome> receive(Verdict<Paper> read, Channel channel, boolean dry) {
        Instant now = now();
        if (read.refusal().isPresent()) {
            return stranger(read.refusal().get(), channel, dry);
        }
        Paper paper = read.value();
        Envelope envelope = paper.envelope();
        Optional<Refusal> barred = channel.bars(envelope.from(), assessment::suspended);
        if (barred.isPresent()) {
            return stranger(barred.get(), channel, dry);
        }
        // From here on the same bytes, accepted before, get their first receipt whatever is found.
        Optional<Refusal> untimely = assessment.untimely(envelope, now);
        if (untimely.isPresent()) {
            return strangerUnlessHeard(untimely.get(), paper, channel, dry);
        }
        Verdict<Signers> signers =
                signatures.check(paper.document(), envelope.from(), LegalClock.day(now));
        if (signers.refusal().isPresent()) {
            return strangerUnlessHeard(signers.refusal().get(), paper, channel, dry);
        }
        Verdict<Candidate> candidate =
                assessment.judge(paper.cms(), paper.sha256(), envelope, signers.value(), now);
        if (candidate.refusal().isPresent()) {
            return refuse(candidate.refusal().get(), paper, now, dry);
        }
        return dry ? said(examine(candidate.value())) : accept(candidate.value());
    }

    /** What bytes from nobody in particular hear: size and form first, then who they are not. */
    public Outcome turnAway(byte[] cms) {
        Refusal refusal =
                Paper.of(cms)
                        .refusal()
                        .orElseGet(
                                () ->
                                        Refusal.of(
                                                RefusalCode.NOT_AUTHENTICATED,
                                                "intake.not-authenticated"));
        audit.count("none", refusal.code());
        return Outcome.Refused.unlogged(refusal);
    }

    /**
     * Takes messages off the inbox by the recipient's signed acknowledgement, all or nothing:
     * {@code not-found} for what never went to it, {@code digest-mismatch} for other bytes.
     */
    public Outcome acknowledge(byte[] cms, Channel channel) {
        return writer.await(told(cms, channel, () -> takeOver(Paper.open(cms), channel)));
    }

    private CompletableFuture<Outcome> takeOver(Verdict<CmsDocument> document, Channel channel) {
        Instant now = now();
        Verdict<Acknowledgement> read = document.then(one -> Acknowledgement.read(one.content()));
        if (read.refusal().isPresent()) {
            return stranger(read.refusal().get(), channel, false);
        }
        Acknowledgement acknowledgement = read.value();
        Optional<Refusal> barred = channel.bars(acknowledgement.from(), assessment::suspended);
        if (barred.isPresent()) {
            return stranger(barred.get(), channel, false);
        }
        Optional<Refusal> refusal = assessment.untimely(acknowledgement.time().toInstant(), now);
        if (refusal.isEmpty()) {
            Verdict<Signers> signers =
                    signatures.check(document.value(), acknowledgement.from(), LegalClock.day(now));
            refusal = signers.refusal().or(() -> signers.value().refusal());
        }
        if (refusal.isPresent()) {
            return stranger(refusal.get(), channel, false);
        }
        AgencyId party = acknowledgement.from();
        return written(answer -> new Work.Handover(party, acknowledgement.messages(), now, answer));
    }

    /** The bytes were first left to this party; attested in a later batch, as the future tells. */
    public CompletableFuture<Void> consigned(UUID message, AgencyId party) {
        return this.<Void>written(one -> new Work.Consignment(message, party, now(), one))
                .whenComplete(
                        (done, failed) -> {
                            if (failed != null) { // The next fetch attests it, or the handover.
                                LOG.warn("consignment not attested yet: message={}", message);
                            }
                        });
    }

    /** Marks what is still owed overdue, and attests the silence once a message and party. */
    public CompletableFuture<Void> lapsed(List<Silence> silences) {
        return written(answer -> new Work.Lapse(List.copyOf(silences), answer));
    }

    /** Dates anew those of the duties that are still owed and that today's law dates otherwise. */
    public CompletableFuture<Void> recounted(List<Obligation> duties) {
        return written(answer -> new Work.Recount(List.copyOf(duties), now(), answer));
    }

    /** Lets everybody off those of the duties that are still owed; only for the sandbox. */
    public CompletableFuture<Void> waived(List<Obligation> duties, String why) {
        return written(answer -> new Work.Waiver(List.copyOf(duties), why, answer));
    }

    /** Attests what befell deliveries; what is attested already is left as it is. */
    public CompletableFuture<Void> recorded(List<CarryRecord> records) {
        return written(answer -> new Work.Carriage(List.copyOf(records), now(), answer));
    }

    /** Before the seal is verified: counted, and nothing else is kept. */
    private CompletableFuture<Outcome> stranger(Refusal refusal, Channel channel, boolean dry) {
        if (!dry) {
            audit.count(channel.kind(), refusal.code());
        }
        return said(Outcome.Refused.unlogged(refusal));
    }

    private CompletableFuture<Outcome> strangerUnlessHeard(
            Refusal refusal, Paper paper, Channel channel, boolean dry) {
        // Bytes whose signature does not hold never were accepted: a flood costs no look-up.
        Optional<Outcome> heard =
                refusal.code() == RefusalCode.SIGNATURE_INVALID
                        ? Optional.empty()
                        : earlier.acceptance(paper.envelope().id(), paper.sha256());
        return heard.map(Intake::said).orElseGet(() -> stranger(refusal, channel, dry));
    }

    /** A known sender's message: the refusal is logged, unless the id was heard before. */
    private CompletableFuture<Outcome> refuse(
            Refusal refusal, Paper paper, Instant now, boolean dry) {
        Optional<Outcome> heard = earlier.acceptance(paper.envelope().id(), paper.sha256());
        if (heard.isPresent()) {
            return said(heard.get());
        }
        Refusal first = earlier.conflict(paper.envelope().id()).orElse(refusal);
        if (dry) {
            return said(Outcome.Refused.unlogged(first));
        }
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        writer.write(new Work.Rejection(paper.envelope(), paper.sha256(), first, now, answer));
        return answer;
    }

    private CompletableFuture<Outcome> accept(Candidate candidate) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        writer.write(new Work.Submission(candidate, answer));
        return answer;
    }

    /** Does it while the database is there, and tells those who keep what agencies hand in. */
    private CompletableFuture<Outcome> told(
            byte[] cms, Channel channel, Supplier<CompletableFuture<Outcome>> work) {
        CompletableFuture<Outcome> answer = writer.called(work);
        return listeners.isEmpty()
                ? answer
                : answer.thenApply(outcome -> outcome.tell(now(), channel, cms, listeners));
    }

    private static CompletableFuture<Outcome> said(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    private Outcome examine(Candidate candidate) {
        Submissions.Finding finding = committer.examine(candidate);
        if (finding instanceof Submissions.Finding.Refused refused) {
            return Outcome.Refused.unlogged(refused.refusal());
        }
        if (finding instanceof Submissions.Finding.Passed passed) {
            // Of a discreet group nobody is shown the members, not even before it is sent.
            List<AgencyId> shown = candidate.shownRecipients();
            return new Outcome.Checked(
                    shown, passed.ruling().copies(), Stating.owed(passed.ruling(), candidate));
        }
        return earlier.acceptance(candidate.envelope().id(), candidate.sha256())
                .orElseGet(Writer::unavailable);
    }

    private <T> CompletableFuture<T> written(Function<CompletableFuture<T>, Work> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        writer.write(work.apply(answer));
        return answer;
    }

    /** What the hub attests is cut to milliseconds, so that what is stored and stated agree. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
