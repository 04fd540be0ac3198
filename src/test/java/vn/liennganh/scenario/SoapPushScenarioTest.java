package vn.liennganh.scenario;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.delivery.ParkedDelivery;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.support.Tools;

/** The way of a message to agencies whose services the hub calls, by CXF on both sides. */
@Tag(Tools.LONG)
class SoapPushScenarioTest {

    private static final String SOAP_12 = "X99.72.001";
    private static final String SOAP_11 = "X99.73.001";
    private static final String IMPOSTOR = "X99.74.001";
    private static final String MUTUAL_TLS = "X99.75.001";

    private static ChannelHub channels;
    private static SoapServices services;
    private static SoapRecipient recipient;
    private static Party sender;
    private static ParkingLot parking;

    @BeforeAll
    static void open() throws Exception {
        channels = ChannelHub.shared();
        RunningHub hub = channels.hub();
        parking = hub.bean(ParkingLot.class);
        sender = Party.of(hub, "X99.11.001");
        services = SoapServices.open(channels);
        recipient = services.server();
        services.serve(SOAP_12, "1.2", Optional.of(hub.keys(SOAP_12)));
        services.serve(SOAP_11, "1.1", Optional.of(hub.keys(SOAP_11)));
        services.serve(IMPOSTOR, "1.2", Optional.of(hub.keys(SOAP_11)));
        services.serve(MUTUAL_TLS, "1.2", Optional.empty());
    }

    private static String path(String agency) {
        return SoapServices.path(agency);
    }

    @AfterAll
    static void close() {
        services.close();
    }

    @AfterEach
    void behaveAgain() {
        List.of(SOAP_12, SOAP_11, IMPOSTOR).forEach(it -> recipient.behave(path(it)));
    }

