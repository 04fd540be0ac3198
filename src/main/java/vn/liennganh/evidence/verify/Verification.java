package vn.liennganh.evidence.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.merkle.ReceiptCheck;
import vn.liennganh.merkle.ReceiptCheck.Result;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.Text;
import vn.liennganh.message.Verdict;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.CmsSigner;
import vn.liennganh.pki.DetachedSignature;
import vn.liennganh.pki.Fault;
import vn.liennganh.pki.Finding;
import vn.liennganh.pki.NoteKey;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.pki.stamp.TimestampToken;
import vn.liennganh.pki.trust.CertificateJudge;

/** Tells anyone whether a message, its attachments and a receipt belong together and are true. */
public class Verification {

    private final NoteKeyLine logKey;
    private final AgencyId hub;
    private final SignatureVerifier signatures;
    private final CertificateJudge certificates;
    private final Predicate<Checkpoint> goesOn;
    private final CmsReader reader = new CmsReader();

    /**
     * @param goesOn whether the hub's log as it is now goes on from a head that its own key signed
     */
    public Verification(
            NoteKeyLine logKey,
            AgencyId hub,
            SignatureVerifier signatures,
            CertificateJudge certificates,
            Predicate<Checkpoint> goesOn) {
        this.logKey = logKey;
        this.hub = hub;
        this.signatures = signatures;
        this.certificates = certificates;
        this.goesOn = goesOn;
    }

    /**
     * One thing that was looked at.
     *
     * @param check stable, in kebab-case
     */
    public record Check(String check, Result result, Text detail) {}

    /**
     * What came of it.
     *
     * @param verdict {@code valid}, {@code invalid}, or {@code incomplete} where something needed
     *     was not given
     */
    public record Report(String verdict, List<Check> checks) {

        public Report {
            checks = List.copyOf(checks);
        }
    }

    /**
     * Checks everything that can be checked; nothing stops at the first failure.
     *
     * @param attachments the digests of the contents that lie beside the message
     */
    public Report verify(
            Optional<byte[]> message, Optional<byte[]> receipt, Set<Sha256> attachments) {
        Optional<Receipt> read = receipt.flatMap(Receipt::read);
        if (read.isEmpty()) {
            return report(
                    List.of(
                            receipt.isPresent()
                                    ? ReceiptCheck.failed("receipt")
                                    : ReceiptCheck.skipped("receipt")));
        }
        return verify(message, read.get(), attachments);
    }

    private Report verify(Optional<byte[]> message, Receipt receipt, Set<Sha256> attachments) {
        Optional<Statement> statement = Statement.read(receipt.statement());
        Receipt.LogProof log = receipt.log();
        ReceiptCheck.Parts parts =
                new ReceiptCheck.Parts(
                        receipt.statement(),
                        log.origin(),
                        log.index(),
                        log.treeSize(),
                        log.inclusionProof(),
                        log.checkpoint(),
                        receipt.seal(),
                        receipt.timestamp());
        Set<String> given = new TreeSet<>();
        attachments.forEach(it -> given.add(it.hex()));
        List<ReceiptCheck.Check> checks =
                new ArrayList<>(
                        ReceiptCheck.run(
                                parts,
                                statement.map(it -> it.messageSha256().hex()),
                                message.map(it -> new ReceiptCheck.Message(it, named(it), given)),
                                Optional.of(logKey),
                                new Signatures(statement)));
        forked(log.checkpoint()).ifPresent(checks::add);
        return report(checks);
    }

    /** Only the hub itself can tell: a head by its own key that its log does not go on from. */
    private Optional<ReceiptCheck.Check> forked(String checkpoint) {
        return SignedNote.parse(checkpoint)
                .filter(note -> note.signedBy(logKey, NoteKey::verify))
                .flatMap(note -> Checkpoint.parse(note.text()))
                .filter(head -> head.origin().equals(logKey.name()) && !goesOn.test(head))
                .map(head -> ReceiptCheck.failed("consistency", String.valueOf(head.size())));
    }

