package vn.liennganh.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.liennganh.support.HttpsReceiver;

/** A partner's server that behaves badly costs a call, and nothing more. */
@Timeout(30)
class HttpsLineTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private static HttpsReceiver receiver;
    private static HttpsReceiver misnamed;
    private static HttpsLine line;

    @BeforeAll
    static void open() {
        receiver = HttpsReceiver.start("localhost");
        misnamed = HttpsReceiver.start("elsewhere.invalid");
        line = line(receiver, Set.of("localhost"));
    }

    @AfterAll
    static void close() throws IOException {
        line.close();
        receiver.close();
        misnamed.close();
    }

    private static HttpsLine line(HttpsReceiver trusted, Set<String> allowed) {
        PushSettings settings =
                new PushSettings(
                        trusted.authority().toString(),
                        allowed,
                        Duration.ofSeconds(2),
                        Duration.ofMillis(1_500),
                        1_024,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        3,
                        3,
                        Duration.ofSeconds(1),
                        Duration.ofHours(1));
        HttpsLine line =
                new HttpsLine(
                        settings,
                        () -> PushWiring.trust(settings.trust()),
                        new SafeAddresses(settings.allowedHosts()));
        line.open();
        return line;
    }

    private static HttpsLine.Answer post(String path) {
        return line.post(url(receiver, path), "application/json", BODY, Map.of("webhook-id", "1"));
    }

    private static URI url(HttpsReceiver server, String path) {
        return URI.create("https://localhost:" + server.port() + path);
    }

    @Test
    void a_call_arrives_with_its_headers_and_bytes() {
        assertThat(post("/plain").taken()).isTrue();

        assertThat(receiver.calls("/plain"))
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.body()).isEqualTo(BODY);
                            assertThat(call.headers())
                                    .containsEntry("webhook-id", "1")
                                    .containsEntry("content-type", "application/json");
                        });
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() {
        receiver.answer(
                "/moved",
                exchange -> {
                    exchange.getResponseHeaders()
                            .set("Location", url(receiver, "/inner").toString());
                    exchange.sendResponseHeaders(307, -1);
                });

        assertThat(post("/moved").failure()).isEqualTo("status-307");
        assertThat(receiver.calls("/inner")).isEmpty();
    }

    @Test
    void an_answer_that_never_comes_ends_the_call_in_time() {
        CountDownLatch over = new CountDownLatch(1);
        receiver.answer("/silent", exchange -> await(over));

        assertThat(post("/silent").failure()).isEqualTo("timed-out");
        over.countDown();
    }

    @Test
    void an_answer_that_trickles_for_ever_ends_the_call_in_time() {
        CountDownLatch over = new CountDownLatch(1);
        receiver.answer(
                "/trickle",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('.');
                    exchange.getResponseBody().flush();
                    await(over);
                });

        assertThat(post("/trickle").taken()).isFalse();
        over.countDown();
    }

    @Test
    void of_a_huge_answer_only_the_beginning_is_read() {
        receiver.answer(
                "/huge",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] much = new byte[1 << 20];
                    for (int i = 0; i < 10_000; i++) {
                        exchange.getResponseBody().write(much);
                    }
                });

        assertThat(post("/huge").taken()).isTrue();
        assertThat(post("/plain-after-huge").taken()).isTrue();
    }

    @Test
    void a_server_with_another_name_or_authority_is_not_spoken_to() {
        HttpsLine.Answer answer = line.post(url(misnamed, "/"), "application/json", BODY, Map.of());
        HttpsLine trusting = line(misnamed, Set.of("localhost"));

        assertThat(answer.failure()).isEqualTo("tls-failed");
        assertThat(trusting.post(url(misnamed, "/"), "application/json", BODY, Map.of()).failure())
                .isEqualTo("tls-failed");
        assertThat(misnamed.calls("/")).isEmpty();
    }

    @Test
    void an_address_of_the_machine_itself_is_not_connected_to_unless_allowed() {
        HttpsLine strict = line(receiver, Set.of());

        for (String host : new String[] {"localhost", "127.0.0.1", "[::1]"}) {
            URI url = URI.create("https://" + host + ":" + receiver.port() + "/inside");
            assertThat(strict.post(url, "application/json", BODY, Map.of()).failure())
                    .as(host)
                    .isEqualTo("address-forbidden");
        }
        assertThat(receiver.calls("/inside")).isEmpty();
    }

    @Test
    void what_the_partner_asks_for_comes_back_with_the_answer() {
        receiver.answer(
                "/busy",
                exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", "120");
                    exchange.sendResponseHeaders(503, -1);
                });

        HttpsLine.Answer answer = post("/busy");

        assertThat(answer.taken()).isFalse();
        assertThat(answer.retryAfter()).contains("120");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
