package vn.liennganh.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Acknowledgement;

/** A recipient that empties its inbox: lists, fetches every message, acknowledges in batches. */
final class Drain {

    private static final int PAGE = 500;

    private final SignedMessages recipient;
    private final BenchHub hub;

    Drain(SignedMessages recipient, BenchHub hub) {
        this.recipient = recipient;
        this.hub = hub;
    }

    /**
     * What emptying came to.
     *
     * @param cpuMicros server CPU for each message, all its processes
     */
    record Result(int messages, double perSecond, double cpuMicros) {}

    /** Takes everything that lies there and ends at the first empty page. */
    Result run(Set<Long> serverProcesses) {
        ProcessCost before = ProcessCost.of(serverProcesses);
        long start = System.nanoTime();
        int taken = 0;
        try (RawHttp connection = new RawHttp(hub.url("https"), Optional.of(recipient.tls()))) {
            Map<UUID, Sha256> page = fetch(connection);
            while (!page.isEmpty()) {
                acknowledge(connection, page);
                taken += page.size();
                page = fetch(connection);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        ProcessCost cost = ProcessCost.of(serverProcesses).since(before);
        return new Result(taken, taken / seconds, cost.cpuSeconds() * 1e6 / Math.max(1, taken));
    }

    private static Map<UUID, Sha256> fetch(RawHttp connection) {
        JsonNode page =
                Json.MAPPER.readTree(connection.get("/api/v1/inbox?wait=1&limit=" + PAGE).body());
        Map<UUID, Sha256> received = new LinkedHashMap<>();
        for (JsonNode item : page.path("items")) {
            UUID id = UUID.fromString(item.path("id").asString());
            received.put(id, Sha256.of(connection.get("/api/v1/messages/" + id).body()));
        }
        return received;
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
