package vn.liennganh.partner.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/**
 * HTTP/1.1 over mutual TLS with connections kept alive; an answer that is no success becomes a
 * {@link Problem}.
 */
final class Wire {

    static final Duration CALL = Duration.ofSeconds(30);
    static final Duration TRANSFER = Duration.ofMinutes(10);

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI hub;
    private final Locale language;
    private final Patience patience;

    Wire(URI hub, SSLContext tls, Optional<Executor> threads, Locale language, Patience patience) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .sslContext(tls);
        threads.ifPresent(builder::executor);
        this.http = builder.build();
        this.hub = hub;
        this.language = language;
        this.patience = patience;
    }

    HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(hub.resolve(path))
                .timeout(timeout)
                .header("Accept-Language", language.getLanguage());
    }

    Reply get(String path) {
        return get(path, CALL);
    }

    Reply get(String path, Duration timeout) {
        return send(request(path, timeout).GET().build());
    }

    Reply post(String path, String contentType, BodyPublisher body) {
        return send(request(path, CALL).header("Content-Type", contentType).POST(body).build());
    }

    Reply send(HttpRequest request) {
        return reply(exchange(request, BodyHandlers.ofByteArray(), patience.attempts()));
    }

    /** Without another try, for a caller who then has to ask where to go on. */
    Reply sendOnce(HttpRequest request) {
        return reply(exchange(request, BodyHandlers.ofByteArray(), 1));
    }

    Patience patience() {
        return patience;
    }

    private static Reply reply(HttpResponse<byte[]> answer) {
        return new Reply(answer.statusCode(), answer.headers(), answer.body());
    }

    /**
     * Streams a body into a file, which is replaced, or from {@code from} on is continued where the
     * hub still has the same content; a problem leaves the file as it was. Without another try.
     *
     * @param tag of the content, as the hub's {@code ETag} has it
     */
    void download(String path, Path target, long from, String tag) {
        HttpRequest.Builder request = request(path, TRANSFER).GET();
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-").header("If-Range", tag);
        }
        exchange(
                request.build(),
                answer ->
                        switch (answer.statusCode()) {
                            case 200 -> into(target, StandardOpenOption.TRUNCATE_EXISTING);
                            case 206 -> into(target, StandardOpenOption.APPEND);
                            default -> HttpResponse.BodySubscribers.ofByteArray();
                        },
                1);
    }

    private static HttpResponse.BodySubscriber<byte[]> into(Path target, OpenOption how) {
        return HttpResponse.BodySubscribers.mapping(
                HttpResponse.BodySubscribers.ofFile(
                        target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how),
                file -> new byte[0]);
    }

    private HttpResponse<byte[]> exchange(
            HttpRequest request, BodyHandler<byte[]> handler, int attempts) {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= attempts;
            try {
                HttpResponse<byte[]> answer = http.send(request, handler);
                if (answer.statusCode() / 100 == 2) {
                    return answer;
                }
                Problem problem =
                        Problem.of(answer.statusCode(), answer.body(), retryAfter(answer));
                if (last || !problem.retryable()) {
                    throw problem;
                }
                pause(problem.retryAfter().orElse(patience.before(attempt + 1)));
            } catch (IOException unreachable) {
                if (last) {
                    throw new UncheckedIOException(unreachable);
                }
                pause(patience.before(attempt + 1));
            } catch (InterruptedException stopped) {
                throw interrupted(stopped);
            }
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    void pause(Duration wished) {
        Duration wait =
                wished.compareTo(patience.longestWait()) > 0 ? patience.longestWait() : wished;
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static UncheckedIOException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        InterruptedIOException cause =
                new InterruptedIOException("Stopped while waiting for the hub");
        cause.initCause(stopped);
        return new UncheckedIOException(cause);
    }
}
