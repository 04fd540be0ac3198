package vn.liennganh.support;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.pki.authority.CertificateOrder;

/** A partner's HTTPS server: keeps what it is sent and answers as a test wants, path by path. */
public final class HttpsReceiver implements AutoCloseable {

    /** A request as it came; header names in lower case. */
    public record Call(String path, Map<String, String> headers, byte[] body) {}

    /** How a path answers. */
    @FunctionalInterface
    public interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path authority;
    private final TlsIdentity identity;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Answering> answers = new ConcurrentHashMap<>();

    private HttpsReceiver(HttpsServer server, Path authority, TlsIdentity identity) {
        this.server = server;
        this.authority = authority;
        this.identity = identity;
    }

    /**
     * @param names of its certificate
     */
    public static HttpsReceiver start(String... names) {
        TestPki pki = new TestPki("Authority of a partner", Clock.systemUTC());
        Instant now = Instant.now();
        var keys = KeyPairs.newP256();
        CertificateOrder order =
                CertificateOrder.of(
                                CertificateOrder.Subject.of(names[0], "Invented"),
                                CertificateOrder.Use.TLS_SERVER,
                                keys.getPublic(),
                                new CertificateOrder.Validity(
                                        now.minus(Duration.ofDays(1)),
                                        now.plus(Duration.ofDays(30))))
                        .withSubjectAltNames(List.of(names));
        TlsIdentity identity =
                new TlsIdentity(pki.authority().issue(order), keys.getPrivate(), List.of());
        try {
            Path authority = Files.createTempFile("partner", ".pem");
            Files.writeString(authority, Pem.write(pki.authority().certificate()));
            HttpsServer server =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.setHttpsConfigurator(
                    new HttpsConfigurator(
                            identity.sslContext(List.of(pki.authority().certificate()))));
            HttpsReceiver receiver = new HttpsReceiver(server, authority, identity);
            server.createContext("/", receiver::take);
            server.setExecutor(receiver.threads);
            server.start();
            return receiver;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value.get(0)));
        String path = exchange.getRequestURI().getPath();
        calls.add(new Call(path, headers, exchange.getRequestBody().readAllBytes()));
        answers.getOrDefault(path, HttpsReceiver::taken).answer(exchange);
        exchange.close();
    }

    private static void taken(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(204, -1);
    }

    public void answer(String path, Answering answering) {
        answers.put(path, answering);
    }

    public void answer(String path, int status) {
        answer(path, exchange -> exchange.sendResponseHeaders(status, -1));
    }

    public void takeAgain(String path) {
        answers.remove(path);
    }

    public List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    /** Those that were about one message, as the header of Standard Webhooks says. */
    public List<Call> calls(String path, UUID message) {
        return calls(path).stream()
                .filter(call -> message.toString().equals(call.headers().get("webhook-id")))
                .toList();
    }

    /** The first of those, once there is one. */
    public Call arrived(String path, UUID message) {
        await().until(() -> !calls(path, message).isEmpty());
        return calls(path, message).get(0);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** For further servers of the same host. */
    public TlsIdentity identity() {
        return identity;
    }

    /** PEM of the authority to trust. */
    public Path authority() {
        return authority;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
