package vn.liennganh.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.liennganh.evidence.verify.Verification;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.merkle.ProofBuilder;
import vn.liennganh.merkle.ReceiptCheck.Result;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.TreeGrowth;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.Texts;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.NoteKey;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.trust.CertificateJudge;
import vn.liennganh.pki.trust.TrustAnchors;
import vn.liennganh.pki.trust.TrustAnchors.RevocationPolicy;
import vn.liennganh.support.TestPki;
import vn.liennganh.support.TwoSeals;

class VerificationTest {

    private static final String ORIGIN = "test.liennganh.invalid/log";

    private final Clock clock = Clock.systemUTC();
    private boolean goesOn = true;
    private final TestPki pki = new TestPki("Authority", clock);
    private final NoteKey noteKey = NoteKey.generate();
    private final NoteKeyLine key = new NoteKeyLine(ORIGIN, noteKey.publicKey());
    private final SealKey sender = pki.identity("X99.11.001", Use.SEAL).at(clock);
    private final SealKey hub = pki.identity("X99.00.000", Use.SEAL).at(clock);
    private final Verification verification =
            new Verification(
                    key,
                    new AgencyId("X99.00.000"),
                    new SignatureVerifier(AlgorithmPolicy.standard()),
                    new CertificateJudge(
                            TrustAnchors.of(pki.authority().certificate(), RevocationPolicy.off()),
                            AlgorithmPolicy.standard(),
                            clock,
                            Duration.ofMinutes(1)),
                    head -> goesOn);

    private byte[] message = new byte[0];
    private final byte[] attachment = "a scan".getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void sign() {
        UUID id = UUID.randomUUID();
        message =
                sender.sign(
                        """
                {"specVersion":"1.0","id":"%s","type":"sandbox.ping","from":"X99.11.001",
                 "to":["X99.51.001"],"time":"2026-11-23T09:30:00.000+07:00","exchange":"%s",
                 "attachments":[{"name":"a.pdf","mediaType":"application/pdf","size":6,
                                 "sha256":"%s"}],
                 "body":{}}"""
                                .formatted(id, id, Sha256.of(attachment).hex())
                                .getBytes(StandardCharsets.UTF_8));
    }

    private Receipt receipt(SealKey seal) {
        StatementMaker.Subject about = LogRig.subject(UUID.randomUUID());
        Statement statement =
                new StatementMaker(new AgencyId("X99.00.000"))
                        .acceptance(
                                new StatementMaker.Subject(
                                        about.id(),
                                        Sha256.of(message),
                                        about.type(),
                                        about.from(),
                                        about.to(),
                                        about.copies(),
                                        about.exchange()),
                                List.of(),
                                LogRig.NOW);
        byte[] bytes = statement.toBytes();
        TreeGrowth tree = TreeGrowth.empty();
        tree.add(TreeHash.leaf(new byte[32]));
        tree.add(TreeHash.leaf(TreeHash.entry(bytes)));
        tree.add(TreeHash.leaf(new byte[32]));
        String note =
                SignedNote.sign(new Checkpoint(ORIGIN, 3, tree.root()).text(), key, noteKey::sign)
                        .format();
        return new Receipt(
                bytes,
                new Receipt.LogProof(ORIGIN, 1, 3, ProofBuilder.inclusion(1, 3, tree), note),
                seal.signDetached(note.getBytes(StandardCharsets.UTF_8)),
                Optional.empty());
    }

    private Verification.Report verify(byte[] cms, Receipt receipt) {
        Verification.Report report =
                verification.verify(
                        Optional.of(cms),
                        Optional.of(receipt.toBytes()),
                        Set.of(Sha256.of(attachment)));
        for (Verification.Check check : report.checks()) {
            for (Locale locale : List.of(Texts.VIETNAMESE, Texts.ENGLISH)) {
                assertThat(Texts.render(check.detail(), locale))
                        .as(check.check())
                        .isNotBlank()
                        .doesNotStartWith("evidence.");
            }
        }
        return report;
    }

    private static List<String> failed(Verification.Report report) {
        return report.checks().stream()
                .filter(it -> it.result() == Result.FAILED)
                .map(Verification.Check::check)
                .toList();
    }

