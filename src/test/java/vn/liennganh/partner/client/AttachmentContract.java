package vn.liennganh.partner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.mail.Delivery;
import vn.liennganh.partner.client.mail.Inbox;
import vn.liennganh.partner.client.mail.Sent;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.support.CuttingProxy;

/** What a partner's program may rely on when it sends and fetches attachments. */
abstract class AttachmentContract {

    static final String BANK = "X99.51.002";
    static final String AGENCY = "X99.11.002";
    static final Duration SOON = Duration.ofSeconds(60);

    private static final int SIZE = 600_000;

    @TempDir Path dir;

    Partner bank;
    Partner agency;

    abstract URI url();

    abstract List<X509Certificate> authorities();

    /** Where the agency's PEM files lie. */
    abstract Path keys(String agency);

    @BeforeEach
    void two_partners_are_connected() {
        bank = open(BANK);
        agency = open(AGENCY);
    }

    Partner open(String id) {
        return open(id, url());
    }

    private Partner open(String id, URI hub) {
        return Partner.connect(hub)
                .keys(new KeyFolder(keys(id), Map.of(), Clock.systemUTC()))
                .authorities(authorities())
                .memory(dir.resolve(id))
                .language(Locale.ENGLISH)
                .patience(Patience.ofPerson())
                .open();
    }

    @Test
    void an_attachment_arrives_whole_and_compared() throws Exception {
        Path scan = Files.writeString(dir.resolve("scan.txt"), "an attachment\n".repeat(20_000));
        Draft ping = ping(BANK);
        agency.attach(ping, scan);
        Sent sent = agency.send(ping);

        Delivery delivery = find(bank.inbox(SOON), sent.id());
        var attachment = delivery.envelope().attachments().get(0);
        Path received = dir.resolve("received.txt");
        bank.download(delivery.message(), attachment.sha256(), received);

        assertThat(received).hasSameBinaryContentAs(scan);
        assertThat(attachment.name()).isEqualTo("scan.txt");
        assertThat(attachment.mediaType()).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-, 0, 600000",
        "bytes = 100 - 102, 100, 103",
        "bytes=599999-, 599999, 600000",
        "bytes=599990-5000000, 599990, 600000",
        "bytes=-10, 599990, 600000",
        "bytes=-9000000, 0, 600000"
    })
    void a_part_is_what_was_asked_for(String range, int first, int end) throws Exception {
        Scan scan = scan();
        HttpResponse<byte[]> part = call("GET", scan, "Range", range);

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(scan.content(), first, end));
        assertThat(header(part, "Content-Range")).isEqualTo("bytes %d-%d/600000", first, end - 1);
        assertThat(header(part, "ETag")).isEqualTo(scan.tag());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"bytes=0-1,5-6", "bytes=5-2", "lines=1-2", "bytes=-", "bytes=a-b"})
    void what_is_no_single_range_gets_the_whole(String range) throws Exception {
        Scan scan = scan();
        HttpResponse<byte[]> whole = call("GET", scan, "Range", range);

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(scan.content());
        assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(whole, "Content-Type")).isEqualTo("application/octet-stream");
    }

    @Test
    void a_part_goes_on_only_with_the_content_it_began_with() throws Exception {
        Scan scan = scan();
        String[] rest = {"Range", "bytes=5-", "If-Range", scan.tag()};
        assertThat(call("GET", scan, rest).statusCode()).isEqualTo(206);
        rest[3] = "\"other\"";
        assertThat(call("GET", scan, rest).statusCode()).isEqualTo(200);
    }

    @Test
    void behind_the_end_there_is_nothing_and_the_size_is_told() throws Exception {
        HttpResponse<byte[]> nothing = call("GET", scan(), "Range", "bytes=600000-");

        assertThat(nothing.statusCode()).isEqualTo(416);
        assertThat(header(nothing, "Content-Range")).isEqualTo("bytes */600000");
        assertThat(Json.MAPPER.readTree(nothing.body()).path("code").asString())
                .isEqualTo("range-not-satisfiable");
    }

    @Test
    void the_first_fetch_of_a_part_is_attested_and_a_look_at_its_size_is_not() throws Exception {
        Scan scan = scan();
        assertThat(header(call("HEAD", scan), "Content-Length")).isEqualTo("600000");
        call("GET", scan, "Range", "bytes=600000-");
        assertThat(kinds(scan)).doesNotContain(StatementKind.CONTENT_CONSIGNMENT);

        call("GET", scan, "Range", "bytes=0-9");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(kinds(scan)).contains(StatementKind.CONTENT_CONSIGNMENT));
    }

    @Test
    void a_download_that_broke_twice_goes_on_where_it_stopped() throws Exception {
        Scan scan = scan();
        try (CuttingProxy proxy = CuttingProxy.to(url().getPort())) {
            Partner shaky = open(BANK, URI.create("https://localhost:" + proxy.port()));
            proxy.cutDownAtEach(300_000, 200_000);
            Path received = dir.resolve("received.bin");
            shaky.hub().download(scan.message(), scan.digest(), received);

            assertThat(received).hasBinaryContent(scan.content());
            // With its handshakes; from the start again it would have been a million.
            assertThat(proxy.down()).isBetween((long) SIZE, SIZE + 100_000L);
        }
    }

    private List<StatementKind> kinds(Scan scan) {
        return agency.evidence(scan.message()).stream()
                .map(it -> Statement.read(it.statement()).orElseThrow().kind())
                .toList();
    }

    /** An attachment of a message to the bank. */
    private record Scan(UUID message, byte[] content) {

        Sha256 digest() {
            return Sha256.of(content);
        }

        String tag() {
            return "\"" + digest() + "\"";
        }
    }

    private Scan scan() throws IOException {
        byte[] content = new byte[SIZE];
        new Random(11).nextBytes(content);
        Draft ping = ping(BANK);
        agency.attach(ping, Files.write(dir.resolve("scan.bin"), content));
        return new Scan(agency.send(ping).id(), content);
    }

    private HttpResponse<byte[]> call(String method, Scan scan, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                url().resolve(
                                                "/api/v1/messages/%s/attachments/%s"
                                                        .formatted(scan.message(), scan.digest())))
                        .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http().send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpClient http() {
        Path keys = keys(BANK);
        return HttpClient.newBuilder()
                .sslContext(
                        new TlsIdentity(
                                        Pem.readCertificate(keys.resolve("tls.crt")),
                                        Pem.readPrivateKey(keys.resolve("tls.key")),
                                        List.of())
                                .sslContext(authorities()))
                .build();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    Draft ping(String to) {
        return bank.sample("sandbox.ping").to(List.of(to));
    }

    static Delivery find(Inbox inbox, UUID id) {
        for (Delivery delivery : inbox) {
            if (delivery.envelope().id().equals(id)) {
                return delivery;
            }
        }
        throw new AssertionError("Nothing came in time");
    }
}
