package vn.liennganh.scenario;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.delivery.ParkedDelivery;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.WireTime;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.support.HttpsReceiver;
import vn.liennganh.support.Visitor;

/** The way of a message to a partner that is pushed to, over real HTTPS. */
class WebhookScenarioTest {

    private static HttpsReceiver receiver;
    private static Party sender;
    private static Party events;
    private static Party whole;
    private static ParkingLot parking;

    @BeforeAll
    static void open() {
        ChannelHub channels = ChannelHub.shared();
        receiver = channels.receiver();
        parking = channels.hub().bean(ParkingLot.class);
        sender = Party.of(channels.hub(), "X99.11.001");
        events = Party.of(channels.hub(), ChannelHub.EVENTS);
        whole = Party.of(channels.hub(), ChannelHub.WHOLE);
        ask(events, "/webhook/secret");
        ask(whole, "/webhook/secret");
    }

    @AfterEach
    void behaveAgain() {
        List.of("/events", "/whole").forEach(receiver::takeAgain);
    }

    @Test
    void an_event_announces_a_message_that_is_then_fetched() {
        UUID id = ping(sender, ChannelHub.EVENTS);

        HttpsReceiver.Call call = receiver.arrived("/events", id);
        JsonNode event = Json.MAPPER.readTree(call.body());
        assertThat(call.headers()).containsEntry("content-type", "application/json");
        assertThat(event.propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "id", "exchange", "sha256", "size", "role", "acceptedAt");
        assertThat(event.path("id").asString()).isEqualTo(id.toString());
        await().until(() -> events.attested(id).contains("RelayAcceptance"));
        assertThat(events.attested(id)).doesNotContain("ContentConsignment");

        events.hub().open(id);

        await().until(() -> events.attested(id).contains("ContentConsignment"));
    }

    /** The step by which an agency joins is done once the hub went the whole way. */
    @Test
    void an_operator_sees_whom_the_hub_reaches() {
        Visitor operator = Visitor.of(ChannelHub.shared().hub(), "operator@X99.00.000");
        assertThat(connection(operator, ChannelHub.INWARD)).doesNotContain(">xong<");
        assertThat(connection(operator, ChannelHub.EVENTS)).contains(">xong<");
    }

    private static String connection(Visitor operator, String agency) {
        String page = "/van-hanh/doi-tac/" + agency;
        assertThat(operator.post(page + "/ket-noi", Map.of()).text()).contains("DNS");
        String after = operator.get(page).text();
        int row = after.indexOf("id=\"buoc-connection\"");
        assertThat(row).isPositive();
        return after.substring(row, after.indexOf("</tr>", row));
    }

    @Test
    void whole_bytes_that_a_partner_took_are_consigned_to_it() {
        byte[] cms = sender.ping(ChannelHub.WHOLE);
        UUID id = Party.messageId(sender.send(cms));

        HttpsReceiver.Call call = receiver.arrived("/whole", id);

        assertThat(call.body()).isEqualTo(cms);
        assertThat(call.headers().get("content-type")).startsWith("application/pkcs7-mime");
        await().until(
                        () ->
                                sender.attested(id)
                                        .containsAll(
                                                List.of("RelayAcceptance", "ContentConsignment")));
    }

    @Test
    void a_partner_that_refuses_is_asked_again_and_what_is_parked_goes_on_request() {
        receiver.answer("/whole", 500);
        UUID id = ping(sender, ChannelHub.WHOLE);

        await().until(() -> !parked(id).isEmpty());
        ParkedDelivery parked = parked(id).get(0);
        assertThat(parked.reason()).isEqualTo("push-status-500");
        assertThat(parked.attempts()).isEqualTo(3);
        assertThat(receiver.calls("/whole", id)).hasSize(3);
        await().until(() -> sender.attested(id).contains("RelayFailure"));
        assertThat(sender.attested(id)).doesNotContain("ContentConsignment");
        assertThat(whole.hub().json("/webhook").path("parked").asInt()).isPositive();

        receiver.takeAgain("/whole");
        assertThat(parking.retry(parked.number())).isTrue();

        await().until(() -> sender.attested(id).contains("ContentConsignment"));
        assertThat(parked(id)).isEmpty();
    }

