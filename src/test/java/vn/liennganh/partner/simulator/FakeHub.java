package vn.liennganh.partner.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.PaperHub;
import vn.liennganh.partner.client.MessageCheck;
import vn.liennganh.partner.client.VerificationFailed;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.regulation.Judge;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.support.ConfiguredRules;

/**
 * A hub for one agency: plain HTTP and all in memory, but real signatures, receipts and schemas.
 */
final class FakeHub implements AutoCloseable {

    private static final long HELD_MILLIS = 20;

    static final Instant START = Instant.parse("2026-11-20T02:00:00Z");

    private static final RuleBook RULES = ConfiguredRules.BOOK;
    private static final Judge JUDGE = new Judge(RULES);

    final PaperHub paper = new PaperHub();
    final List<Envelope> accepted = new CopyOnWriteArrayList<>();
    final List<String> refused = new CopyOnWriteArrayList<>();
    final Set<UUID> fetched = ConcurrentHashMap.newKeySet();
    final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    volatile Instant now = START;
    volatile boolean acknowledging = true;

    private final AgencyId agency;
    private final String kind;
    private final Map<UUID, byte[]> mail = new LinkedHashMap<>();
    private final Map<UUID, Sha256> seen = new ConcurrentHashMap<>();
    private final ArrayNode duties = Json.MAPPER.createArrayNode();
    private final MessageCheck check = new MessageCheck(paper.trust());
    private final HttpServer server;

    FakeHub(String agency, String kind) {
        this.agency = AgencyId.of(agency);
        this.kind = kind;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    AgencyId agency() {
        return agency;
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /**
     * Puts a message of another agency into the inbox, with a duty of so many hours where asked.
     */
    synchronized Envelope deliver(String type, String from, String owes, int hours) {
        return deliver(type, from, owes, hours, body -> {});
    }

    synchronized Envelope deliver(
            String type, String from, String owes, int hours, Consumer<ObjectNode> content) {
        ObjectNode document = RULES.sample(new MessageType(type), now, new Random()).orElseThrow();
        content.accept((ObjectNode) document.path("body"));
        document.put("from", from).putArray("to").add(agency.value());
        byte[] json = Json.MAPPER.writeValueAsBytes(document);
        Envelope envelope = EnvelopeReader.read(json).value();
        mail.put(envelope.id(), paper.newSeal(from).sign(json));
        if (!owes.isEmpty()) {
            duties.addObject()
                    .put("exchange", envelope.exchange().toString())
                    .put("cause", envelope.id().toString())
                    .put("party", agency.value())
                    .put("owes", owes)
                    .put("due", now.plus(Duration.ofHours(hours)).toString())
                    .put("status", "open");
        }
        return envelope;
    }

    private void answer(HttpExchange call) throws IOException {
        byte[] request = call.getRequestBody().readAllBytes();
        String path = call.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/log/key")) {
            send(call, 200, paper.logKey().line().getBytes(StandardCharsets.UTF_8));
        } else if (call.getRequestMethod().equals("POST") && name.equals("messages")) {
            submit(call, request);
        } else if (call.getRequestMethod().equals("POST")) {
            acknowledge(call, request);
        } else if (path.contains("/messages/") && !name.equals("evidence")) {
            fetched.add(UUID.fromString(name));
            send(call, 200, mail.get(UUID.fromString(name)));
        } else {
            send(call, 200, Json.MAPPER.writeValueAsBytes(document(call.getRequestURI(), name)));
        }
    }

    private synchronized JsonNode document(URI asked, String name) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        if (asked.getPath().contains("/samples/")) {
            return RULES.sample(new MessageType(name), now, new Random()).orElseThrow();
        }
        switch (name) {
            case "whoami" ->
                    json.put("agency", agency.value())
                            .put("time", now.atOffset(ZoneOffset.ofHours(7)).toString());
            case "agencies" ->
                    json.putArray("items")
                            .addObject()
                            .put("identifier", agency.value())
                            .put("kind", kind);
            case "evidence" -> json.putArray("items");
            case "inbox" -> inbox(json, after(asked));
            default -> {
                json.set("obligations", duties);
                ArrayNode messages = json.putArray("messages");
                accepted.forEach(
                        it ->
                                messages.addObject()
                                        .put("id", it.id().toString())
                                        .put("acceptedAt", it.time().toString()));
            }
        }
        return json;
    }

