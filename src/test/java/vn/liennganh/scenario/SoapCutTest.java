package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.delivery.ParkedDelivery;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.support.CuttingProxy;
import vn.liennganh.support.Tools;

/**
 * The line to an agency's own SOAP service goes dead at any byte of the hub's call, of its parts or
 * of the signed answer: the hub calls again with the same message, and it is one delivery.
 */
@Tag(Tools.LONG)
class SoapCutTest {

    private static final String SOAP_12 = "X99.94.001";
    private static final String SOAP_11 = "X99.92.001";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Cuts over a call, and over its answer. */
    private static final int CUTS = 8;

    private static SoapServices services;
    private static CuttingProxy proxy;
    private static RunningHub hub;
    private static Party sender;

    private record Sent(byte[] cms, byte[] content) {

        UUID id() {
            return Party.messageId(cms);
        }
    }

    @BeforeAll
    static void open() throws Exception {
        ChannelHub channels = ChannelHub.shared();
        hub = channels.hub();
        sender = Party.of(hub, "X99.11.001");
        services = SoapServices.open(channels);
        proxy = CuttingProxy.to(services.server().port());
        Party.emptied(hub, SOAP_12, SOAP_11);
        services.serve(SOAP_12, "1.2", Optional.of(hub.keys(SOAP_12)), proxy.port());
        services.serve(SOAP_11, "1.1", Optional.of(hub.keys(SOAP_11)), proxy.port());
    }

    @AfterAll
    static void close() {
        proxy.close();
        services.close();
    }

    /**
     * @param connection what the service says of it: kept open, a cut meets the call and its answer
     *     alone, and closed after each call, most of all the handshake
     * @param attached bytes of a content that goes along as a part
     */
    @ParameterizedTest
    @CsvSource({
        SOAP_12 + ", keep-alive, 0",
        SOAP_12 + ", keep-alive, 60000",
        SOAP_12 + ", close, 0",
        SOAP_11 + ", keep-alive, 0"
    })
    void a_call_cut_at_any_byte_is_made_again_and_is_one_delivery(
            String agency, String connection, int attached) throws IOException {
        services.server()
                .conduct(
                        SoapServices.path(agency),
                        response -> {
                            if (connection.equals("close")) {
                                response.setHeader("Connection", connection);
                            }
                            return false;
                        });
        consigned(message(agency, attached));
        long upBefore = proxy.up();
        long downBefore = proxy.down();
        consigned(message(agency, attached));
        long up = proxy.up() - upBefore;
        long down = proxy.down() - downBefore;

        long cutBefore = proxy.cuts();
        Map<UUID, Sent> sent = new LinkedHashMap<>();
        for (int i = 0; i < 2 * CUTS; i++) {
            Sent one = message(agency, attached);
            sent.put(one.id(), one);
            // Not quite to the last byte: no two calls are of one length, nor their answers.
            if (i < CUTS) {
                proxy.cutUpOnceAfter(1 + i * (up - 32) / (CUTS - 1));
            } else {
                proxy.cutDownAtEach(1 + (i - CUTS) * (down - 64) / (CUTS - 1));
            }
            consigned(one);
        }

        assertThat(proxy.cuts() - cutBefore).isGreaterThan(CUTS);
        assertThat(sent.keySet())
                .as("taken, and the hub did not hear it")
                .anyMatch(id -> delivered(agency, id).size() == 2);
        sent.forEach((id, one) -> sameEachTime(agency, id, one));
        assertThat(hub.bean(ParkingLot.class).parked().stream().map(ParkedDelivery::message))
                .doesNotContainAnyElementsOf(sent.keySet());
        assertThat(Party.of(hub, agency).inbox().stream().map(InboxItem::id))
                .filteredOn(sent::containsKey)
                .containsExactlyInAnyOrderElementsOf(sent.keySet());
        for (UUID id : sent.keySet()) {
            assertThat(sender.attested(id))
                    .containsExactlyInAnyOrder(
                            "SubmissionAcceptance", "RelayAcceptance", "ContentConsignment");
        }
    }

    private static Sent message(String to, int attached) throws IOException {
        if (attached == 0) {
            return new Sent(sender.ping(to), new byte[0]);
        }
        byte[] content = new byte[attached];
        new Random().nextBytes(content);
        hub.bean(AttachmentStore.class)
                .put(
                        sender.id(),
                        Sha256.of(content),
                        0,
                        Optional.of((long) attached),
                        new ByteArrayInputStream(content));
        return new Sent(sender.withContent(to, content), content);
    }

    private static void consigned(Sent one) {
        sender.send(one.cms());
        await().atMost(PATIENCE)
                .until(() -> sender.attested(one.id()).contains("ContentConsignment"));
    }

    /** The content of a call that was cut may be missing its end; of the last one it may not. */
    private static void sameEachTime(String agency, UUID id, Sent one) {
        List<SoapRecipient.Delivered> calls = delivered(agency, id);
        assertThat(calls).hasSizeBetween(1, 2);
        assertThat(calls)
                .allSatisfy(
                        call -> {
                            assertThat(call.message()).isEqualTo(one.cms());
                            assertThat(call.sha256()).isEqualTo(Sha256.of(one.cms()).hex());
                        });
        if (one.content().length > 0) {
            assertThat(calls.get(calls.size() - 1).attachments())
                    .containsOnlyKeys(Sha256.of(one.content()).hex())
                    .allSatisfy((digest, bytes) -> assertThat(bytes).isEqualTo(one.content()));
        }
    }

    private static List<SoapRecipient.Delivered> delivered(String agency, UUID message) {
        return services.server().delivered(SoapServices.path(agency)).stream()
                .filter(call -> message.toString().equals(call.id()))
                .toList();
    }
}
