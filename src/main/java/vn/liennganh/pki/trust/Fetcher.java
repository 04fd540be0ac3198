package vn.liennganh.pki.trust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a small answer from a configured address: bounded in time and size, and never redirected.
 */
final class Fetcher {

    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration WHOLE = Duration.ofMillis(1_800);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    Optional<byte[]> get(URI url, int maxBytes) {
        return fetch(HttpRequest.newBuilder(url).timeout(WHOLE).GET().build(), maxBytes);
    }

    Optional<byte[]> post(URI url, String contentType, byte[] body, int maxBytes) {
        return fetch(
                HttpRequest.newBuilder(url)
                        .timeout(WHOLE)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                maxBytes);
    }

    /** The body of a 200, or empty for whatever else happens. */
    private Optional<byte[]> fetch(HttpRequest request, int maxBytes) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, response -> new LimitedBody(maxBytes));
        try {
            HttpResponse<byte[]> response = answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() == 200) {
                return Optional.of(response.body());
            }
            LOG.warn("revocation source {} answered {}", request.uri(), response.statusCode());
        } catch (ExecutionException | TimeoutException failed) {
            answer.cancel(true);
            LOG.warn("revocation source {} failed: {}", request.uri(), failed.toString());
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** Collects a body until it is longer than it may be. */
    private static final class LimitedBody implements BodySubscriber<byte[]> {

        private final int maxBytes;
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
        private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

        LimitedBody(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.complete(given);
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (collected.size() + buffer.remaining() > maxBytes) {
                    subscription.join().cancel();
                    body.completeExceptionally(
                            new IOException("Longer than " + maxBytes + " bytes"));
                    return;
                }
                byte[] chunk = new byte[buffer.remaining()];
                buffer.get(chunk);
                collected.write(chunk, 0, chunk.length);
            }
        }

        @Override
        public void onError(Throwable failed) {
            body.completeExceptionally(failed);
        }

        @Override
        public void onComplete() {
            body.complete(collected.toByteArray());
        }
    }
}
