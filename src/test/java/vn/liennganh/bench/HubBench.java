package vn.liennganh.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.liennganh.pki.Pem;

/**
 * The benchmark: signed messages against a real hub process, beside a plain yardstick in the same
 * run. System properties: {@code bench.warmup} (10000), {@code bench.messages} (5000), {@code
 * bench.rounds} (3), {@code bench.connections} (8), {@code bench.heap} (512m), {@code bench.out} (a
 * file for the table), {@code bench.no-yardstick} (true leaves the yardstick out), {@code
 * bench.flags} (more flags for the hub's JVM), {@code bench.jfr} (a flight recording of it).
 */
public final class HubBench {

    private static final int JSON_BYTES = 2_048;
    private static final String HUB_PATH = "/api/v1/messages";
    private static final String PLAIN_PATH = "/messages";
    private static final int STEADY_CONNECTIONS = 8;
    private static final int STEADY_SECONDS = 20;
    private static final int SETTLED_SECONDS = 120;

    /** Of a second; what an idle hub uses is less. */
    private static final double IDLE_CPU_SECONDS = 0.25;

    private static final String RECIPIENT = "X99.51.003";

    private final int warmup = Integer.getInteger("bench.warmup", 10_000);
    private final int messages = Integer.getInteger("bench.messages", 5_000);
    private final int rounds = Integer.getInteger("bench.rounds", 3);
    private final int connections = Integer.getInteger("bench.connections", 8);
    private final Report report = new Report();

    private HubBench() {}

    public static void main(String[] args) throws IOException {
        HubBench bench = new HubBench();
        bench.run();
        String table = bench.report.markdown();
        System.out.println(table);
        String out = System.getProperty("bench.out", "");
        if (!out.isEmpty()) {
            Files.writeString(Path.of(out), table);
        }
        if (!Boolean.getBoolean("bench.no-micro")) {
            System.out.println(MicroBench.run());
        }
    }

    /** Hub and yardstick run in turn on the same messages, so that a busy hour hits both. */
    private void run() {
        try (BenchHub hub = BenchHub.hub(System.getProperty("bench.heap", "512m"))) {
            for (String algorithm :
                    List.of(System.getProperty("bench.algorithms", "RSA,EC").split(","))) {
                SignedMessages sender = new SignedMessages(hub, senderWith(hub, algorithm));
                String name = name(algorithm);
                note("signing " + (warmup + rounds * messages) + " messages with " + name);
                List<byte[]> signed =
                        sender.pings(warmup + rounds * messages, RECIPIENT, JSON_BYTES);
                compare(hub, sender, algorithm, signed);
                refused(hub, sender, name, signed.subList(0, warmup));
            }
            report.settled(settle(hub));
            latency(hub);
            drain(hub);
        }
    }

    private static String name(String algorithm) {
        return algorithm.equals("RSA") ? "RSA-2048" : "P-256";
    }

