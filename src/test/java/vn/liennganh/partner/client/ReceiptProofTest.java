package vn.liennganh.partner.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.liennganh.merkle.ReceiptCheck;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.partner.PaperHub;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.stamp.StampQuestion;
import vn.liennganh.support.Tools;
import vn.liennganh.support.TwoSeals;

/** A receipt passes the client and the shell script of the documentation, or is stopped by both. */
class ReceiptProofTest {

    private static final Path SCRIPT = Path.of("src/docs/verify-receipt.sh").toAbsolutePath();

    @TempDir private Path dir;

    private final PaperHub hub = new PaperHub();
    private final SealKey bank = hub.newSeal("X99.51.001");
    private byte[] cms = {};
    private Envelope envelope = ping();

    @BeforeEach
    void a_bank_has_sent_a_ping() {
        Tools.need("bash", "openssl", "jq", "xxd");
        byte[] json = draft().bytes();
        cms = bank.sign(json);
        envelope = EnvelopeReader.read(json).value();
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_true_receipt_passes_wherever_it_stands_in_the_tree(int before, int later) {
        hub.growTo(before);
        Receipt receipt = hub.accept(cms, envelope, hubSeal(), later);

        assertThat(examine(receipt).verdict()).isEqualTo("valid");
        assertThat(script(receipt)).startsWith("OK: SubmissionAcceptance of " + envelope.id());
    }

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of(0, 0),
                Arguments.of(0, 1),
                Arguments.of(1, 0),
                Arguments.of(2, 4),
                Arguments.of(6, 0),
                Arguments.of(5, 7),
                Arguments.of(255, 2));
    }

    @Test
    void a_receipt_for_another_message_is_stopped() {
        Receipt other = hub.accept(bank.sign(draft().bytes()), envelope);

        assertThat(examine(other).verdict()).isEqualTo("invalid");
        assertThat(script(other)).isEqualTo("BAD: the statement is about another message");
    }

    @Test
    void a_changed_statement_is_stopped() {
        Receipt receipt = grown();
        byte[] changed = new String(receipt.statement()).replace("+07:00", "+06:00").getBytes();
        assertThat(changed).isNotEqualTo(receipt.statement());

        stopped(new Receipt(changed, receipt.log(), receipt.seal(), Optional.empty()));
    }

    @Test
    void a_changed_proof_a_shifted_place_and_a_longer_proof_are_stopped() {
        Receipt receipt = grown();
        Receipt.LogProof log = receipt.log();
        List<byte[]> flipped = new ArrayList<>(log.inclusionProof());
        flipped.set(0, flipped(flipped.get(0), 3));
        List<byte[]> longer = new ArrayList<>(log.inclusionProof());
        longer.add(new byte[32]);

        stopped(with(receipt, log.index(), log.treeSize(), flipped, log.checkpoint()));
        stopped(with(receipt, log.index(), log.treeSize(), longer, log.checkpoint()));
        stopped(
                with(
                        receipt,
                        log.index() + 1,
                        log.treeSize(),
                        log.inclusionProof(),
                        log.checkpoint()));
        stopped(
                with(
                        receipt,
                        log.index(),
                        log.treeSize() + 1,
                        log.inclusionProof(),
                        log.checkpoint()));
    }

    @Test
    void a_checkpoint_that_the_log_did_not_sign_is_stopped() {
        Receipt receipt = grown();
        PaperHub stranger = PaperHub.stranger();
        stranger.growTo(3);
        Receipt foreign = stranger.accept(cms, envelope);

        stopped(new Receipt(foreign.statement(), foreign.log(), foreign.seal(), Optional.empty()));
        stopped(new Receipt(foreign.statement(), foreign.log(), receipt.seal(), Optional.empty()));
    }

    @Test
    void a_seal_of_anybody_but_the_hub_is_stopped() {
        stopped(hub.accept(cms, envelope, bank, 0));
    }

    @Test
    void a_seal_of_the_hub_and_of_somebody_else_is_stopped() {
        Receipt receipt = grown();
        byte[] checkpoint = receipt.log().checkpoint().getBytes(StandardCharsets.UTF_8);

        stopped(sealed(receipt, TwoSeals.detached(hubSeal(), bank, checkpoint)));
        stopped(sealed(receipt, TwoSeals.detached(bank, hubSeal(), checkpoint)));
    }

    private static Receipt sealed(Receipt receipt, byte[] seal) {
        return new Receipt(receipt.statement(), receipt.log(), seal, Optional.empty());
    }

    @Test
    void a_broken_seal_is_stopped() {
        Receipt receipt = grown();

        stopped(sealed(receipt, flipped(receipt.seal(), receipt.seal().length - 1)));
    }

    @Test
    void a_time_stamp_over_the_seal_passes_and_says_when() {
        Receipt receipt = grown();
        Receipt stamped = receipt.stamped(token(hub, receipt.seal()));

        Examination examination = examine(stamped);

        assertThat(examination.verdict()).isEqualTo("valid");
        ReceiptCheck.Check last = examination.checks().get(examination.checks().size() - 1);
        assertThat(last.name()).isEqualTo("timestamp");
        assertThat(last.result()).isEqualTo(ReceiptCheck.Result.OK);
        assertThat(last.args().get(1)).contains("CN=Paper time-stamps");
        assertThat(script(stamped)).startsWith("OK: ").contains("Time stamp: ");
    }

    @Test
    void a_time_stamp_over_another_seal_by_a_stranger_or_changed_is_stopped() {
        Receipt receipt = grown();
        byte[] token = token(hub, receipt.seal());

        stopped(receipt.stamped(token(hub, grown().seal())));
        stopped(receipt.stamped(token(PaperHub.stranger(), receipt.seal())));
        stopped(receipt.stamped(flipped(token, token.length - 1)));
        stopped(receipt.stamped(receipt.seal()));
    }

    private static byte[] token(PaperHub whose, byte[] content) {
        StampQuestion question = StampQuestion.about(content);
        return question.tokenOf(whose.newTimestamps(Use.TIMESTAMPS).answer(question.toBytes()))
                .orThrow();
    }

    @Test
    void without_the_log_key_nothing_is_called_valid() {
        Trust blind = new Trust(hub.trust().authorities(), Optional.empty(), hub.trust().clock());

        assertThat(Examination.of(blind, cms, grown(), Set.of()).verdict()).isEqualTo("incomplete");
    }

    private void stopped(Receipt receipt) {
        assertThat(examine(receipt).verdict()).isEqualTo("invalid");
        assertThat(script(receipt)).startsWith("BAD: ");
    }

    private Receipt grown() {
        hub.growTo(5);
        return hub.accept(cms, envelope, hubSeal(), 4);
    }

    private SealKey hubSeal() {
        return hub.newSeal(PaperHub.ID);
    }

    private Examination examine(Receipt receipt) {
        return Examination.of(hub.trust(), cms, receipt, Set.of());
    }

    private String script(Receipt receipt) {
        try {
            Path message = Files.write(dir.resolve("message.p7m"), cms);
            Path json = Files.write(dir.resolve("receipt.json"), receipt.toBytes());
            Path ca =
                    Files.writeString(dir.resolve("ca.pem"), Pem.write(hub.authorityCertificate()));
            Path key = Files.writeString(dir.resolve("log.key"), hub.logKey().line() + "\n");
            Process process =
                    new ProcessBuilder(
                                    "bash",
                                    SCRIPT.toString(),
                                    message.toString(),
                                    json.toString(),
                                    ca.toString(),
                                    key.toString())
                            .redirectErrorStream(true)
                            .start();
            String said = new String(process.getInputStream().readAllBytes()).strip();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isEqualTo(said.startsWith("OK") ? 0 : 7);
            return said;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Receipt with(
            Receipt receipt, long index, long size, List<byte[]> proof, String checkpoint) {
        return new Receipt(
                receipt.statement(),
                new Receipt.LogProof(receipt.log().origin(), index, size, proof, checkpoint),
                receipt.seal(),
                Optional.empty());
    }

    private static byte[] flipped(byte[] bytes, int place) {
        byte[] copy = bytes.clone();
        copy[place] ^= 1;
        return copy;
    }

    private static Envelope ping() {
        return EnvelopeReader.read(draft().bytes()).value();
    }

    private static Draft draft() {
        Supplier<UUID> id = () -> MessageIds.next(java.time.Clock.systemUTC());
        return Draft.of("sandbox.ping", Json.MAPPER.createObjectNode().put("text", "xin chao"))
                .from(AgencyId.of("X99.51.001"))
                .to(List.of("X99.52.001"))
                .at(OffsetDateTime.parse("2026-11-20T09:00:00+07:00"))
                .opening(id.get());
    }
}
