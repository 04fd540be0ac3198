package vn.liennganh.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import vn.liennganh.partner.client.InboxPage;

/**
 * What a message costs once many are stored, and what a million that wait cost: goals P10, P11, P12
 * and P14. Sends {@code bench.stored} (1000000) messages of 2 KB to one recipient that fetches
 * nothing, kills the hub, starts it again, and lets the recipient fetch {@code bench.fetched}
 * (100000) of them while others go on sending. Takes half an hour and 12 GB.
 */
public final class GrowthBench {

    private static final int JSON_BYTES = 2_048;
    private static final String PATH = "/api/v1/messages";
    private static final String RECIPIENT = "X99.51.003";
    private static final String OTHER = "X99.51.002";

    private final String heap = System.getProperty("bench.heap", "512m");
    private final int stored = Integer.getInteger("bench.stored", 1_000_000);
    private final int fetched = Integer.getInteger("bench.fetched", 100_000);
    private final int connections = Integer.getInteger("bench.connections", 64);
    private final int part = Integer.getInteger("bench.part", 10_000);
    private final List<String> lines = new ArrayList<>();

    private GrowthBench() {}

    public static void main(String[] args) {
        GrowthBench bench = new GrowthBench();
        bench.run();
        bench.lines.forEach(System.out::println);
    }

    private void run() {
        BenchHub hub = BenchHub.hub(heap);
        try {
            SignedMessages sender = new SignedMessages(hub, HubBench.senderWith(hub, "EC"));
            fill(hub, sender);
            hub.kill();
            long start = System.nanoTime();
            hub = hub.again(heap);
            say(
                    "P14: killed with %d waiting, takes messages again after %.1f s",
                    stored, since(start));
            SignedMessages after = new SignedMessages(hub, sender.id().value());
            say("P14: %d different ones wait in the inbox afterwards", waiting(hub));
            catchUp(hub, after);
        } finally {
            hub.close();
        }
    }

    /** Reads the whole list, which takes nothing off it. */
    private static int waiting(BenchHub hub) {
        SignedMessages recipient = new SignedMessages(hub, RECIPIENT);
        Set<UUID> found = new HashSet<>();
        Optional<String> after = Optional.empty();
        InboxPage page = recipient.client().inbox(1_000, Duration.ofSeconds(1), after);
        while (!page.items().isEmpty()) {
            page.items().forEach(item -> found.add(item.id()));
            page = recipient.client().inbox(1_000, Duration.ofSeconds(1), page.next());
        }
        return found.size();
    }

    /** Each part is signed while the one before is sent. */
    private void fill(BenchHub hub, SignedMessages sender) {
        say("| stored before | server CPU µs a message | messages/s | p50 / p99 ms | PSS MiB |");
        say("| --- | --- | --- | --- | --- |");
        try (LoadRun load =
                new LoadRun(sender.connector(hub), connections, PATH, hub.processes())) {
            CompletableFuture<List<byte[]>> next = signed(sender, RECIPIENT);
            for (int sent = 0; sent < stored; sent += part) {
                List<byte[]> messages = next.join();
                next = signed(sender, RECIPIENT);
                LoadRun.Result result = load.flatOut(messages);
                if (sent / part % 10 <= 1 || sent + part >= stored) {
                    row(sent, result);
                }
            }
        }
    }

    private CompletableFuture<List<byte[]>> signed(SignedMessages sender, String recipient) {
        return CompletableFuture.supplyAsync(() -> sender.pings(part, recipient, JSON_BYTES));
    }

    private void row(int before, LoadRun.Result result) {
        say(
                "| %d | %.0f | %.0f | %.1f / %.1f | %d |",
                before,
                result.cpuMicros(),
                result.perSecond(),
                result.p50Millis(),
                result.p99Millis(),
                result.memoryMib());
    }

    /** First a steady load alone, then the same load while the recipient fetches. */
    private void catchUp(BenchHub hub, SignedMessages sender) {
        double rate = Integer.getInteger("bench.rate", 100);
        List<byte[]> warm = sender.pings(part, OTHER, JSON_BYTES);
        List<byte[]> alone = sender.pings((int) rate * 20, OTHER, JSON_BYTES);
        List<byte[]> beside = sender.pings((int) rate * 20, OTHER, JSON_BYTES);
        Drain drain = new Drain(new SignedMessages(hub, RECIPIENT), hub, 8);
        try (LoadRun load =
                new LoadRun(sender.connector(hub), connections, PATH, hub.processes())) {
            load.flatOut(warm);
            LoadRun.Result before = load.atRate(alone, rate);
            CompletableFuture<Drain.Result> draining =
                    CompletableFuture.supplyAsync(() -> drain.run(hub.processes(), fetched));
            LoadRun.Result meanwhile = load.atRate(beside, rate);
            Drain.Result drained = draining.join();
            say(
                    "P12: %d fetched and acknowledged at %.0f/s; receipts of others at %.0f/s:"
                            + " p50 / p99 %.1f / %.1f ms before, %.1f / %.1f ms meanwhile",
                    drained.messages(),
                    drained.perSecond(),
                    rate,
                    before.p50Millis(),
                    before.p99Millis(),
                    meanwhile.p50Millis(),
                    meanwhile.p99Millis());
            say("P11: %d MiB (PSS) at the end", ProcessCost.of(hub.processes()).memoryKib() / 1024);
        }
    }

    private static double since(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    private void say(String form, Object... args) {
        String line = String.format(Locale.ROOT, form, args);
        System.err.println(line);
        lines.add(line);
    }
}
