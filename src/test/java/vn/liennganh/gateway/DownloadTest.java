package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.Patience;
import vn.liennganh.partner.client.Trust;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.CuttingProxy;

/** Contents come in parts where a part is asked for, and go on where they broke off. */
class DownloadTest {

    private static final String SENDER = "X99.72.001";
    private static final int SIZE = 3_000_000;

    /** A piece that was uploaded in two, so that what is stored begins at odd places. */
    private static final int BREAK = 300_001;

    private static RunningHub hub;
    private static Caller caller;
    private static byte[] content;
    private static Sha256 digest;
    private static UUID message;

    @TempDir Path folder;

    @BeforeAll
    static void send() {
        hub = RunningHub.shared();
        caller = Caller.of(hub, SENDER);
        content = new byte[SIZE];
        new Random(11).nextBytes(content);
        digest = Sha256.of(content);
        upload(0, BREAK);
        upload(BREAK, SIZE);
        Party sender = Party.of(hub, SENDER);
        byte[] cms = sender.withContent("X99.73.001", content);
        sender.send(cms);
        message = Party.messageId(cms);
    }

    private static void upload(int from, int to) {
        caller.call(
                "PUT",
                "/api/v1/attachments/" + digest,
                BodyPublishers.ofByteArray(Arrays.copyOfRange(content, from, to)),
                "Content-Range",
                "bytes %d-%d/%d".formatted(from, to - 1, SIZE));
    }

    private static String path() {
        return "/api/v1/messages/" + message + "/attachments/" + digest;
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-, 0, 3000000",
        "bytes=300000-300002, 300000, 300003",
        "bytes=262143-600000, 262143, 600001",
        "bytes=2999999-, 2999999, 3000000",
        "bytes=2999990-5000000, 2999990, 3000000",
        "bytes=-10, 2999990, 3000000",
        "bytes=-9000000, 0, 3000000"
    })
    void a_part_is_what_was_asked_for(String range, int first, int end) {
        Caller.Answer answer = caller.get(path(), "Range", range);

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(content, first, end));
        assertThat(answer.header("Content-Range"))
                .isEqualTo("bytes " + first + "-" + (end - 1) + "/" + SIZE);
        assertThat(answer.header("ETag")).isEqualTo("\"" + digest + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"bytes=0-1,5-6", "bytes=5-2", "lines=1-2", "bytes=-", "bytes=a-b", "-"})
    void what_is_no_single_range_gets_the_whole(String range) {
        Caller.Answer answer =
                range.equals("-") ? caller.get(path()) : caller.get(path(), "Range", range);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    }

    @Test
    void the_recipient_s_first_fetch_is_attested_and_the_sender_s_is_not() {
        byte[] cms = Party.of(hub, SENDER).withContent("X99.74.001", content);
        UUID sent =
                Statement.read(Party.of(hub, SENDER).send(cms).statement())
                        .orElseThrow()
                        .messageId();
        String path = "/api/v1/messages/" + sent + "/attachments/" + digest;
        caller.get(path);
        Caller recipient = Caller.of(hub, "X99.74.001");
        recipient.call("HEAD", path, BodyPublishers.noBody());
        assertThat(consigned(sent)).isFalse();

        recipient.get(path, "Range", "bytes=0-9");
        await().until(() -> consigned(sent));
    }

    private static boolean consigned(UUID sent) {
        return Party.of(hub, SENDER).hub().evidence(sent).stream()
                .map(receipt -> Statement.read(receipt.statement()).orElseThrow())
                .anyMatch(one -> one.kind() == StatementKind.CONTENT_CONSIGNMENT);
    }

    @Test
    void a_part_goes_on_only_with_the_very_content_it_began_with() {
        String tag = "\"" + digest + "\"";
        assertThat(caller.get(path(), "Range", "bytes=5-", "If-Range", tag).status())
                .isEqualTo(206);
        for (String other : List.of("\"other\"", "W/" + tag, "Sun, 22 Nov 2026 08:00:00 GMT")) {
            Caller.Answer whole = caller.get(path(), "Range", "bytes=5-", "If-Range", other);
            assertThat(whole.status()).as(other).isEqualTo(200);
            assertThat(whole.body()).hasSize(SIZE);
        }
    }

    @Test
    void behind_the_end_there_is_nothing_and_the_size_is_told() {
        Caller.Answer answer = caller.get(path(), "Range", "bytes=3000000-");

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.code()).isEqualTo("range-not-satisfiable");
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */3000000");
    }

    @Test
    void a_download_that_broke_twice_goes_on_where_it_stopped() throws IOException {
        try (CuttingProxy proxy = CuttingProxy.to(hub.url().getPort())) {
            HubClient client = through(proxy);
            proxy.cutDownAtEach(1_500_000, 1_000_000);

            Path target = folder.resolve("scan.bin");
            client.download(message, digest, target);

            assertThat(target).hasBinaryContent(content);
            // With its two handshakes; from the start again it would have been five million.
            assertThat(proxy.down()).isBetween((long) SIZE, SIZE + 300_000L);
        }
    }

    private static HubClient through(CuttingProxy proxy) {
        Path keys = hub.keys(SENDER);
        var trusted = Pem.readCertificates(hub.sandbox().resolve("ca.pem"));
        return HubClient.of(
                URI.create("https://localhost:" + proxy.port()),
                new TlsIdentity(
                                Pem.readCertificate(keys.resolve("tls.crt")),
                                Pem.readPrivateKey(keys.resolve("tls.key")),
                                List.of())
                        .sslContext(trusted),
                new Trust(trusted, Optional.empty(), Clock.systemUTC()),
                new HubClient.Options(
                        Optional.empty(),
                        Locale.ENGLISH,
                        new Patience(4, Duration.ofMillis(50), Duration.ofSeconds(1))));
    }
}