    @Test
    void a_partner_that_comes_back_gets_what_waited_for_it() {
        Envelope first = opened(events, "X99.11.001");
        CountDownLatch refuse = new CountDownLatch(1);
        receiver.answer(
                "/events",
                exchange -> exchange.sendResponseHeaders(refuse.getCount() > 0 ? 503 : 200, -1));
        UUID answer =
                Party.messageId(
                        sender.send(sender.sealed(sender.answering("sandbox.pong", first))));
        await().until(() -> !receiver.calls("/events", answer).isEmpty());
        refuse.countDown();

        await().until(() -> events.attested(answer).contains("RelayAcceptance"));
    }

    @Test
    void a_410_stops_the_pushing_visibly_until_the_agency_wants_it_again() {
        receiver.answer("/events", 410);
        UUID id = ping(sender, ChannelHub.EVENTS);

        await().until(() -> !parked(id).isEmpty());
        assertThat(parked(id).get(0).reason()).isEqualTo("push-gone");
        assertThat(events.hub().json("/webhook").has("goneAt")).isTrue();
        receiver.takeAgain("/events");
        assertThat(events.inbox()).anyMatch(item -> item.id().equals(id));

        JsonNode state = ask(events, "/webhook/enable");

        assertThat(state.has("goneAt")).isFalse();
        await().until(() -> events.attested(id).contains("RelayAcceptance"));
    }

    @Test
    void one_message_or_a_range_is_pushed_again_when_the_agency_asks() {
        Instant before = sender.hub().whoami().time().toInstant();
        UUID id = ping(sender, ChannelHub.EVENTS);
        receiver.arrived("/events", id);
        await().until(() -> events.attested(id).contains("RelayAcceptance"));

        ObjectNode one = Json.MAPPER.createObjectNode();
        one.putArray("messages").add(id.toString()).add(UUID.randomUUID().toString());
        assertThat(events.hub().ask("/webhook/replay", one).path("pushed").asInt()).isEqualTo(1);
        await().until(() -> receiver.calls("/events", id).size() >= 2);

        ObjectNode range = Json.MAPPER.createObjectNode();
        range.put("from", WireTime.millis(before.minusSeconds(1)));
        range.put("to", WireTime.millis(before.plusSeconds(60)));
        assertThat(events.hub().ask("/webhook/replay", range).path("pushed").asInt()).isPositive();
        await().until(() -> receiver.calls("/events", id).size() >= 3);
    }

    @Test
    void a_partner_that_hangs_slows_nobody_else() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        Party stuck = Party.of(ChannelHub.shared().hub(), ChannelHub.STUCK);
        ask(stuck, "/webhook/secret");
        receiver.answer(
                "/stuck",
                exchange -> {
                    try {
                        over.await();
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.sendResponseHeaders(200, -1);
                });
        UUID hanging = ping(sender, ChannelHub.STUCK);
        await().until(() -> receiver.calls("/stuck", hanging).size() == 1);

        UUID other = ping(sender, ChannelHub.WHOLE);
        await().atMost(ofSeconds(5)).until(() -> receiver.calls("/whole", other).size() == 1);
        assertThat(stuck.inbox()).anyMatch(item -> item.id().equals(hanging));

        over.countDown();
        await().until(() -> sender.attested(hanging).contains("ContentConsignment"));
    }

    @Test
    void without_a_secret_or_to_an_address_of_the_machine_itself_nothing_is_sent() {
        Party inward = Party.of(ChannelHub.shared().hub(), ChannelHub.INWARD);
        UUID id = ping(sender, ChannelHub.INWARD);
        await().until(() -> !parked(id).isEmpty());
        assertThat(parked(id).get(0).reason()).isEqualTo("push-no-secret");

        ask(inward, "/webhook/secret");

        await().until(
                        () ->
                                parked(id).stream()
                                        .anyMatch(
                                                it ->
                                                        it.reason()
                                                                .equals("push-address-forbidden")));
        assertThat(receiver.calls("/inward")).isEmpty();
    }

    @Test
    void an_agency_without_a_webhook_has_none_to_ask_about() {
        assertThatThrownBy(() -> sender.hub().json("/webhook"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not-found");
    }

    private static JsonNode ask(Party party, String path) {
        return party.hub().ask(path, Json.MAPPER.createObjectNode());
    }

    private static UUID ping(Party from, String to) {
        return Party.messageId(from.send(from.ping(to)));
    }

    private static Envelope opened(Party from, String to) {
        UUID id = ping(from, to);
        return from.hub().open(id).envelope();
    }

    private static List<ParkedDelivery> parked(UUID message) {
        return parking.parked().stream().filter(it -> it.message().equals(message)).toList();
    }
}
