package vn.liennganh.bench;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.liennganh.support.AgencyFiles;

/**
 * Many AMQP partners at once, a few of which take nothing: whether the rest deliver at full speed,
 * how fast the few catch up, what it takes of memory, and goal P4. Connects {@code bench.partners}
 * (1000) agencies invented for it; {@code bench.slow} (10) of them open their inbox and leave it
 * until {@code bench.parked} (10000) messages wait for each; {@code bench.messages} (20000) go to
 * the others before and meanwhile. A small run takes a minute: 40 partners, 2 slow, 200 parked, 500
 * messages.
 */
public final class AmqpBench {

    private static final int JSON_BYTES = 2_048;
    private static final String PATH = "/api/v1/messages";
    private static final String SENDER = "X99.11.001";
    private static final int FULL_SECONDS = 1_800;

    private final int partners = Integer.getInteger("bench.partners", 1_000);
    private final int slow = Integer.getInteger("bench.slow", 10);
    private final int parked = Integer.getInteger("bench.parked", 10_000);
    private final int messages = Integer.getInteger("bench.messages", 20_000);
    private final int warmup = Integer.getInteger("bench.warmup", 10_000);
    private final int connections = Integer.getInteger("bench.connections", 16);
    private final int part = Integer.getInteger("bench.part", 5_000);
    private final List<String> lines = new ArrayList<>();

    private AmqpBench() {}

    public static void main(String[] args) throws JMSException {
        AmqpBench bench = new AmqpBench();
        bench.run();
        bench.lines.forEach(System.out::println);
    }

    private static String id(int number) {
        return "X99.97.%04d".formatted(number);
    }

