package vn.liennganh.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sends messages over connections that it opens once and keeps, and says what it cost the server.
 */
public final class LoadRun implements AutoCloseable {

    private final List<RawHttp> connections;
    private final String path;
    private final String contentType;
    private final Set<Long> serverProcesses;

    /** What every refusal has to say; empty where none is expected. */
    private Optional<String> code = Optional.empty();

    LoadRun(Supplier<RawHttp> connector, int connections, String path, Set<Long> serverProcesses) {
        this(connector, connections, path, "application/pkcs7-mime", serverProcesses);
    }

    public LoadRun(
            Supplier<RawHttp> connector,
            int connections,
            String path,
            String contentType,
            Set<Long> serverProcesses) {
        this.contentType = contentType;
        this.connections = Stream.generate(connector).limit(connections).toList();
        this.path = path;
        this.serverProcesses = serverProcesses;
    }

    @Override
    public void close() {
        connections.forEach(RawHttp::close);
    }

    /**
     * What a run came to.
     *
     * @param perSecond accepted messages a second, wall clock
     * @param cpuMicros server CPU for each accepted message, all its processes
     */
    public record Result(
            int accepted,
            double perSecond,
            double cpuMicros,
            double p50Millis,
            double p99Millis,
            long memoryMib) {}

    /** As fast as the connections go. */
    public Result flatOut(List<byte[]> messages) {
        return run(messages, 0);
    }

    /**
     * As fast as the connections go, each of them to be refused with this code; the result counts
     * what was refused.
     */
    Result refused(List<byte[]> messages, String code) {
        this.code = Optional.of(code);
        try {
            return run(messages, 0);
        } finally {
            this.code = Optional.empty();
        }
    }

    /**
     * At a steady rate; latency counts from the moment a message was due, not from when it got
     * through.
     */
    Result atRate(List<byte[]> messages, double perSecond) {
        return run(messages, perSecond);
    }

    private Result run(List<byte[]> messages, double rate) {
        AtomicInteger next = new AtomicInteger();
        long[] nanos = new long[messages.size()];
        ProcessCost before = ProcessCost.of(serverProcesses);
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(connections.size(), LoadRun::daemon);
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        for (RawHttp connection : connections) {
            senders.add(
                    CompletableFuture.runAsync(
                            () -> sendAll(connection, messages, next, nanos, start, rate),
                            threads));
        }
        CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new)).join();
        double seconds = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        ProcessCost cost = ProcessCost.of(serverProcesses).since(before);
        Arrays.sort(nanos);
        return new Result(
                messages.size(),
                messages.size() / seconds,
                cost.cpuSeconds() * 1e6 / messages.size(),
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6,
                cost.memoryKib() / 1024);
    }

    /** A failed run must not keep the process alive. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    private void sendAll(
            RawHttp connection,
            List<byte[]> messages,
            AtomicInteger next,
            long[] nanos,
            long start,
            double rate) {
        for (int i = next.getAndIncrement(); i < messages.size(); i = next.getAndIncrement()) {
            long due = rate == 0 ? System.nanoTime() : start + (long) (i / rate * 1e9);
            await(due);
            RawHttp.Answer answer = connection.post(path, contentType, messages.get(i));
            nanos[i] = System.nanoTime() - due;
            String said = new String(answer.body(), StandardCharsets.UTF_8);
            boolean accepted = answer.status() == 201 || answer.status() == 200;
            if (code.isEmpty() ? !accepted : accepted || !said.contains(code.get())) {
                throw new IllegalStateException("Not as expected: " + answer.status() + " " + said);
            }
        }
    }

    private static void await(long due) {
        long wait = due - System.nanoTime();
        if (wait > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(wait);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
