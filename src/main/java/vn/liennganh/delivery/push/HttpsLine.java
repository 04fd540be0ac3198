package vn.liennganh.delivery.push;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * HTTPS calls to places that strangers run: no redirect, cookie, proxy or second try, a limit on
 * time and on what is read, and only addresses that {@link SafeAddresses} lets through.
 */
public final class HttpsLine implements AutoCloseable {

    private static final byte[] NOTHING = {};
    private static final int CONNECTIONS_MAX = 500;
    private static final int CONNECTIONS_OF_ONE_HOST = 16;

    private final PushSettings settings;
    private final Supplier<SSLContext> trust;
    private final SafeAddresses addresses;
    private volatile @Nullable CloseableHttpClient client;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "push-watch");
                        thread.setDaemon(true);
                        return thread;
                    });

    HttpsLine(PushSettings settings, Supplier<SSLContext> trust, SafeAddresses addresses) {
        this.settings = settings;
        this.trust = trust;
        this.addresses = addresses;
    }

    /**
     * To be called once, when the files are there that the settings name.
     *
     * @throws IllegalStateException if they cannot be used
     */
    public void open() {
        Timeout connect = Timeout.of(settings.connectTimeout());
        client =
                HttpClients.custom()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setDnsResolver(addresses)
                                        .setTlsSocketStrategy(
                                                new DefaultClientTlsStrategy(trust.get()))
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(connect)
                                                        .setSocketTimeout(
                                                                Timeout.of(settings.timeout()))
                                                        .build())
                                        .setMaxConnTotal(CONNECTIONS_MAX)
                                        .setMaxConnPerRoute(CONNECTIONS_OF_ONE_HOST)
                                        .build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setConnectionRequestTimeout(connect)
                                        .setResponseTimeout(Timeout.of(settings.timeout()))
                                        .build())
                        .setUserAgent("lien-nganh-hub/1")
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression()
                        .build();
    }

    /**
     * What came of a call.
     *
     * @param status of HTTP, 0 where there was no answer
     * @param failure a stable code in kebab-case, where there was none
     * @param retryAfter as the partner wrote it
     * @param contentType likewise; empty where it wrote none
     * @param body empty where nobody asked for it or it is longer than allowed
     */
    public record Answer(
            int status,
            String failure,
            Optional<String> retryAfter,
            String contentType,
            byte[] body) {

        boolean taken() {
            return status >= 200 && status < 300;
        }

        static Answer none(String failure) {
            return new Answer(0, failure, Optional.empty(), "", NOTHING);
        }
    }

    /**
     * What may be waited for and read.
     *
     * @param patience for the whole call
     * @param answerMax bytes of an answer that are given back
     */
    public record Bounds(Duration patience, int answerMax) {}

    /** Posts and waits for the status; never throws for what the other side does. */
    Answer post(URI url, String contentType, byte[] body, Map<String, String> headers) {
        return post(
                url,
                new ByteArrayEntity(body, ContentType.parse(contentType)),
                headers,
                new Bounds(settings.timeout(), 0));
    }

    /** Posts and waits for the answer; never throws for what the other side does. */
    public Answer post(URI url, HttpEntity body, Map<String, String> headers, Bounds bounds) {
        HttpPost request = new HttpPost(url);
        request.setEntity(body);
        headers.forEach(request::setHeader);
        ScheduledFuture<?> deadline =
                watch.schedule(
                        request::cancel, bounds.patience().toMillis(), TimeUnit.MILLISECONDS);
        HttpHost host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
        Optional<Answer> enough = Optional.empty();
        try (ClassicHttpResponse response =
                Objects.requireNonNull(client).executeOpen(host, request, null)) {
            Header retry = response.getFirstHeader("Retry-After");
            HttpEntity entity = response.getEntity();
            int max = Math.max(settings.answerMax(), bounds.answerMax());
            Optional<byte[]> read = read(entity, max);
            Answer answer =
                    new Answer(
                            response.getCode(),
                            "status-" + response.getCode(),
                            Optional.ofNullable(retry).map(Header::getValue),
                            entity == null ? "" : Objects.toString(entity.getContentType(), ""),
                            read.filter(it -> it.length <= bounds.answerMax()).orElse(NOTHING));
            if (read.isEmpty()) {
                // Closing would read on to the end, so the connection is cut.
                enough = Optional.of(answer);
                request.cancel();
            }
            return answer;
        } catch (SafeAddresses.Forbidden forbidden) {
            return Answer.none("address-forbidden");
        } catch (java.net.UnknownHostException unknown) {
            return Answer.none("host-unknown");
        } catch (SSLException untrusted) {
            return Answer.none("tls-failed");
        } catch (IOException broken) {
            return enough.orElseGet(
                    () -> Answer.none(late(broken, request) ? "timed-out" : "not-reached"));
        } finally {
            deadline.cancel(false);
        }
    }

    /** Whether it was there and did not answer in time, whichever clock said so first. */
    private static boolean late(IOException broken, HttpPost request) {
        return request.isAborted()
                || broken instanceof SocketTimeoutException
                        && !(broken instanceof ConnectTimeoutException);
    }

    /** Reads a short answer to its end, so that the connection serves again. */
    private static Optional<byte[]> read(@Nullable HttpEntity entity, int max) throws IOException {
        if (entity == null) {
            return Optional.of(NOTHING);
        }
        if (entity.getContentLength() > max) {
            return Optional.empty();
        }
        byte[] body = entity.getContent().readNBytes(max + 1);
        return body.length > max ? Optional.empty() : Optional.of(body);
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        CloseableHttpClient open = client;
        if (open != null) {
            open.close();
        }
    }
}