    private void run() throws JMSException {
        int port = BenchHub.freePort();
        try (BenchHub hub =
                BenchHub.hub(
                        System.getProperty("bench.heap", "512m"),
                        "--hub.amqp.port=" + port,
                        "--hub.amqp.connections=" + (partners + 100),
                        "--hub.directory.agencies=" + agencies())) {
            say("memory, nobody connected: %d MiB (PSS)", memory(hub));
            AtomicLong arrived = new AtomicLong();
            List<AmqpLine> open = new ArrayList<>();
            List<AmqpLine> stuck = new ArrayList<>();
            List<MessageConsumer> untouched = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < partners; i++) {
                AmqpLine line = new AmqpLine(id(i), SignedMessages.tls(hub, id(i)), port);
                (i < slow ? stuck : open).add(line);
                if (i < slow) {
                    untouched.add(line.inbox());
                } else {
                    line.take(arrived);
                }
            }
            say("%d partners connected in %.1f s", partners, seconds(start));
            say("memory, all connected: %d MiB (PSS)", memory(hub));
            SignedMessages sender = new SignedMessages(hub, SENDER);
            deliver(hub, sender, "warm-up", warmup, arrived);
            deliver(hub, sender, "nothing parked", messages, arrived);
            park(hub, sender);
            deliver(hub, sender, "%d x %d parked".formatted(slow, parked), messages, arrived);
            catchUp(hub, stuck, untouched);
            submissions(hub, open.get(0), new SignedMessages(hub, id(slow)));
            for (AmqpLine line : Stream.concat(open.stream(), stuck.stream()).toList()) {
                line.close();
            }
        }
    }

    /** From the first byte sent by REST until the last partner has settled its delivery. */
    private void deliver(
            BenchHub hub, SignedMessages sender, String what, int count, AtomicLong arrived) {
        List<byte[]> signed = new ArrayList<>();
        int others = partners - slow;
        for (int i = 0; i < Math.min(others, count); i++) {
            int own = count / others + (i < count % others ? 1 : 0);
            signed.addAll(sender.pings(own, id(slow + i), JSON_BYTES));
        }
        long before = arrived.get();
        ProcessCost cost = ProcessCost.of(hub.processes());
        long start = System.nanoTime();
        LoadRun.Result accepted = send(hub, sender, signed);
        until(() -> arrived.get() - before >= signed.size());
        double took = seconds(start);
        say(
                "%s: %d delivered to %d partners at %.0f/s (accepted at %.0f/s, p99 %.1f ms), %.0f"
                        + " µs CPU a message accepted and delivered, %d MiB",
                what,
                signed.size(),
                others,
                signed.size() / took,
                accepted.perSecond(),
                accepted.p99Millis(),
                ProcessCost.of(hub.processes()).since(cost).cpuSeconds() * 1e6 / signed.size(),
                memory(hub));
    }

    private LoadRun.Result send(BenchHub hub, SignedMessages sender, List<byte[]> signed) {
        try (LoadRun load =
                new LoadRun(sender.connector(hub), connections, PATH, hub.processes())) {
            return load.flatOut(signed);
        }
    }

    private void park(BenchHub hub, SignedMessages sender) {
        long start = System.nanoTime();
        for (int i = 0; i < slow; i++) {
            for (int sent = 0; sent < parked; sent += part) {
                int count = Math.min(part, parked - sent);
                send(hub, sender, sender.pings(count, id(i), JSON_BYTES));
            }
        }
        say(
                "%d parked in %.0f s; memory: %d MiB (PSS)",
                slow * parked, seconds(start), memory(hub));
    }

    private void catchUp(BenchHub hub, List<AmqpLine> stuck, List<MessageConsumer> untouched)
            throws JMSException {
        AtomicLong taken = new AtomicLong();
        long start = System.nanoTime();
        for (MessageConsumer inbox : untouched) {
            inbox.setMessageListener(message -> taken.incrementAndGet());
        }
        until(() -> taken.get() >= (long) slow * parked);
        say(
                "P12 by AMQP: %d partners take %d each at %.0f/s together; memory: %d MiB (PSS)",
                stuck.size(), parked, slow * parked / seconds(start), memory(hub));
    }

    private void submissions(BenchHub hub, AmqpLine line, SignedMessages sender)
            throws JMSException {
        AtomicLong verdicts = new AtomicLong();
        line.receipts(verdicts);
        List<byte[]> warm = sender.pings(warmup, id(slow + 1), JSON_BYTES);
        List<byte[]> signed = sender.pings(messages, id(slow + 1), JSON_BYTES);
        line.submit(warm);
        until(() -> verdicts.get() >= warm.size());
        ProcessCost cost = ProcessCost.of(hub.processes());
        long start = System.nanoTime();
        line.submit(signed);
        until(() -> verdicts.get() >= warm.size() + signed.size());
        say(
                "P4: %d handed in by AMQP on one connection, each with its receipt: %.0f/s, %.0f µs"
                        + " CPU a message, delivery to one partner included",
                signed.size(),
                signed.size() / seconds(start),
                ProcessCost.of(hub.processes()).since(cost).cpuSeconds() * 1e6 / signed.size());
    }

    /** The agencies of the sandbox, and as many more as are to connect. */
    private Path agencies() {
        try {
            Path folder = AgencyFiles.copied().folder();
            List<String> text = new ArrayList<>(List.of("agencies:"));
            IntStream.range(0, partners)
                    .mapToObj(
                            number ->
                                    """
                                      - identifier: %s
                                        kind: employer
                                        names: {vi: Cong ty %d, en: Company %d}
                                        territory: Hoa Sen
                                        valid-from: 2026-01-01
                                        channel: rest-inbox
                                        contacts: {email: company-%d@hoasen.invalid}"""
                                            .formatted(id(number), number, number, number))
                    .forEach(text::add);
            Files.write(folder.resolve("zz-companies.yaml"), text);
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long memory(BenchHub hub) {
        return ProcessCost.of(hub.processes()).memoryKib() / 1024;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Looks until it is so; a run that hangs ends. */
    static void until(BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FULL_SECONDS);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not done after " + FULL_SECONDS + " s");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private void say(String form, Object... args) {
        String line = String.format(Locale.ROOT, form, args);
        System.err.println(line);
        lines.add(line);
    }
}
