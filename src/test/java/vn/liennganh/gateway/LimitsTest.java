package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.Sha256;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.AgencyFiles;

/** The limits of an agency as it meets them over HTTP; nobody else meets them. */
class LimitsTest {

    private static final String CMS = "application/pkcs7-mime";
    private static final String FLOODER = "X99.51.001";
    private static final String CALM = "X99.51.002";
    private static final String SMALL = "X99.51.003";
    private static final String SLOW = "X99.52.001";
    private static final String SLOW_TOO = "X99.53.001";
    private static final String LIFTED = "X99.74.001";
    private static final String WAITING = "X99.21.001";
    private static final String UPLOADING = "X99.21.002";
    private static final String CONNECTED = "X99.22.001";

    private static AgencyFiles agencies;
    private static RunningHub hub;

    @BeforeAll
    static void start() {
        agencies = AgencyFiles.copied();
        agencies.limits(FLOODER, "{calls-per-second: 1, call-burst: 3}");
        agencies.limits(LIFTED, "{calls-per-second: 1, call-burst: 3}");
        agencies.limits(SMALL, "{message-bytes: 1024, attachment-bytes: 4096}");
        agencies.limits(SLOW, "{bytes-per-second: 1024, byte-burst: 1048576}");
        agencies.limits(SLOW_TOO, "{bytes-per-second: 1024, byte-burst: 1048576}");
        agencies.limits(UPLOADING, "{uploads: 1}");
        agencies.limits(CONNECTED, "{connections: 2}");
        hub =
                RunningHub.onSharedServer(
                        Map.of(
                                "hub.directory.agencies",
                                agencies.folder().toString(),
                                "hub.directory.poll",
                                "50ms",
                                "hub.directory.limits.long-polls",
                                "2",
                                "hub.gateway.admission.calls",
                                "8",
                                "hub.gateway.admission.share-percent",
                                "50"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** Calls until the quota is used up. */
    private static Caller.Answer exhausted(Caller caller) {
        Caller.Answer last = caller.get("/api/v1/whoami");
        for (int i = 0; i < 20 && last.status() == 200; i++) {
            last = caller.get("/api/v1/whoami");
        }
        return last;
    }

    private static double counted(String agency, String limit) {
        return hub.bean(MeterRegistry.class)
                .counter("hub.limit.refused", "agency", agency, "limit", limit)
                .count();
    }

    private static double atWork() {
        return hub.bean(MeterRegistry.class).get("hub.calls.at.work").gauge().value();
    }

    private static void refused(Caller.Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("retryable").asBoolean()).isTrue();
        assertThat(Long.parseLong(answer.header("Retry-After"))).isPositive();
    }

    @Test
    void a_flood_is_told_to_wait_over_every_way_in_and_nobody_else_is() {
        Caller flooder = Caller.of(hub, FLOODER);
        refused(exhausted(flooder), 429, "rate-limited");
        refused(
                flooder.post("/api/v1/messages", new byte[10], "Content-Type", CMS),
                429,
                "rate-limited");
        refused(flooder.post("/.well-known/est/simplereenroll", new byte[10]), 429, "rate-limited");
        Caller.Answer fault = flooder.post("/ws/v1", "<x/>".getBytes(), "Content-Type", "text/xml");
        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.text()).contains("code=\"rate-limited\"").contains("retryable=\"true\"");
        assertThat(Long.parseLong(fault.header("Retry-After"))).isPositive();
        assertThat(Caller.of(hub, CALM).get("/api/v1/whoami").status()).isEqualTo(200);
        assertThat(Caller.stranger(hub).get("/").text()).contains("chip good");
        assertThat(counted(FLOODER, "calls-per-second")).isGreaterThanOrEqualTo(4);
        assertThat(counted(CALM, "calls-per-second")).isZero();
    }

    @Test
    void a_refused_message_is_accepted_later_as_it_is_when_the_registry_allows_more() {
        Caller lifted = Caller.of(hub, LIFTED);
        byte[] ping = refusedPing(lifted);
        agencies.limits(LIFTED, "{calls-per-second: 1000, call-burst: 100000}");
        await().untilAsserted(
                        () ->
                                assertThat(
                                                lifted.post(
                                                                "/api/v1/messages",
                                                                ping,
                                                                "Content-Type",
                                                                CMS)
                                                        .status())
                                        .isEqualTo(201));
    }

    /** A message that met the limit; where a token came back in between, the next one does. */
    private static byte[] refusedPing(Caller lifted) {
        Party calm = Party.of(hub, CALM);
        Party sender = Party.of(hub, LIFTED);
        for (int i = 0; i < 20; i++) {
            byte[] ping = sender.sealed(calm.opening("sandbox.ping", FLOODER).from(sender.id()));
            exhausted(lifted);
            Caller.Answer answer = lifted.post("/api/v1/messages", ping, "Content-Type", CMS);
            if (answer.status() != 201) {
                refused(answer, 429, "rate-limited");
                return ping;
            }
        }
        throw new AssertionError("The limit was never met");
    }

    @Test
    void slow_calls_of_some_take_no_more_than_their_share_and_a_full_hub_says_so() {
        List<HalfSent> held = new ArrayList<>();
        Map<String, Integer> shares =
                Map.of(
                        "X99.40.000",
                        3,
                        "X99.41.000",
                        2,
                        "X99.41.001",
                        1,
                        "X99.61.001",
                        1,
                        "X99.61.002",
                        1);
        for (String agency :
                List.of("X99.40.000", "X99.41.000", "X99.41.001", "X99.61.001", "X99.61.002")) {
            for (int i = 0; i < shares.get(agency); i++) {
                held.add(HalfSent.of(hub, agency, "POST", "/api/v1/messages"));
                await().until(() -> atWork() == held.size());
            }
            if (held.size() < 6) {
                refused(Caller.of(hub, agency).get("/api/v1/whoami"), 429, "rate-limited");
                assertThat(Caller.of(hub, CALM).get("/api/v1/whoami").status()).isEqualTo(200);
                await().until(() -> atWork() == held.size());
            }
        }
        refused(Caller.of(hub, CALM).get("/api/v1/whoami"), 503, "unavailable");
        assertThat(counted(CALM, "hub-full")).isEqualTo(1);
        assertThat(held.remove(0).finish()).isEqualTo(400);
        await().until(() -> atWork() == held.size());
        assertThat(Caller.of(hub, CALM).get("/api/v1/whoami").status()).isEqualTo(200);
        held.forEach(HalfSent::close);
        await().until(() -> atWork() == 0);
    }

    @Test
    void whoever_waits_for_news_takes_no_place_but_may_not_wait_without_end() {
        Caller caller = Caller.of(hub, WAITING);
        String poll = "/api/v1/inbox?wait=30";
        List<CompletableFuture<Caller.Answer>> waiting =
                Stream.of(1, 2)
                        .map(i -> CompletableFuture.supplyAsync(() -> caller.get(poll)))
                        .toList();
        await().untilAsserted(
                        () -> refused(caller.get("/api/v1/inbox?wait=1"), 429, "rate-limited"));
        await().until(() -> atWork() == 0);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        Party.of(hub, CALM).send(Party.of(hub, CALM).ping(WAITING));
        waiting.forEach(each -> assertThat(each.join().json().path("items")).isNotEmpty());
    }

    @Test
    void what_is_larger_than_the_agency_may_send_is_too_large() {
        Caller small = Caller.of(hub, SMALL);
        byte[] large = new byte[5_000];
        String upload = "/api/v1/attachments/" + Sha256.of(large);
        assertThat(small.post("/api/v1/messages", large, "Content-Type", CMS).code())
                .isEqualTo("too-large");
        assertThat(small.call("PUT", upload, BodyPublishers.ofByteArray(large)).code())
                .isEqualTo("too-large");
        assertThat(
                        small.call(
                                        "PUT",
                                        upload,
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(large)))
                                .code())
                .isEqualTo("too-large");
        assertThat(
                        Caller.of(hub, CALM)
                                .call("PUT", upload, BodyPublishers.ofByteArray(large))
                                .status())
                .isEqualTo(204);
    }

