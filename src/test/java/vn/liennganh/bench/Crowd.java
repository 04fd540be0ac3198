package vn.liennganh.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Many senders at once, each by its own connection: a thread sends all that one of them has. */
final class Crowd {

    private static final String PATH = "/api/v1/messages";

    private final BenchHub hub;
    private final int threads;

    /** What one sender has signed. */
    record Share(SignedMessages sender, List<byte[]> messages) {}

    Crowd(BenchHub hub, int threads) {
        this.hub = hub;
        this.threads = threads;
    }

    /** Sends everything and says what it came to, in a row of the table. */
    String send(String what, List<Share> shares) {
        Queue<Share> waiting = new ConcurrentLinkedQueue<>(shares);
        Queue<Long> nanos = new ConcurrentLinkedQueue<>();
        ProcessCost before = ProcessCost.of(hub.processes());
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(threads, Crowd::daemon);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            all.add(CompletableFuture.runAsync(() -> work(waiting, nanos), pool));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        double seconds = (System.nanoTime() - start) / 1e9;
        pool.shutdown();
        ProcessCost cost = ProcessCost.of(hub.processes()).since(before);
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.0f | %.0f | %.1f / %.1f | %d |",
                what,
                sorted.length,
                seconds,
                sorted.length / seconds,
                cost.cpuSeconds() * 1e6 / sorted.length,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                cost.memoryKib() / 1024);
    }

    /** The head of the table. */
    static List<String> head() {
        return Arrays.asList(
                "| what | messages | s | messages/s | server CPU µs a message | p50 / p99 ms"
                        + " | PSS MiB |",
                "| --- | --- | --- | --- | --- | --- | --- |");
    }

    private void work(Queue<Share> waiting, Queue<Long> nanos) {
        for (Share share = waiting.poll(); share != null; share = waiting.poll()) {
            try (RawHttp connection = share.sender().connector(hub).get()) {
                for (byte[] message : share.messages()) {
                    long start = System.nanoTime();
                    RawHttp.Answer answer =
                            connection.post(PATH, "application/pkcs7-mime", message);
                    nanos.add(System.nanoTime() - start);
                    if (answer.status() != 201) {
                        throw new IllegalStateException(
                                "Refused: "
                                        + answer.status()
                                        + " "
                                        + new String(answer.body(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }
}
