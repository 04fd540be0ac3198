package vn.liennganh.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.merkle.ProofBuilder;
import vn.liennganh.merkle.TreeGrowth;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.MessageType;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.NoteKey;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CertificateOrder.Subject;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;
import vn.liennganh.pki.trust.CertificateJudge;
import vn.liennganh.pki.trust.TrustAnchors;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.across.Facts;
import vn.liennganh.regulation.read.RuleFiles;
import vn.liennganh.regulation.workbench.walk.Cast;
import vn.liennganh.regulation.workbench.walk.Stage;

/** Single steps of a message, in microseconds of CPU of one thread: the median of seven batches. */
final class MicroBench {

    private static final int BATCHES = 7;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Clock CLOCK = Clock.systemUTC();

    private static volatile Object sink = "";

    private final List<String> rows = new ArrayList<>();

    private MicroBench() {}

    static String run() {
        MicroBench bench = new MicroBench();
        bench.signatures("RSA-2048", KeyPairs.newRsa2048());
        bench.signatures("P-256", KeyPairs.newP256());
        bench.log();
        bench.law();
        return "| step | CPU µs |\n| --- | --- |\n" + String.join("\n", bench.rows) + "\n";
    }

    private void signatures(String name, KeyPair keys) {
        Validity validity =
                new Validity(
                        CLOCK.instant().minusSeconds(60), CLOCK.instant().plus(Duration.ofDays(1)));
        CertificateAuthority authority =
                CertificateAuthority.root(
                        Subject.of("Bench CA", "Bench"), KeyPairs.newP256(), validity, CLOCK);
        SealKey seal =
                new SealKey(
                        authority.issue(
                                CertificateOrder.of(
                                        Subject.of("X99.51.001", "Bench"),
                                        Use.SEAL,
                                        keys.getPublic(),
                                        validity)),
                        keys.getPrivate(),
                        List.of(),
                        CLOCK);
        byte[] json = ping();
        byte[] cms = seal.sign(json);
        CmsReader reader = new CmsReader();
        SignatureVerifier verifier = new SignatureVerifier(AlgorithmPolicy.standard());
        CertificateJudge judge =
                new CertificateJudge(
                        TrustAnchors.of(
                                authority.certificate(), TrustAnchors.RevocationPolicy.off()),
                        AlgorithmPolicy.standard(),
                        CLOCK,
                        Duration.ofMinutes(10));
        step(name + ": read the CMS", 5_000, () -> reader.read(cms));
        step(
                name + ": read and verify",
                1_000,
                () -> verifier.verify(reader.read(cms).orThrow()).orThrow());
        var document = reader.read(cms).orThrow();
        var signer = verifier.verify(document).orThrow().get(0);
        step(name + ": judge the certificate, cached", 20_000, () -> judge.judge(signer, document));
        step(name + ": seal", 200, () -> seal.sign(json));
        if (name.equals("P-256")) {
            step("read the envelope strictly", 5_000, () -> EnvelopeReader.read(json));
        }
    }

    private void log() {
        NoteKey key = NoteKey.generate();
        byte[] note = "origin\n1000\nroot\n".getBytes(StandardCharsets.UTF_8);
        step("sign the head of the log (Ed25519, once a flush)", 500, () -> key.sign(note));
        TreeGrowth tree = TreeGrowth.empty();
        byte[] leaf = TreeHash.leaf(TreeHash.entry(note));
        step(
                "append to the tree",
                20_000,
                () -> {
                    tree.add(leaf);
                    return leaf;
                });
        long size = tree.size();
        step(
                "inclusion proof of the newest entry",
                5_000,
                () -> ProofBuilder.inclusion(size - 1, size, tree));
    }

    /** The full catalogue: how long it takes to load, and to judge one message by it. */
    private void law() {
        Path config = Path.of("config");
        long[] loads = new long[BATCHES];
        for (int batch = 0; batch < BATCHES; batch++) {
            long start = System.nanoTime();
            sink = RuleFiles.load(config);
            loads[batch] = System.nanoTime() - start;
        }
        rows.add(
                String.format(
                        Locale.ROOT,
                        "| load the catalogue (first, wall time; goal 2000000) | %.0f |",
                        loads[0] / 1e3));
        Arrays.sort(loads);
        rows.add(
                String.format(
                        Locale.ROOT,
                        "| load the catalogue (median, wall time) | %.0f |",
                        loads[BATCHES / 2] / 1e3));
        RuleBook rules = RuleFiles.load(config);
        Cast cast = Cast.of(config);
        Stage stage = new Stage(rules, cast);
        Instant at = Instant.parse("2026-11-20T03:00:00Z");
        Stage.Line order = line(stage, "account-freeze.order", Optional.empty(), at);
        step(
                "judge an order: schema, parties, step, due instants (goal 50)",
                10_000,
                () -> stage.play(order).value());
        Optional<ExchangeState> ordered = Optional.of(stage.play(order).value().after());
        Stage.Line report = line(stage, "account-freeze.execution-report", ordered, at);
        step("judge a report in its exchange (goal 50)", 10_000, () -> stage.play(report).value());
    }

    private static Stage.Line line(
            Stage stage, String type, Optional<ExchangeState> state, Instant at) {
        AgencyId agency = stage.cast().ofKind("enforcement-agency").get(0);
        AgencyId bank = stage.cast().ofKind("bank").get(0);
        boolean opens = state.isEmpty();
        MessageType name = new MessageType(type);
        return new Stage.Line(
                name,
                opens ? agency : bank,
                List.of(opens ? bank : agency),
                opens ? List.of("enforcement-officer", "enforcement-officer") : List.of(),
                (ObjectNode)
                        stage.rules().sample(name, at, new Random(1)).orElseThrow().path("body"),
                Optional.empty(),
                List.of(),
                at,
                Facts.NONE,
                state);
    }

    private interface Step {
        Object once();
    }

    private void step(String name, int times, Step step) {
        double[] micros = new double[BATCHES];
        for (int warm = 0; warm < 2 * times; warm++) {
            sink = step.once();
        }
        for (int batch = 0; batch < BATCHES; batch++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < times; i++) {
                sink = step.once();
            }
            micros[batch] = (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / times;
        }
        Arrays.sort(micros);
        rows.add(String.format(Locale.ROOT, "| %s | %.1f |", name, micros[BATCHES / 2]));
    }

    private static byte[] ping() {
        return """
        {"specVersion":"1.0","id":"0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01","type":"sandbox.ping",\
        "from":"X99.51.001","to":["X99.51.003"],"time":"2026-11-23T09:30:00.000+07:00",\
        "exchange":"0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01","body":{"text":"%s"}}\
        """
                .formatted("x".repeat(1_780))
                .getBytes(StandardCharsets.UTF_8);
    }
}
