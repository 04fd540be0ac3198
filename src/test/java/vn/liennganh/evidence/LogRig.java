package vn.liennganh.evidence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.merkle.ProofCheck;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.support.TestDatabase;

/** A log on a real database, whose hub can die and start again at any step. */
final class LogRig implements AutoCloseable {

    static final String ORIGIN = "test.liennganh.invalid/log";
    static final Instant NOW = Instant.parse("2026-11-23T02:30:00.123Z");

    final HikariDataSource source = pooled(TestDatabase.fresh());
    final LogRepository repository = new LogRepository(source, Duration.ofSeconds(30));
    final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(source));
    final JdbcTemplate administrator = new JdbcTemplate(source);
    final StatementMaker maker = new StatementMaker(new AgencyId("X99.00.000"));
    final KeyPair keys = keys();
    final List<Receipt> handedOut = new ArrayList<>();
    final Path headFile;
    private final Map<String, Boolean> signedNotes = new HashMap<>();
    int seals;
    private String origin = ORIGIN;
    private Optional<EvidenceLog> log = Optional.empty();
    private String secondHeads = "";

    LogRig(Path directory) {
        this.headFile = directory.resolve("log").resolve("head");
        restart();
    }

    private static HikariDataSource pooled(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    HeadSigner signer() {
        byte[] spki = keys.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
        return new HeadSigner(
                new NoteKeyLine(origin, raw),
                this::sign,
                this::seal,
                (key, signed, signature) -> verify(signed, signature),
                LogRig::sealed);
    }

    /** Every seal is different, as an ECDSA signature is. */
    private byte[] seal(byte[] note) {
        seals++;
        byte[] chance = UUID.randomUUID().toString().getBytes();
        return ByteBuffer.allocate(TreeHash.LENGTH + chance.length)
                .put(TreeHash.entry(note))
                .put(chance)
                .array();
    }

    private static boolean sealed(byte[] note, byte[] seal) {
        return Arrays.equals(TreeHash.entry(note), Arrays.copyOf(seal, TreeHash.LENGTH));
    }

    private byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private boolean verify(byte[] signed, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(keys.getPublic());
            signature.update(signed);
            return signature.verify(bytes);
        } catch (GeneralSecurityException failed) {
            return false;
        }
    }

    void origin(String name) {
        origin = name;
    }

    /** From the next start on a second head is kept in this folder. */
    void secondHeads(Path folder) {
        secondHeads = folder.toString();
    }

    /** The process dies without any goodbye, and another one starts. */
    EvidenceLog restart() {
        die();
        log = Optional.of(open(headFile));
        return log.get();
    }

    void die() {
        log.ifPresent(EvidenceLog::close);
        log = Optional.empty();
    }

    EvidenceLog open(Path file) {
        return open(file, repository);
    }

    EvidenceLog open(Path file, LogRepository through) {
        EvidenceProperties settings =
                new EvidenceProperties(
                        origin, file, secondHeads, Duration.ofMillis(20), Duration.ofSeconds(30));
        KeptHeads heads = KeptHeads.open(settings, signer().key());
        return new LogOpening(through, transactions, heads, signer()).open();
    }

    EvidenceLog log() {
        return log.orElseThrow();
    }

    NewStatement acceptance(UUID message) {
        return NewStatement.of(maker.acceptance(subject(message), List.of(), NOW));
    }

    static StatementMaker.Subject subject(UUID message) {
        return new StatementMaker.Subject(
                message,
                Sha256.of(new byte[0]),
                new MessageType("sandbox.ping"),
                new AgencyId("X99.11.001"),
                List.of("X99.51.001", "X99.51.002"),
                List.of("X99.31.001"),
                message);
    }

    List<NewStatement> acceptances(int count) {
        List<NewStatement> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(acceptance(UUID.randomUUID()));
        }
        return all;
    }

    Appended appendUncounted(EvidenceLog to, List<NewStatement> statements) {
        return Optional.ofNullable(transactions.execute(tx -> to.append(to.lock(), statements)))
                .orElseThrow();
    }

    /** One flush whose receipts nobody asks for. */
    void grow(int count) {
        sealed(log(), acceptances(count));
    }

    private Appended sealed(EvidenceLog to, List<NewStatement> statements) {
        Appended appended = appendUncounted(to, statements);
        to.committed(appended);
        to.seal();
        return appended;
    }

    /** One flush from end to end; every receipt is checked and remembered. */
    List<Receipt> flush(int count) {
        return flush(log(), acceptances(count));
    }

    List<Receipt> flush(EvidenceLog to, List<NewStatement> statements) {
        Appended appended = sealed(to, statements);
        List<Receipt> receipts = receipts(to, appended.first(), appended.count());
        receipts.forEach(this::requireProved);
        handedOut.addAll(receipts);
        return receipts;
    }

    static List<Receipt> receipts(EvidenceLog log, long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(index -> log.receipt(index).orElseThrow())
                .toList();
    }

    void requireProved(Receipt receipt) {
        Receipt.LogProof proof = receipt.log();
        SignedNote note = SignedNote.parse(proof.checkpoint()).orElseThrow();
        Checkpoint head = Checkpoint.parse(note.text()).orElseThrow();
        byte[] leaf = TreeHash.leaf(TreeHash.entry(receipt.statement()));
        boolean signed =
                signedNotes.computeIfAbsent(
                        proof.checkpoint(), it -> note.signedBy(signer().key(), signer().check()));
        boolean proved =
                signed
                        && head.size() == proof.treeSize()
                        && ProofCheck.inclusion(
                                proof.index(),
                                proof.treeSize(),
                                leaf,
                                proof.inclusionProof(),
                                head.root());
        if (!proved || Statement.read(receipt.statement()).isEmpty()) {
            throw new AssertionError("Receipt of entry " + proof.index() + " proves nothing");
        }
    }

    /** Every receipt ever handed out is answered again, byte for byte. */
    void requireHonoured() {
        for (Receipt receipt : handedOut) {
            Receipt again = log().receipt(receipt.log().index()).orElseThrow();
            if (!again.equals(receipt)) {
                throw new AssertionError("Another receipt of entry " + receipt.log().index());
            }
        }
    }

    @Override
    public void close() {
        die();
        source.close();
    }
}
