package vn.liennganh.partner.signing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;

/**
 * The agent's HTTP side, on 127.0.0.1 and nowhere else: {@code POST /pair}, {@code GET /info},
 * {@code POST /sign}, for pages of the hubs it was started for.
 */
final class SigningAgent implements AutoCloseable {

    /** The consoles' policy names these ports and no others; several agents may run at once. */
    static final int FIRST_PORT = 17440;

    static final int PORTS = 5;

    /** A CMS of the protocol is no longer, nor is its content. */
    static final int BYTES_MAX = 1_048_576;

    private static final int PAIRING_BYTES_MAX = 1_024;
    private static final int THREADS = 8;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, this::daemon);
    private final SigningDesk desk;
    private final Clock clock;
    private final Door door;
    private final Pairing pairing;

    private SigningAgent(
            HttpServer server,
            Set<URI> hubs,
            SigningDesk desk,
            Clock clock,
            Consumer<String> announce) {
        this.server = server;
        this.desk = desk;
        this.clock = clock;
        this.door = new Door(port(), hubs);
        int place = Math.floorMod(port() - FIRST_PORT, 10);
        this.pairing = new Pairing(Character.forDigit(place, 10), clock, announce);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * An agent that listens on the first port of its range that is free.
     *
     * @param announce shows the person each new pairing code
     * @throws IllegalStateException if none is free
     */
    static SigningAgent start(
            Set<URI> hubs, SigningDesk desk, Clock clock, Consumer<String> announce) {
        HttpServer server =
                IntStream.range(FIRST_PORT, FIRST_PORT + PORTS)
                        .mapToObj(SigningAgent::bound)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No port is free"));
        return new SigningAgent(server, hubs, desk, clock, announce);
    }

    private static Optional<HttpServer> bound(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return Optional.of(HttpServer.create(new InetSocketAddress(loopback, port), 0));
        } catch (BindException taken) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    int port() {
        return address().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (Call call = new Call(exchange)) {
            try {
                answer(call, door.admit(call));
            } catch (AgentRefusal refusal) {
                call.refuse(refusal);
            }
        }
    }

    private void answer(Call call, String origin) throws IOException {
        if (call.method().equals("OPTIONS")) {
            door.preflight(call);
            call.empty();
            return;
        }
        switch (call.path()) {
            case "/pair" -> pair(method(call, "POST"), origin);
            case "/info" -> info(paired(method(call, "GET"), origin));
            case "/sign" -> sign(paired(method(call, "POST"), origin), origin);
            default -> throw new AgentRefusal(AgentCode.NOT_FOUND);
        }
    }

    private static Call method(Call call, String wanted) {
        if (!call.method().equals(wanted)) {
            throw new AgentRefusal(AgentCode.METHOD_REFUSED, wanted);
        }
        return call;
    }

    private Call paired(Call call, String origin) {
        if (call.token().filter(token -> pairing.paired(token, origin)).isEmpty()) {
            throw new AgentRefusal(AgentCode.NOT_PAIRED);
        }
        return call;
    }

    private void pair(Call call, String origin) throws IOException {
        if (!call.mediaType().equals(Call.JSON)) {
            throw new AgentRefusal(AgentCode.MEDIA_TYPE_REFUSED);
        }
        String token =
                pairing.pair(code(call.body(PAIRING_BYTES_MAX)), origin)
                        .orElseThrow(() -> new AgentRefusal(AgentCode.CODE_WRONG));
        call.answer(Json.MAPPER.createObjectNode().put("token", token));
    }

    /** Whatever holds no code is a wrong one. */
    private static String code(byte[] body) {
        try {
            return Json.MAPPER.readTree(body).path("code").asString("");
        } catch (JacksonException malformed) {
            return "";
        }
    }

    private void info(Call call) throws IOException {
        ObjectNode document = Json.MAPPER.createObjectNode().put("agent", "lien-nganh");
        document.put("contract", 1).put("maxBytes", BYTES_MAX);
        var keys = document.putArray("keys");
        for (Capacity capacity : Capacity.values()) {
            desk.key(capacity)
                    .map(key -> key.document(capacity, clock.instant()))
                    .ifPresent(keys::add);
        }
        call.answer(document);
    }

    private void sign(Call call, String origin) throws IOException {
        Map<String, Work> works = Map.of(Call.JSON, desk::sign, Call.CMS, desk::addTo);
        Work work =
                Optional.ofNullable(works.get(call.mediaType()))
                        .orElseThrow(() -> new AgentRefusal(AgentCode.MEDIA_TYPE_REFUSED));
        String as = call.query("as").orElse("");
        Capacity capacity =
                Capacity.ofWord(as).orElseThrow(() -> new AgentRefusal(AgentCode.KEY_ABSENT, as));
        byte[] signed = work.on(call.body(BYTES_MAX), capacity, origin);
        call.answer(200, Call.CMS, signed);
    }

    /** What is made of a body. */
    private interface Work {
        byte[] on(byte[] body, Capacity capacity, String origin);
    }

    private Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "signing-agent");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
