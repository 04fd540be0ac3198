package vn.liennganh.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Three times more than the hub can take, offered by six agencies at once (P18): what is accepted
 * stays quick, what is refused is told so at once, and nothing is lost. System properties: {@code
 * bench.warmup} (10000), {@code bench.messages} (5000, to find the capacity), {@code bench.seconds}
 * (10, of overload), {@code bench.factor} (3), {@code bench.connections} (16 for each agency),
 * {@code bench.calls} (80, places of the hub), {@code bench.heap} (512m).
 */
public final class OverloadBench {

    private static final String PATH = "/api/v1/messages";
    private static final String RECIPIENT = "X99.51.003";
    private static final List<String> SENDERS =
            List.of(
                    "X99.51.000",
                    "X99.51.001",
                    "X99.51.002",
                    "X99.40.000",
                    "X99.41.000",
                    "X99.41.001");
    private static final int JSON_BYTES = 2_048;
    private static final int CALM_CONNECTIONS = 8;

    private final int warmup = Integer.getInteger("bench.warmup", 10_000);
    private final int messages = Integer.getInteger("bench.messages", 5_000);
    private final int seconds = Integer.getInteger("bench.seconds", 10);
    private final int factor = Integer.getInteger("bench.factor", 3);
    private final int connections = Integer.getInteger("bench.connections", 16);

    private final int calls = Integer.getInteger("bench.calls", 80);

    private OverloadBench() {}

    public static void main(String[] args) {
        new OverloadBench().run();
    }

    /** One signed message and who sends it. */
    private record Sent(SignedMessages sender, byte[] cms) {}

    private void run() {
        // As outside the sandbox, where one agency does not make all of the load.
        try (BenchHub hub =
                BenchHub.hub(
                        System.getProperty("bench.heap", "512m"),
                        "--server.tomcat.threads.max=200",
                        "--hub.gateway.admission.calls=" + calls,
                        "--hub.gateway.admission.share-percent=50",
                        "--hub.directory.limits.calls-at-once=32")) {
            List<SignedMessages> senders =
                    SENDERS.stream().map(id -> new SignedMessages(hub, id)).toList();
            LoadRun.Result peak = peak(hub, senders.get(0));
            double offered = peak.perSecond() * factor;
            List<Sent> all = sign(senders, (int) (offered * seconds));
            int[] statuses = new int[all.size()];
            double[] millis = new double[all.size()];
            double took = overload(hub, all, offered, statuses, millis);
            say("");
            say("| overload | |");
            say("| --- | --- |");
            say(
                    "| capacity, closed loop | %.0f/s, p99 %.1f ms |",
                    peak.perSecond(), peak.p99Millis());
            say("| offered | %.0f/s asked for, %.0f/s reached |", offered, all.size() / took);
            tell(statuses, millis, took, peak);
            tellKept(hub, all, statuses);
        }
    }

    /** What the hub can take, from one sender on a few connections. */
    private LoadRun.Result peak(BenchHub hub, SignedMessages sender) {
        List<byte[]> signed = sender.pings(warmup + messages, RECIPIENT, JSON_BYTES);
        try (LoadRun run =
                new LoadRun(
                        () -> connection(hub, sender), CALM_CONNECTIONS, PATH, hub.processes())) {
            run.flatOut(signed.subList(0, warmup));
            return run.flatOut(signed.subList(warmup, signed.size()));
        }
    }

    private static List<Sent> sign(List<SignedMessages> senders, int count) {
        List<List<byte[]>> signed =
                senders.stream()
                        .map(one -> one.pings(count / senders.size() + 1, RECIPIENT, JSON_BYTES))
                        .toList();
        List<Sent> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int sender = i % senders.size();
            all.add(new Sent(senders.get(sender), signed.get(sender).get(i / senders.size())));
        }
        return all;
    }

    private static RawHttp connection(BenchHub hub, SignedMessages sender) {
        return new RawHttp(hub.url("https"), Optional.of(sender.tls()));
    }

    /** Each sender's messages when they are due, on its own connections; returns the seconds. */
    private double overload(
            BenchHub hub, List<Sent> all, double perSecond, int[] statuses, double[] millis) {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        List<AtomicInteger> next = SENDERS.stream().map(id -> new AtomicInteger()).toList();
        List<List<RawHttp>> open = new ArrayList<>();
        for (int sender = 0; sender < SENDERS.size(); sender++) {
            List<RawHttp> own = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                own.add(connection(hub, all.get(sender).sender()));
            }
            open.add(own);
        }
        long start = System.nanoTime();
        for (int sender = 0; sender < SENDERS.size(); sender++) {
            int first = sender;
            for (RawHttp http : open.get(sender)) {
                running.add(
                        CompletableFuture.runAsync(
                                () -> {
                                    for (int i = turn(next, first);
                                            i < all.size();
                                            i = turn(next, first)) {
                                        await(start + (long) (i / perSecond * 1e9));
                                        long sent = System.nanoTime();
                                        statuses[i] = post(http, all.get(i));
                                        millis[i] = (System.nanoTime() - sent) / 1e6;
                                    }
                                    http.close();
                                },
                                threads));
            }
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        threads.shutdown();
        return (System.nanoTime() - start) / 1e9;
    }

    private static int turn(List<AtomicInteger> next, int sender) {
        return sender + SENDERS.size() * next.get(sender).getAndIncrement();
    }

    private static int post(RawHttp http, Sent sent) {
        return http.post(PATH, "application/pkcs7-mime", sent.cms()).status();
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

    private static void tell(int[] statuses, double[] millis, double took, LoadRun.Result peak) {
        int accepted = 0;
        int limited = 0;
        int full = 0;
        for (int status : statuses) {
            accepted += status == 201 ? 1 : 0;
            limited += status == 429 ? 1 : 0;
            full += status == 503 ? 1 : 0;
        }
        double p99 = p99(statuses, millis, true);
        say(
                "| 201 / 429 / 503 / anything else | %d / %d / %d / %d |",
                accepted, limited, full, statuses.length - accepted - limited - full);
        say(
                "| accepted | %.0f/s, %.0f %% of the capacity (goal 90) |",
                accepted / took, 100 * accepted / took / peak.perSecond());
        say(
                "| p99 of what was accepted | %.1f ms, %.1f times (goal 4) |",
                p99, p99 / peak.p99Millis());
        say("| p99 of what was refused | %.1f ms |", p99(statuses, millis, false));
    }

    private static double p99(int[] statuses, double[] millis, boolean accepted) {
        double[] chosen = new double[statuses.length];
        int count = 0;
        for (int i = 0; i < statuses.length; i++) {
            if (statuses[i] == 201 == accepted) {
                chosen[count++] = millis[i];
            }
        }
        Arrays.sort(chosen, 0, count);
        return count == 0 ? 0 : chosen[(int) ((count - 1) * 0.99)];
    }

    /**
     * Everything once more, calmly: what had its receipt must be known (200), and what was refused
     * must not be (201).
     */
    private static void tellKept(BenchHub hub, List<Sent> all, int[] statuses) {
        int lost = 0;
        int ghosts = 0;
        for (int sender = 0; sender < SENDERS.size(); sender++) {
            try (RawHttp http = connection(hub, all.get(sender).sender())) {
                for (int i = sender; i < all.size(); i += SENDERS.size()) {
                    int again = post(http, all.get(i));
                    lost += statuses[i] == 201 && again != 200 ? 1 : 0;
                    ghosts += statuses[i] != 201 && again != 201 ? 1 : 0;
                }
            }
        }
        say("| accepted and lost / refused and kept (goal 0 / 0) | %d / %d |", lost, ghosts);
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