    @Test
    void what_is_sent_too_fast_is_taken_whole_and_paid_for_by_a_pause() {
        byte[] content = new byte[1_600_000];
        String upload = "/api/v1/attachments/" + Sha256.of(content);
        Caller slow = Caller.of(hub, SLOW);
        assertThat(slow.call("PUT", upload, BodyPublishers.ofByteArray(content)).status())
                .isEqualTo(204);
        Caller.Answer answer = slow.call("PUT", upload, BodyPublishers.ofByteArray(content));
        refused(answer, 429, "rate-limited");
        assertThat(Long.parseLong(answer.header("Retry-After"))).isBetween(400L, 600L);
        assertThat(slow.get("/api/v1/whoami").status()).isEqualTo(200);
        // The same where nobody announced how much would come.
        Caller unannounced = Caller.of(hub, SLOW_TOO);
        assertThat(
                        unannounced
                                .call(
                                        "PUT",
                                        upload,
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(content)))
                                .status())
                .isEqualTo(204);
        refused(
                unannounced.call(
                        "PUT",
                        upload,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content))),
                429,
                "rate-limited");
    }

    @Test
    void an_upload_that_stands_still_keeps_its_agency_from_another_and_nobody_else() {
        byte[] content = new byte[64];
        String upload = "/api/v1/attachments/" + Sha256.of(content);
        HalfSent first = HalfSent.of(hub, UPLOADING, "PUT", upload);
        Caller again = Caller.of(hub, UPLOADING);
        await().untilAsserted(
                        () ->
                                refused(
                                        again.call(
                                                "PUT", upload, BodyPublishers.ofByteArray(content)),
                                        429,
                                        "rate-limited"));
        assertThat(first.finish()).isEqualTo(204);
    }

    @Test
    void a_connection_too_many_is_closed_with_its_reason_until_another_has_ended() {
        HalfSent first = HalfSent.of(hub, CONNECTED, "POST", "/api/v1/messages");
        HalfSent second = HalfSent.of(hub, CONNECTED, "POST", "/api/v1/messages");
        await().until(() -> atWork() == 2);
        Caller.Answer third = Caller.of(hub, CONNECTED).get("/api/v1/whoami");
        refused(third, 429, "rate-limited");
        assertThat(third.header("Connection")).isEqualTo("close");
        assertThat(Caller.of(hub, CALM).get("/api/v1/whoami").status()).isEqualTo(200);
        assertThat(counted(CONNECTED, "connections")).isEqualTo(1);
        first.close();
        await().untilAsserted(
                        () ->
                                assertThat(Caller.of(hub, CONNECTED).get("/api/v1/whoami").status())
                                        .isEqualTo(200));
        second.close();
        await().until(() -> atWork() == 0);
    }
}