    @ParameterizedTest
    @ValueSource(strings = {SOAP_12, SOAP_11, MUTUAL_TLS})
    void a_service_of_the_wsdl_gets_the_very_bytes_and_that_is_consignment(String agency) {
        byte[] cms = sender.ping(agency);
        UUID id = Party.messageId(sender.send(cms));

        await().atMost(ofSeconds(20))
                .until(
                        () ->
                                sender.attested(id)
                                        .containsAll(
                                                List.of("RelayAcceptance", "ContentConsignment")));
        assertThat(recipient.delivered(path(agency)))
                .filteredOn(it -> it.id().equals(id.toString()))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.message()).isEqualTo(cms);
                            assertThat(it.sha256()).isEqualTo(Sha256.of(cms).hex());
                        });
        assertThat(Party.of(channels.hub(), agency).inbox()).anyMatch(item -> item.id().equals(id));
    }

    @Test
    void attachments_go_along_as_parts() throws Exception {
        byte[] plan = "a plan of the parcel".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        Sha256 digest = Sha256.of(plan);
        channels.hub()
                .bean(AttachmentStore.class)
                .put(
                        sender.id(),
                        digest,
                        0,
                        Optional.of((long) plan.length),
                        new ByteArrayInputStream(plan));
        ObjectNode document =
                (ObjectNode) Json.MAPPER.readTree(sender.opening("sandbox.ping", SOAP_12).bytes());
        document.putArray("attachments")
                .addObject()
                .put("name", "ban-do.bin")
                .put("mediaType", "application/octet-stream")
                .put("size", plan.length)
                .put("sha256", digest.hex());

        UUID id = Party.messageId(sender.send(sender.sealed(Draft.of(document))));

        await().atMost(ofSeconds(20))
                .until(() -> sender.attested(id).contains("ContentConsignment"));
        assertThat(recipient.delivered(path(SOAP_12)))
                .filteredOn(it -> it.id().equals(id.toString()))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.attachments())
                                        .hasEntrySatisfying(
                                                digest.hex(),
                                                bytes -> assertThat(bytes).isEqualTo(plan)));
    }

    @Test
    void a_fault_is_tried_again_then_parked_and_goes_on_request() {
        recipient.fault(path(SOAP_12), new IllegalStateException("the disk is full"));
        UUID id = ping(SOAP_12);

        ParkedDelivery parked = parked(id);
        assertThat(parked.reason()).isEqualTo("push-soap-fault");
        assertThat(parked.attempts()).isEqualTo(3);
        assertThat(sender.attested(id)).doesNotContain("ContentConsignment");

        recipient.behave(path(SOAP_12));
        assertThat(parking.retry(parked.number())).isTrue();

        await().atMost(ofSeconds(20))
                .until(() -> sender.attested(id).contains("ContentConsignment"));
        assertThat(times(SOAP_12, id)).as("under the same id each time").isEqualTo(4);
    }

    @Test
    void an_answer_that_another_agency_signed_proves_nothing() {
        UUID id = ping(IMPOSTOR);

        assertThat(parked(id).reason()).isEqualTo("push-answer-unproved");
        assertThat(times(IMPOSTOR, id)).isEqualTo(3);
        assertThat(sender.attested(id)).doesNotContain("RelayAcceptance", "ContentConsignment");
    }

    @Test
    void an_answer_about_other_bytes_proves_nothing() {
        recipient.confuse(path(SOAP_11));
        UUID id = ping(SOAP_11);

        assertThat(parked(id).reason()).isEqualTo("push-answer-wrong");
        assertThat(sender.attested(id)).doesNotContain("ContentConsignment");
    }

    @Test
    void a_cut_or_busy_service_is_asked_again() {
        recipient.conduct(
                path(SOAP_12),
                response -> {
                    response.setContentType("application/soap+xml");
                    response.setContentLength(10_000);
                    response.getOutputStream().print("<s:Envelope");
                    response.flushBuffer();
                    throw new java.io.IOException("pulled the plug");
                });
        UUID cut = ping(SOAP_12);
        assertThat(parked(cut).reason()).isEqualTo("push-not-reached");

        recipient.conduct(
                path(SOAP_12),
                response -> {
                    response.sendError(503);
                    return true;
                });
        UUID busy = ping(SOAP_12);
        assertThat(parked(busy).reason()).isEqualTo("push-status-503");
    }

    @Test
    void a_service_that_hangs_slows_nobody_else() {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        recipient.conduct(
                path(SOAP_11),
                response -> {
                    hanging.countDown();
                    try {
                        over.await();
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                    return false;
                });
        UUID first = ping(SOAP_11);
        await().atMost(ofSeconds(20)).until(() -> hanging.getCount() == 0);

        UUID other = ping(SOAP_12);
        await().atMost(ofSeconds(10))
                .until(() -> sender.attested(other).contains("ContentConsignment"));
        assertThat(sender.attested(first)).doesNotContain("ContentConsignment");

        over.countDown();
        await().atMost(ofSeconds(20))
                .until(() -> sender.attested(first).contains("ContentConsignment"));
    }

    @Test
    void the_agency_asks_for_a_message_again_and_needs_no_secret() {
        Party agency = Party.of(channels.hub(), SOAP_12);
        UUID id = ping(SOAP_12);
        await().atMost(ofSeconds(20))
                .until(() -> sender.attested(id).contains("ContentConsignment"));
        assertThat(agency.hub().json("/webhook").path("sends").asString()).isEqualTo("soap");

        ObjectNode again = Json.MAPPER.createObjectNode();
        again.putArray("messages").add(id.toString());
        assertThat(agency.hub().ask("/webhook/replay", again).path("pushed").asInt()).isEqualTo(1);

        await().atMost(ofSeconds(20)).until(() -> times(SOAP_12, id) == 2);
    }

    private static UUID ping(String to) {
        return Party.messageId(sender.send(sender.ping(to)));
    }

    private static ParkedDelivery parked(UUID message) {
        await().atMost(ofSeconds(20))
                .until(() -> parking.parked().stream().anyMatch(it -> is(it, message)));
        return parking.parked().stream().filter(it -> is(it, message)).findFirst().orElseThrow();
    }

    private static boolean is(ParkedDelivery parked, UUID message) {
        return parked.message().equals(message);
    }

    private static long times(String agency, UUID message) {
        return recipient.delivered(path(agency)).stream()
                .filter(it -> it.id().equals(message.toString()))
                .count();
    }
}
