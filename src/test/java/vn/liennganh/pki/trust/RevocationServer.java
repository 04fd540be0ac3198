package vn.liennganh.pki.trust;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Answers on a port of its own, and counts how often it was asked. */
final class RevocationServer implements AutoCloseable {

    final AtomicInteger asked = new AtomicInteger();
    private volatile UnaryOperator<byte[]> answer;
    private volatile int status = 200;
    private final HttpServer server;

    RevocationServer(UnaryOperator<byte[]> answer) {
        this.answer = answer;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        server.createContext("/", this::serve);
        server.setExecutor(work -> new Thread(work).start());
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        byte[] body = answer.apply(exchange.getRequestBody().readAllBytes());
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", url().resolve("/else").toString());
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    void answers(UnaryOperator<byte[]> other) {
        answer = other;
    }

    void status(int code) {
        status = code;
    }

    URI url() {
        return URI.create(
                "http://"
                        + server.getAddress().getHostString()
                        + ":"
                        + server.getAddress().getPort()
                        + "/x");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