    private static Report report(List<ReceiptCheck.Check> checks) {
        return new Report(
                ReceiptCheck.verdict(checks),
                checks.stream()
                        .map(
                                it ->
                                        new Check(
                                                it.name(),
                                                it.result(),
                                                new Text(it.detail(), it.args())))
                        .toList());
    }

    private Set<String> named(byte[] message) {
        Set<String> named = new TreeSet<>();
        envelope(message)
                .ifPresent(
                        envelope ->
                                envelope.attachments().forEach(it -> named.add(it.sha256().hex())));
        return named;
    }

    private Optional<Envelope> envelope(byte[] message) {
        Checked<CmsDocument> document = reader.read(message);
        if (document.fault().isPresent()) {
            return Optional.empty();
        }
        Verdict<Envelope> read = EnvelopeReader.read(document.orThrow().content());
        return read.refusal().isPresent() ? Optional.empty() : Optional.of(read.value());
    }

    /** What is wrong with a signature of it, or with whose they are. */
    private Optional<Finding> fault(byte[] cms, Optional<Named> named) {
        Checked<CmsDocument> document = reader.read(cms);
        Checked<List<CmsSigner>> signers = document.then(signatures::verify);
        if (signers.fault().isPresent()) {
            return signers.fault();
        }
        for (CmsSigner signer : signers.orThrow()) {
            Optional<Finding> fault = certificates.judge(signer, document.orThrow()).fault();
            if (fault.isPresent()) {
                return fault;
            }
        }
        return named.filter(it -> !it.by(signers.orThrow()))
                .map(
                        it ->
                                new Finding(
                                        Fault.UNTRUSTED,
                                        "evidence.signer-is-another",
                                        List.of(it.agency().value())));
    }

    /**
     * Whose signature it has to be.
     *
     * @param alone whether nobody else may have signed
     */
    private record Named(AgencyId agency, boolean alone) {

        boolean by(List<CmsSigner> signers) {
            return alone
                    ? signers.stream().allMatch(this::is)
                    : signers.stream().anyMatch(this::is);
        }

        private boolean is(CmsSigner signer) {
            return signer.certificate().names(agency.value());
        }
    }

    /** Brings the certificates into the check of a receipt. */
    private final class Signatures implements ReceiptCheck.Signatures {

        private final Optional<Statement> statement;

        Signatures(Optional<Statement> statement) {
            this.statement = statement;
        }

        @Override
        public boolean verify(byte[] publicKey, byte[] signed, byte[] signature) {
            return NoteKey.verify(publicKey, signed, signature);
        }

        @Override
        public ReceiptCheck.Check message(byte[] cms) {
            return check(
                    "message-signature",
                    fault(cms, statement.map(it -> new Named(it.from(), false))));
        }

        /** A seal counts only if every signer is trusted and is the hub. */
        @Override
        public ReceiptCheck.Check seal(byte[] content, byte[] cms) {
            Checked<byte[]> whole = DetachedSignature.attach(cms, content);
            return check(
                    "seal",
                    whole.fault().isPresent()
                            ? whole.fault()
                            : fault(whole.orThrow(), Optional.of(new Named(hub, true))));
        }

        @Override
        public ReceiptCheck.Check timestamp(byte[] content, byte[] token) {
            Checked<TimestampToken> stamp = TimestampToken.check(token, content, certificates);
            return stamp.fault()
                    .map(
                            it ->
                                    ReceiptCheck.unstamped(
                                            TimestampToken.unjudged(it), it.textKey(), it.args()))
                    .orElseGet(
                            () ->
                                    ReceiptCheck.stamped(
                                            stamp.orThrow().time(),
                                            stamp.orThrow().authority(),
                                            statement.map(it -> it.time().toInstant())));
        }

        private ReceiptCheck.Check check(String name, Optional<Finding> fault) {
            return fault.map(
                            it ->
                                    new ReceiptCheck.Check(
                                            name, Result.FAILED, it.textKey(), it.args()))
                    .orElseGet(() -> ReceiptCheck.ok(name));
        }
    }
}
