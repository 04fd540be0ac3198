package vn.liennganh.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Acknowledgement;

/**
 * A recipient that empties its inbox and acknowledges in batches: it lists and fetches every
 * message over its connections side by side, or has pages handed out with the bytes.
 */
final class Drain {

    private static final int PAGE = 500;

    private final SignedMessages recipient;
    private final BenchHub hub;
    private final int connections;
    private final boolean together;

    /** One that fetches each message by itself. */
    Drain(SignedMessages recipient, BenchHub hub, int connections) {
        this(recipient, hub, connections, false);
    }

    private Drain(SignedMessages recipient, BenchHub hub, int connections, boolean together) {
        this.recipient = recipient;
        this.hub = hub;
        this.connections = connections;
        this.together = together;
    }

    /** One that takes whole pages over one connection. */
    static Drain together(SignedMessages recipient, BenchHub hub) {
        return new Drain(recipient, hub, 1, true);
    }

    /**
     * What emptying came to.
     *
     * @param cpuMicros server CPU for each message, all its processes
     */
    record Result(int messages, double perSecond, double cpuMicros) {}

    /** Takes what lies there, so many at most, and ends at the first empty page. */
    Result run(Set<Long> serverProcesses, int most) {
        ProcessCost before = ProcessCost.of(serverProcesses);
        long start = System.nanoTime();
        int taken = 0;
        List<RawHttp> open = Stream.generate(this::connect).limit(connections).toList();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            Map<UUID, Sha256> page = next(open, threads);
            while (!page.isEmpty() && taken < most) {
                acknowledge(open.get(0), page);
                taken += page.size();
                page = next(open, threads);
            }
        } finally {
            threads.shutdown();
            open.forEach(RawHttp::close);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        ProcessCost cost = ProcessCost.of(serverProcesses).since(before);
        return new Result(taken, taken / seconds, cost.cpuSeconds() * 1e6 / Math.max(1, taken));
    }

    private RawHttp connect() {
        return new RawHttp(hub.url("https"), Optional.of(recipient.tls()));
    }

    private Map<UUID, Sha256> next(List<RawHttp> open, ExecutorService threads) {
        return together ? handedOut(open.get(0)) : fetch(open, threads);
    }

    private static Map<UUID, Sha256> handedOut(RawHttp connection) {
        JsonNode page =
                Json.MAPPER.readTree(
                        connection.get("/api/v1/inbox?wait=1&content=true&limit=" + PAGE).body());
        Map<UUID, Sha256> received = new LinkedHashMap<>();
        for (JsonNode item : page.path("items")) {
            received.put(
                    UUID.fromString(item.path("id").asString()),
                    Sha256.of(item.path("message").binaryValue()));
        }
        return received;
    }

    private static Map<UUID, Sha256> fetch(List<RawHttp> open, ExecutorService threads) {
        JsonNode page =
                Json.MAPPER.readTree(open.get(0).get("/api/v1/inbox?wait=1&limit=" + PAGE).body());
        List<UUID> ids = new ArrayList<>();
        page.path("items").forEach(item -> ids.add(UUID.fromString(item.path("id").asString())));
        Map<UUID, Sha256> received = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Void>> fetching = new ArrayList<>();
        for (RawHttp connection : open) {
            fetching.add(
                    CompletableFuture.runAsync(
                            () -> fetchNext(connection, ids, next, received), threads));
        }
        fetching.forEach(CompletableFuture::join);
        Map<UUID, Sha256> inOrder = new LinkedHashMap<>();
        ids.forEach(id -> inOrder.put(id, received.get(id)));
        return inOrder;
    }

    private static void fetchNext(
            RawHttp connection, List<UUID> ids, AtomicInteger next, Map<UUID, Sha256> received) {
        for (int i = next.getAndIncrement(); i < ids.size(); i = next.getAndIncrement()) {
            byte[] body = connection.get("/api/v1/messages/" + ids.get(i)).body();
            received.put(ids.get(i), Sha256.of(body));
        }
    }

    private void acknowledge(RawHttp connection, Map<UUID, Sha256> received) {
        byte[] content =
                new Acknowledgement(recipient.id(), recipient.client().whoami().time(), received)
                        .bytes();
        RawHttp.Answer answer =
                connection.post(
                        "/api/v1/acknowledgements",
                        "application/pkcs7-mime",
                        recipient.keys().signer().seal(content));
        if (answer.status() != 200) {
            throw new IllegalStateException("Acknowledgement refused: " + answer.status());
        }
    }
}
