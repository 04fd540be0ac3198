package vn.liennganh.gateway.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.intake.view.Fetches;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** Whoever has had the words of a message over a machine's channel has left a trace, each time. */
class FetchesTest {

    private static final String OFFICE = "X99.11.001";
    private static final String BANK = "X99.51.001";
    private static final byte[] CONTENT = "an invented scan".getBytes(StandardCharsets.US_ASCII);
    private static final Sha256 DIGEST = Sha256.of(CONTENT);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, HttpClient> CLIENTS = new HashMap<>();

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
    }

    private static HttpClient client(String agency) {
        return HttpClient.newBuilder().sslContext(new SoapPartner(hub, agency).tls()).build();
    }

    private static HttpResponse<String> call(
            String agency, String method, String path, BodyPublisher body) {
        HttpRequest request =
                HttpRequest.newBuilder(hub.url().resolve(path)).method(method, body).build();
        try {
            return CLIENTS.computeIfAbsent(agency, FetchesTest::client)
                    .send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpResponse<String> get(String agency, String path) {
        return call(agency, "GET", path, BodyPublishers.noBody());
    }

    private static UUID ordered() {
        call(
                OFFICE,
                "PUT",
                "/api/v1/attachments/" + DIGEST.hex(),
                BodyPublishers.ofByteArray(CONTENT));
        Party party = Party.of(hub, OFFICE);
        Draft order =
                party.opening("account-freeze.order", BANK)
                        .withoutAttachments()
                        .attach(
                                new AttachmentRef(
                                        "scan.pdf", "application/pdf", CONTENT.length, DIGEST));
        return Statement.read(party.send(party.signed(order)).statement())
                .orElseThrow()
                .messageId();
    }

    /** Over which channel, and what of it; in order of time. */
    private static List<String> fetched(String agency, UUID message) {
        List<String> all = new ArrayList<>();
        hub.bean(Fetches.class).of(AgencyId.of(agency), 500).stream()
                .filter(one -> one.message().equals(message))
                .map(one -> one.channel() + one.attachment().map(Sha256::hex).orElse(""))
                .forEach(one -> all.add(0, one));
        return all;
    }

    @Test
    void every_fetch_is_written_down_each_time_and_its_agency_reads_of_it() {
        UUID order = ordered();
        String path = "/api/v1/messages/" + order;
        call(BANK, "HEAD", path, BodyPublishers.noBody());
        for (String one : List.of(path, path, path + "/attachments/" + DIGEST.hex())) {
            assertThat(get(BANK, one).statusCode()).isEqualTo(200);
        }
        new SoapPartner(hub, BANK)
                .call(
                        Envelopes.SOAP_12,
                        "Fetch",
                        "<ln:Fetch><ln:id>" + order + "</ln:id></ln:Fetch>");
        get(OFFICE, path);
        assertThat(get("X99.51.002", path).statusCode()).isEqualTo(404);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(fetched(BANK, order))
                                        .containsExactly(
                                                "rest", "rest", "rest" + DIGEST.hex(), "soap"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fetched(OFFICE, order)).containsExactly("rest"));
        assertThat(fetched("X99.51.002", order)).isEmpty();
        assertThat(diary("head@" + BANK)).contains(order.toString());
        assertThat(diary("head@X99.51.002")).doesNotContain(order.toString());
    }

    private static String diary(String user) {
        return Visitor.of(hub, user).get("/quan-tri/nhat-ky-xem").text();
    }

    @Test
    void whoever_takes_the_container_has_the_message_and_its_clocks_run() {
        UUID order = ordered();
        String path = "/api/v1/messages/" + order;
        assertThat(get(BANK, path + "/evidence").body()).doesNotContain("ContentConsignment");

        assertThat(get(BANK, path + "/evidence.asice").statusCode()).isEqualTo(200);

        await().atMost(PATIENCE)
                .until(() -> get(BANK, path + "/evidence").body().contains("ContentConsignment"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fetched(BANK, order)).containsExactly("rest"));
    }
}
