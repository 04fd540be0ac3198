package vn.liennganh.partner.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.merkle.ProofCheck;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.CmsSigner;
import vn.liennganh.pki.DetachedSignature;
import vn.liennganh.pki.Finding;
import vn.liennganh.pki.NoteKey;

/**
 * Proves a receipt without the hub: statement, place in the log, signed head, seal (protocol,
 * section 2).
 */
public final class ReceiptCheck {

    private final Trust trust;
    private final MessageCheck messages;
    private final CmsReader reader = new CmsReader();

    public ReceiptCheck(Trust trust, MessageCheck messages) {
        this.trust = trust;
        this.messages = messages;
    }

    /**
     * Looks at everything and tells each finding; nothing that can be checked is left out after a
     * failure.
     */
    public List<Check> examine(Receipt receipt, Optional<Sha256> message) {
        List<Check> checks = new ArrayList<>();
        Optional<Statement> statement = Statement.read(receipt.statement());
        checks.add(
                statement.isPresent()
                        ? Check.passed("statement")
                        : Check.failed("statement", "statement-unreadable"));
        checks.add(binding(statement, message));
        Optional<SignedNote> note = SignedNote.parse(receipt.log().checkpoint());
        Optional<Checkpoint> head = note.flatMap(it -> Checkpoint.parse(it.text()));
        checks.add(inclusion(receipt, head));
        checks.add(note(note, head));
        checks.add(seal(receipt, statement));
        return checks;
    }

    /**
     * Lets a receipt pass only when all is proved.
     *
     * @throws VerificationFailed with the first finding
     */
    public Receipt require(Receipt receipt, Optional<Sha256> message) {
        for (Check check : examine(receipt, message)) {
            if (check.result() == Check.Result.FAILED) {
                throw new VerificationFailed(check.text());
            }
        }
        return receipt;
    }

    private static Check binding(Optional<Statement> statement, Optional<Sha256> message) {
        if (statement.isEmpty() || message.isEmpty()) {
            return Check.skipped("message", "message-not-at-hand");
        }
        return statement.get().messageSha256().equals(message.get())
                ? Check.passed("message")
                : Check.failed("message", "message-differs");
    }

    private static Check inclusion(Receipt receipt, Optional<Checkpoint> head) {
        byte[] leaf = TreeHash.leaf(TreeHash.entry(receipt.statement()));
        Receipt.LogProof log = receipt.log();
        boolean included =
                head.isPresent()
                        && head.get().size() == log.treeSize()
                        && head.get().origin().equals(log.origin())
                        && ProofCheck.inclusion(
                                log.index(),
                                log.treeSize(),
                                leaf,
                                log.inclusionProof(),
                                head.get().root());
        return included ? Check.passed("inclusion") : Check.failed("inclusion", "not-included");
    }

    private Check note(Optional<SignedNote> note, Optional<Checkpoint> head) {
        if (trust.logKey().isEmpty()) {
            return Check.skipped("note", "log-key-unknown");
        }
        NoteKeyLine key = trust.logKey().get();
        boolean signed =
                note.isPresent()
                        && head.isPresent()
                        && head.get().origin().equals(key.name())
                        && note.get().signedBy(key, NoteKey::verify);
        return signed ? Check.passed("note") : Check.failed("note", "note-invalid");
    }

    private Check seal(Receipt receipt, Optional<Statement> statement) {
        byte[] checkpoint = receipt.log().checkpoint().getBytes(StandardCharsets.UTF_8);
        Checked<CmsDocument> read =
                DetachedSignature.attach(receipt.seal(), checkpoint).then(reader::read);
        Checked<List<CmsSigner>> verified = read.then(messages.signatures()::verify);
        Optional<Finding> fault = verified.fault();
        if (fault.isPresent()) {
            return Check.failed("seal", "seal-invalid", fault.get().fault());
        }
        for (CmsSigner signer : verified.orThrow()) {
            Optional<Finding> untrusted =
                    messages.certificates().judge(signer, read.orThrow()).fault();
            if (untrusted.isPresent()) {
                return Check.failed("seal", "seal-invalid", untrusted.get().fault());
            }
            if (statement.isPresent()
                    && !MessageCheck.names(signer, statement.get().hub().value())) {
                return Check.failed("seal", "seal-of-another", statement.get().hub());
            }
        }
        return Check.passed("seal");
    }
}
