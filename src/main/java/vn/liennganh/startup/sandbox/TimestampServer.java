package vn.liennganh.startup.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import vn.liennganh.evidence.stamp.AuthorityAddress;
import vn.liennganh.pki.stamp.StampQuestion;
import vn.liennganh.pki.stamp.TimestampAuthority;

/**
 * The sandbox's time-stamping authority: RFC 3161 over HTTP on loopback, with a key that nobody
 * else holds. The hub knows it by its address only, as it would any other.
 */
public final class TimestampServer implements SmartLifecycle, AuthorityAddress {

    private static final int QUESTION_MAX = 8 * 1024;

    private final TimestampAuthority authority;
    private final int port;
    private Optional<HttpServer> server = Optional.empty();

    /**
     * @param port 0 for any that is free
     */
    public TimestampServer(TimestampAuthority authority, int port) {
        this.authority = authority;
        this.port = port;
    }

    @Override
    public synchronized Optional<URI> url() {
        return server.map(
                it -> URI.create("http://127.0.0.1:" + it.getAddress().getPort() + "/tsa"));
    }

    @Override
    public synchronized void start() {
        try {
            HttpServer fresh =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            fresh.createContext("/tsa", this::answer);
            fresh.start();
            server = Optional.of(fresh);
        } catch (IOException taken) {
            throw new UncheckedIOException("No time-stamps on port " + port, taken);
        }
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            boolean question =
                    call.getRequestMethod().equals("POST")
                            && StampQuestion.MEDIA_TYPE.equals(
                                    call.getRequestHeaders().getFirst("Content-Type"));
            if (!question) {
                call.sendResponseHeaders(415, -1);
                return;
            }
            byte[] answer = authority.answer(call.getRequestBody().readNBytes(QUESTION_MAX + 1));
            call.getResponseHeaders().set("Content-Type", StampQuestion.REPLY_MEDIA_TYPE);
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
        }
    }

    @Override
    public synchronized void stop() {
        server.ifPresent(it -> it.stop(0));
        server = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return server.isPresent();
    }

    /** Before whoever asks it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