    @Test
    void what_belongs_together_is_valid() {
        Verification.Report report = verify(message, receipt(hub));
        assertThat(failed(report)).isEmpty();
        assertThat(report.verdict()).isEqualTo("valid");
        assertThat(report.checks())
                .extracting(Verification.Check::check)
                .containsExactly(
                        "statement",
                        "message-digest",
                        "message-signature",
                        "attachments",
                        "inclusion",
                        "checkpoint",
                        "seal");
    }

    @Test
    void without_message_or_attachment_it_is_incomplete() {
        Receipt receipt = receipt(hub);
        assertThat(
                        verification
                                .verify(Optional.empty(), Optional.of(receipt.toBytes()), Set.of())
                                .verdict())
                .isEqualTo("incomplete");
        assertThat(
                        verification
                                .verify(
                                        Optional.of(message),
                                        Optional.of(receipt.toBytes()),
                                        Set.of())
                                .verdict())
                .isEqualTo("incomplete");
        assertThat(verification.verify(Optional.of(message), Optional.empty(), Set.of()).verdict())
                .isEqualTo("incomplete");
    }

    private static Receipt sealed(Receipt receipt, byte[] seal) {
        return new Receipt(receipt.statement(), receipt.log(), seal, Optional.empty());
    }

    @Test
    void every_tampering_is_named() {
        Receipt good = receipt(hub);
        byte[] other = sender.sign(new byte[] {'{', '}'});
        assertThat(failed(verify(other, good)))
                .contains("message-digest", "attachments")
                .doesNotContain("inclusion");
        byte[] statement = good.statement().clone();
        statement[statement.length - 20] ^= 1;
        assertThat(
                        failed(
                                verify(
                                        message,
                                        new Receipt(
                                                statement,
                                                good.log(),
                                                good.seal(),
                                                Optional.empty()))))
                .contains("inclusion");
        assertThat(failed(verify(message, sealed(good, hub.signDetached(new byte[3])))))
                .containsExactly("seal");
        assertThat(failed(verify(message, receipt(sender)))).containsExactly("seal");
        Receipt.LogProof log = good.log();
        byte[] checkpoint = log.checkpoint().getBytes(StandardCharsets.UTF_8);
        byte[] both = TwoSeals.detached(hub, sender, checkpoint);
        assertThat(failed(verify(message, sealed(good, both)))).containsExactly("seal");
        String note =
                SignedNote.sign(
                                SignedNote.parse(log.checkpoint()).orElseThrow().text(),
                                key,
                                NoteKey.generate()::sign)
                        .format();
        assertThat(
                        failed(
                                verify(
                                        message,
                                        new Receipt(
                                                good.statement(),
                                                new Receipt.LogProof(
                                                        log.origin(),
                                                        1,
                                                        3,
                                                        log.inclusionProof(),
                                                        note),
                                                hub.signDetached(
                                                        note.getBytes(StandardCharsets.UTF_8)),
                                                Optional.empty()))))
                .containsExactly("checkpoint");
    }

    @Test
    void a_head_of_our_own_key_that_the_log_does_not_go_on_from_is_named() {
        goesOn = false;
        Receipt good = receipt(hub);
        assertThat(failed(verify(message, good))).containsExactly("consistency");

        Receipt.LogProof log = good.log();
        String forged =
                SignedNote.sign(
                                SignedNote.parse(log.checkpoint()).orElseThrow().text(),
                                key,
                                NoteKey.generate()::sign)
                        .format();
        Receipt.LogProof shown =
                new Receipt.LogProof(log.origin(), 1, 3, log.inclusionProof(), forged);
        assertThat(
                        failed(
                                verify(
                                        message,
                                        new Receipt(
                                                good.statement(),
                                                shown,
                                                good.seal(),
                                                Optional.empty()))))
                .doesNotContain("consistency");
    }

    @Test
    void a_message_by_another_agency_is_named() {
        message =
                pki.identity("X99.51.001", Use.SEAL)
                        .at(clock)
                        .sign("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(failed(verify(message, receipt(hub)))).contains("message-signature");
    }

    @Test
    void what_is_no_receipt_is_invalid() {
        assertThat(
                        verification
                                .verify(
                                        Optional.of(message),
                                        Optional.of(new byte[] {'{'}),
                                        Set.of())
                                .verdict())
                .isEqualTo("invalid");
    }
}
