package vn.liennganh.partner.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.liennganh.merkle.ReceiptCheck;
import vn.liennganh.merkle.ReceiptCheck.Check;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.Text;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.CmsSigner;
import vn.liennganh.pki.DetachedSignature;
import vn.liennganh.pki.NoteKey;
import vn.liennganh.pki.stamp.TimestampToken;

/** Proves receipts without the hub, as far as the keys at hand allow (protocol, section 2). */
final class Proofs {

    private final Trust trust;
    private final MessageCheck messages;
    private final CmsReader reader = new CmsReader();

    Proofs(Trust trust, MessageCheck messages) {
        this.trust = trust;
        this.messages = messages;
    }

    /**
     * Lets a receipt pass only when it says what was expected and nothing in it fails.
     *
     * @throws VerificationFailed with the first finding
     */
    Receipt require(Receipt receipt, Predicate<Statement> expected) {
        Optional<Statement> statement = Statement.read(receipt.statement());
        if (statement.isPresent() && !expected.test(statement.get())) {
            throw new VerificationFailed("receipt-mismatch", Text.of("partner.message-differs"));
        }
        for (Check check : checks(receipt, statement, Optional.empty())) {
            if (check.result() == ReceiptCheck.Result.FAILED) {
                throw new VerificationFailed(
                        "receipt-" + check.name(), new Text(check.detail(), check.args()));
            }
        }
        return receipt;
    }

    /** Every check of a receipt, its message, and the attachments that lie beside it. */
    List<Check> examine(Receipt receipt, byte[] cms, Set<Sha256> attachments) {
        return checks(
                receipt,
                Statement.read(receipt.statement()),
                Optional.of(new ReceiptCheck.Message(cms, named(cms), hex(attachments))));
    }

    private List<Check> checks(
            Receipt receipt,
            Optional<Statement> statement,
            Optional<ReceiptCheck.Message> message) {
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
        return ReceiptCheck.run(
                parts,
                statement.map(it -> it.messageSha256().hex()),
                message,
                trust.logKey(),
                new Keys(statement));
    }

    private Set<String> named(byte[] cms) {
        try {
            return messages.open(cms).envelope().attachments().stream()
                    .map(AttachmentRef::sha256)
                    .map(Sha256::hex)
                    .collect(Collectors.toSet());
        } catch (VerificationFailed unproved) {
            return Set.of(); // told by the check of the signature
        }
    }

    private static Set<String> hex(Set<Sha256> digests) {
        return digests.stream().map(Sha256::hex).collect(Collectors.toSet());
    }

    /** The signatures of a receipt whose statement names this hub. */
    private final class Keys implements ReceiptCheck.Signatures {

        private final Optional<String> hub;
        private final Optional<Instant> stated;

        Keys(Optional<Statement> statement) {
            this.hub = statement.map(it -> it.hub().value());
            this.stated = statement.map(it -> it.time().toInstant());
        }

        @Override
        public boolean verify(byte[] publicKey, byte[] signed, byte[] signature) {
            return NoteKey.verify(publicKey, signed, signature);
        }

        @Override
        public Check message(byte[] cms) {
            try {
                messages.open(cms);
                return ReceiptCheck.ok("message-signature");
            } catch (VerificationFailed unproved) {
                return ReceiptCheck.failed("message-signature", unproved.getMessage());
            }
        }

        /** A seal counts only if every signer is trusted and is the hub of the statement. */
        @Override
        public Check seal(byte[] content, byte[] cms) {
            Checked<CmsDocument> document =
                    DetachedSignature.attach(cms, content).then(reader::read);
            Checked<List<CmsSigner>> signers = document.then(messages.signatures()::verify);
            boolean sound =
                    signers.fault().isEmpty()
                            && signers.orThrow().stream()
                                    .allMatch(signer -> ofHub(signer, document.orThrow()));
            return sound ? ReceiptCheck.ok("seal") : ReceiptCheck.failed("seal");
        }

        @Override
        public Check timestamp(byte[] content, byte[] token) {
            Checked<TimestampToken> stamp =
                    TimestampToken.check(token, content, messages.certificates());
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
                                            stated));
        }

        private boolean ofHub(CmsSigner signer, CmsDocument document) {
            return messages.certificates().judge(signer, document).fault().isEmpty()
                    && hub.filter(signer.certificate()::names).isPresent();
        }
    }
}