    private void compare(
            BenchHub hub, SignedMessages sender, String algorithm, List<byte[]> signed) {
        String name = name(algorithm);
        if (Boolean.getBoolean("bench.no-yardstick")) {
            try (LoadRun ours = run(hub, sender, connections)) {
                ours.flatOut(signed.subList(0, warmup));
                for (int round = 0; round < rounds; round++) {
                    report.accepted("hub, " + name, ours.flatOut(part(signed, round)));
                }
            }
            return;
        }
        try (BenchHub plain = BenchHub.baseline(SignedMessages.authority(hub), algorithm);
                LoadRun ours = run(hub, sender, connections);
                LoadRun theirs =
                        new LoadRun(
                                () -> new RawHttp(plain.url("http"), Optional.empty()),
                                connections,
                                PLAIN_PATH,
                                plain.processes())) {
            note("warming up with " + warmup);
            ours.flatOut(signed.subList(0, warmup));
            theirs.flatOut(signed.subList(0, warmup));
            List<LoadRun.Result> hubRounds = new ArrayList<>();
            List<LoadRun.Result> plainRounds = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                List<byte[]> part = part(signed, round);
                hubRounds.add(ours.flatOut(part));
                plainRounds.add(theirs.flatOut(part));
            }
            LoadRun.Result hubMedian = median(hubRounds);
            LoadRun.Result plainMedian = median(plainRounds);
            report.accepted("hub, " + name + ", mutual TLS", hubMedian);
            report.accepted("plain yardstick, " + name + ", no TLS", plainMedian);
            report.ratio(name, plainMedian.cpuMicros() / hubMedian.cpuMicros());
        }
    }

    /** The same messages with a signature that does not hold, once the compiler has seen some. */
    private void refused(BenchHub hub, SignedMessages sender, String name, List<byte[]> signed) {
        List<byte[]> broken = signed.stream().map(HubBench::withAnotherEnd).toList();
        try (LoadRun ours = run(hub, sender, connections)) {
            ours.refused(broken, "signature-invalid");
            report.refused(name, ours.refused(broken, "signature-invalid"));
        }
    }

    /** The signature stands last. */
    private static byte[] withAnotherEnd(byte[] cms) {
        byte[] broken = cms.clone();
        broken[broken.length - 1] ^= 1;
        return broken;
    }

    private List<byte[]> part(List<byte[]> signed, int round) {
        int from = warmup + round * messages;
        return signed.subList(from, from + messages);
    }

    private static LoadRun run(BenchHub hub, SignedMessages sender, int connections) {
        return new LoadRun(sender.connector(hub), connections, HUB_PATH, hub.processes());
    }

    /** Waits until the server has nothing left to do; what it used until then, in CPU seconds. */
    private static double settle(BenchHub hub) {
        ProcessCost start = ProcessCost.of(hub.processes());
        ProcessCost before = start;
        for (int second = 0; second < SETTLED_SECONDS; second++) {
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            ProcessCost now = ProcessCost.of(hub.processes());
            if (now.since(before).cpuSeconds() < IDLE_CPU_SECONDS) {
                break;
            }
            before = now;
        }
        return ProcessCost.of(hub.processes()).since(start).cpuSeconds();
    }

    /**
     * Receipts at a steady half load, beside what the disk takes for one flush, and how soon the
     * recipient's long poll sees a message. The connections are kept ones, as partners have them:
     * what opening them costs in the first two seconds is not counted.
     */
    private void latency(BenchHub hub) {
        SignedMessages sender = new SignedMessages(hub, senderWith(hub, "EC"));
        int rate = Integer.getInteger("bench.rate", 200);
        List<byte[]> signed = sender.pings(rate * (2 + STEADY_SECONDS), RECIPIENT, JSON_BYTES);
        report.flushes(Flushes.measure(hub.sandbox(), rate * STEADY_SECONDS / 2, rate));
        try (LoadRun steady = run(hub, sender, STEADY_CONNECTIONS)) {
            steady.atRate(signed.subList(0, 2 * rate), rate);
            report.steady(rate, steady.atRate(signed.subList(2 * rate, signed.size()), rate));
        }
        Delivery delivery = new Delivery(new SignedMessages(hub, "X99.51.002"), sender);
        report.delivery(delivery.measure(100));
    }

    private void drain(BenchHub hub) {
        note("draining the recipient's inbox");
        SignedMessages recipient = new SignedMessages(hub, RECIPIENT);
        Drain each = new Drain(recipient, hub, connections);
        report.drained("one by one", each.run(hub.processes(), (warmup + rounds * messages) / 2));
        Drain together = Drain.together(recipient, hub);
        report.drained("in pages with bytes", together.run(hub.processes(), Integer.MAX_VALUE));
        report.memory(ProcessCost.of(hub.processes()).memoryKib() / 1024);
    }

    /** An agency of the sandbox, not the recipient, whose seal is of this kind. */
    static String senderWith(BenchHub hub, String algorithm) {
        try (var folders = Files.list(hub.sandbox())) {
            return folders.filter(folder -> Files.exists(folder.resolve("seal.crt")))
                    .filter(folder -> !folder.endsWith(RECIPIENT) && !folder.endsWith("X99.00.000"))
                    .filter(
                            folder ->
                                    Pem.readCertificate(folder.resolve("seal.crt"))
                                            .getPublicKey()
                                            .getAlgorithm()
                                            .equals(algorithm))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("No agency seals with " + algorithm));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static LoadRun.Result median(List<LoadRun.Result> results) {
        return results.stream()
                .sorted(Comparator.comparingDouble(LoadRun.Result::cpuMicros))
                .toList()
                .get(results.size() / 2);
    }

    private static void note(String line) {
        System.out.println(String.format(Locale.ROOT, "# %s", line));
    }
}