    /** How much was listed before. */
    private static int after(URI asked) {
        String query = Optional.ofNullable(asked.getQuery()).orElse("");
        return query.contains("after=") ? Integer.parseInt(query.replaceAll(".*after=", "")) : 0;
    }

    private void inbox(ObjectNode json, int after) {
        if (after == mail.size()) {
            hold();
        }
        ArrayNode items = json.putArray("items");
        List<UUID> fresh = List.copyOf(mail.keySet()).subList(after, mail.size());
        json.put("next", Integer.toString(mail.size()));
        fresh.forEach(
                id -> {
                    byte[] cms = mail.get(id);
                    if (!acknowledged.contains(id)) {
                        Envelope envelope = envelope(cms);
                        items.addObject()
                                .put("id", id.toString())
                                .put("sha256", Sha256.of(cms).hex())
                                .put("type", envelope.type().value())
                                .put("from", envelope.from().value())
                                .put("exchange", envelope.exchange().toString())
                                .put("role", "addressee")
                                .put("acceptedAt", START.toString());
                    }
                });
    }

    /** As a long poll does: whoever asks again and again keeps no processor busy. */
    private void hold() {
        try {
            wait(HELD_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void submit(HttpExchange call, byte[] cms) throws IOException {
        Envelope message;
        try {
            message = check.open(cms).envelope();
        } catch (VerificationFailed unproved) {
            refuse(call, 422, "signature-invalid");
            return;
        }
        Sha256 earlier = seen.get(message.id());
        boolean same = earlier != null && earlier.equals(Sha256.of(cms));
        boolean answeredBefore =
                accepted.stream()
                        .anyMatch(
                                it ->
                                        it.type().equals(message.type())
                                                && it.inReplyTo().equals(message.inReplyTo()));
        var rule = RULES.rule(message.type(), LocalDate.of(2026, 11, 20)).orElseThrow();
        if (earlier != null && !same) {
            refuse(call, 409, "message-id-conflict");
        } else if (!same && JUDGE.content(rule, message).isPresent()) {
            refuse(call, 422, "schema-violation " + JUDGE.content(rule, message));
        } else if (!same && answeredBefore) {
            refuse(call, 409, "step-not-permitted");
        } else {
            if (!same) {
                accepted.add(message);
                seen.put(message.id(), Sha256.of(cms));
            }
            send(call, same ? 200 : 201, paper.accept(cms, message).toBytes());
        }
    }

    private synchronized void acknowledge(HttpExchange call, byte[] cms) throws IOException {
        if (!acknowledging) {
            refuse(call, 503, "unavailable");
            return;
        }
        ArrayNode receipts = Json.MAPPER.createArrayNode();
        byte[] content = new CmsReader().read(cms).orThrow().content();
        for (JsonNode item : Json.MAPPER.readTree(content).path("messages")) {
            UUID id = UUID.fromString(item.path("id").asString());
            byte[] message = mail.get(id);
            acknowledged.add(id);
            receipts.add(paper.handover(message, envelope(message), agency).toJson());
        }
        send(call, 200, Json.MAPPER.writeValueAsBytes(receipts));
    }

    private static Envelope envelope(byte[] cms) {
        return EnvelopeReader.read(new CmsReader().read(cms).orThrow().content()).value();
    }

    private void refuse(HttpExchange call, int status, String code) throws IOException {
        refused.add(code);
        ObjectNode problem = Json.MAPPER.createObjectNode();
        send(call, status, Json.MAPPER.writeValueAsBytes(problem.put("code", code)));
    }

    private static void send(HttpExchange call, int status, byte[] body) throws IOException {
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
