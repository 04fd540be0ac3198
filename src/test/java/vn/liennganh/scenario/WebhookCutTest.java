package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.delivery.ParkedDelivery;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.support.CuttingProxy;
import vn.liennganh.support.HttpsReceiver;
import vn.liennganh.support.Tools;

/**
 * The line to a partner that is pushed to goes dead at any byte of the hub's call or of its answer:
 * the hub asks again with the same {@code webhook-id}, and it is one delivery.
 */
@Tag(Tools.LONG)
class WebhookCutTest {

    private static final String EVENTS = "X99.76.001";
    private static final String WHOLE = "X99.21.001";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CONSIGNMENT = "ContentConsignment";

    /** Cuts over a call, and over its answer. */
    private static final int CUTS = 6;

    private static HttpsReceiver receiver;
    private static CuttingProxy proxy;
    private static RunningHub hub;
    private static Party sender;

    @BeforeAll
    static void open() throws IOException {
        ChannelHub channels = ChannelHub.shared();
        hub = channels.hub();
        receiver = channels.receiver();
        proxy = CuttingProxy.to(receiver.port());
        sender = Party.of(hub, "X99.11.001");
        register(channels, EVENTS, "event");
        register(channels, WHOLE, "message");
    }

    private static void register(ChannelHub channels, String agency, String sends)
            throws IOException {
        Party.emptied(hub, agency);
        channels.pushed(
                agency,
                "channel: webhook\n    push: {url: \"https://localhost:%d%s\", sends: %s}"
                        .formatted(proxy.port(), path(agency), sends));
        Party.of(hub, agency).hub().ask("/webhook/secret", Json.MAPPER.createObjectNode());
    }

    private static String path(String agency) {
        return "/cut/" + agency;
    }

    @AfterAll
    static void close() {
        List.of(EVENTS, WHOLE).forEach(agency -> receiver.takeAgain(path(agency)));
        proxy.close();
    }

    /**
     * @param connection what the partner's server says of it: kept open, a cut meets the call and
     *     its answer alone, and closed after each call, most of all the handshake
     */
    @ParameterizedTest
    @CsvSource({
        EVENTS + ", keep-alive",
        EVENTS + ", close",
        WHOLE + ", keep-alive",
        WHOLE + ", close"
    })
    void a_call_cut_at_any_byte_is_made_again_and_is_one_delivery(String agency, String connection)
            throws IOException {
        receiver.answer(path(agency), exchange -> answer(exchange, connection));
        relayed(sender.ping(agency));
        long upBefore = proxy.up();
        long downBefore = proxy.down();
        relayed(sender.ping(agency));
        long up = proxy.up() - upBefore;
        long down = proxy.down() - downBefore;

        long cutBefore = proxy.cuts();
        Map<UUID, byte[]> sent = new LinkedHashMap<>();
        for (int i = 0; i < 2 * CUTS; i++) {
            byte[] cms = sender.ping(agency);
            sent.put(Party.messageId(cms), cms);
            if (i < CUTS) {
                proxy.cutUpOnceAfter(1 + i * (up - 8) / (CUTS - 1));
            } else {
                // The last one inside of what the partner answers, before it takes its leave.
                proxy.cutDownAtEach(1 + (i - CUTS) * (down - 48) / (CUTS - 1));
            }
            relayed(cms);
        }

        assertThat(proxy.cuts() - cutBefore).isGreaterThan(CUTS);
        assertThat(sent.keySet())
                .as("taken, and the hub did not hear it")
                .anyMatch(id -> receiver.calls(path(agency), id).size() == 2);
        sent.forEach((id, cms) -> sameEachTime(agency, id, cms));
        assertThat(hub.bean(ParkingLot.class).parked().stream().map(ParkedDelivery::message))
                .doesNotContainAnyElementsOf(sent.keySet());
        Party recipient = Party.of(hub, agency);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(recipient.inbox().stream().map(InboxItem::id))
                                        .filteredOn(sent::containsKey)
                                        .containsExactlyInAnyOrderElementsOf(sent.keySet()));
        for (UUID id : sent.keySet()) {
            if (agency.equals(EVENTS)) {
                assertThat(sender.attested(id)).doesNotContain(CONSIGNMENT);
                recipient.hub().open(id);
            }
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(sender.attested(id))
                                            .containsExactlyInAnyOrder(
                                                    "SubmissionAcceptance",
                                                    "RelayAcceptance",
                                                    CONSIGNMENT));
        }
    }

    /** With a body, so that there is something of it that can be missing. */
    private static void answer(HttpExchange exchange, String connection) throws IOException {
        byte[] body = "taken, with thanks".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Connection", connection);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void relayed(byte[] cms) {
        sender.send(cms);
        await().atMost(PATIENCE)
                .until(() -> sender.attested(Party.messageId(cms)).contains("RelayAcceptance"));
    }

    private static void sameEachTime(String agency, UUID id, byte[] cms) {
        List<HttpsReceiver.Call> calls = receiver.calls(path(agency), id);
        assertThat(calls).hasSizeBetween(1, 2);
        byte[] first = agency.equals(WHOLE) ? cms : calls.get(0).body();
        assertThat(calls).allSatisfy(call -> assertThat(call.body()).isEqualTo(first));
    }
}
