package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.ScriptedClamd;

/**
 * Every code of section 1 of the protocol, provoked by bytes sent to the public interface of the
 * real hub. The last test notices a code that nobody provokes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusalCodesTest {

    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";
    private static final String BANK = "X99.51.001";
    private static final Set<RefusalCode> PROVOKED = EnumSet.noneOf(RefusalCode.class);

    private static ScriptedClamd clamd;
    private static RunningHub hub;
    private static Party office;
    private static Caller sender;

    @BeforeAll
    static void start() throws IOException {
        clamd = new ScriptedClamd();
        hub =
                RunningHub.start(
                        Map.of(
                                "hub.clamd.address",
                                clamd.address(),
                                "hub.directory.limits.calls-per-second",
                                "5",
                                "hub.directory.limits.call-burst",
                                "300"));
        office = Party.of(hub, "X99.11.001");
        sender = Caller.of(hub, "X99.11.001");
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
        clamd.close();
    }

    static Stream<WrongMessages.Wrong> wrong() {
        return new WrongMessages(hub).all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    @Order(1)
    void bad_bytes_hear_their_code_and_nothing_is_kept(WrongMessages.Wrong bad) {
        expect(bad.code(), send(bad.cms()));
    }

    @Test
    @Order(2)
    void nobody_is_not_authenticated() {
        expect(
                RefusalCode.NOT_AUTHENTICATED,
                Caller.stranger(hub)
                        .post("/api/v1/messages", office.ping(BANK), "Content-Type", CMS));
    }

    @Test
    @Order(2)
    void what_does_not_exist_is_not_found() {
        expect(RefusalCode.NOT_FOUND, sender.get("/api/v1/messages/" + UUID.randomUUID()));
    }

    @Test
    @Order(2)
    void an_upload_that_is_not_what_its_name_says_is_refused() {
        String other = HexFormat.of().formatHex(new byte[32]);
        expect(
                RefusalCode.DIGEST_MISMATCH,
                sender.call(
                        "PUT", "/api/v1/attachments/" + other, BodyPublishers.ofString("scan")));
    }

    @Test
    @Order(2)
    void an_upload_above_the_limit_is_refused_with_its_first_piece() {
        expect(
                RefusalCode.TOO_LARGE,
                sender.call(
                        "PUT",
                        "/api/v1/attachments/" + "0".repeat(64),
                        BodyPublishers.ofByteArray(new byte[10]),
                        "Content-Range",
                        "bytes 0-9/" + (AttachmentRef.SIZE_MAX + 1)));
    }

    @Test
    @Order(2)
    void a_clock_four_minutes_ahead_is_near_enough() {
        Draft ping = office.opening("sandbox.ping", BANK);
        assertThat(send(office.sealed(ping.at(OffsetDateTime.now().plusMinutes(4)))).status())
                .isEqualTo(201);
    }

    @Test
    @Order(2)
    void malware_is_not_kept_and_no_scanner_means_not_yet() throws IOException {
        byte[] infected = ("a scan with " + ScriptedClamd.MARK).getBytes();
        String upload = "/api/v1/attachments/" + Sha256.of(infected).hex();
        byte[] clean = "a scan with nothing".getBytes();
        String later = "/api/v1/attachments/" + Sha256.of(clean).hex();

        Caller.Answer found = sender.call("PUT", upload, BodyPublishers.ofByteArray(infected));
        expect(RefusalCode.ATTACHMENT_INFECTED, found);
        assertThat(sender.call("HEAD", upload, BodyPublishers.noBody()).header("Upload-Offset"))
                .isEqualTo("0");
        clamd.close();
        expect(
                RefusalCode.UNAVAILABLE,
                sender.call("PUT", later, BodyPublishers.ofByteArray(clean)));
    }

    @Test
    @Order(2)
    void who_asks_too_often_is_told_to_wait() {
        Caller flooder = Caller.of(hub, "X99.53.001");
        Caller.Answer last = flooder.get("/api/v1/whoami");
        for (int i = 0; i < 1_000 && last.status() == 200; i++) {
            last = flooder.get("/api/v1/whoami");
        }
        expect(RefusalCode.RATE_LIMITED, last);
    }

    @Test
    @Order(3)
    void a_defect_accepts_nothing_and_the_same_bytes_pass_once_it_is_mended() {
        JdbcTemplate database = hub.bean(JdbcTemplate.class);
        byte[] cms = office.ping(BANK);
        database.execute("ALTER TABLE delivery.delivery RENAME TO mislaid");
        expect(RefusalCode.INTERNAL, send(cms));
        database.execute("ALTER TABLE delivery.mislaid RENAME TO delivery");
        assertThat(send(cms).status()).isEqualTo(201);
    }

    @Test
    @Order(4)
    void without_its_database_the_hub_accepts_nothing_and_says_so() throws IOException {
        byte[] cms = office.ping(BANK);
        stopDatabase();
        expect(RefusalCode.UNAVAILABLE, send(cms));
    }

    @Test
    @Order(5)
    void no_code_is_left_out() {
        assertThat(PROVOKED).containsExactlyInAnyOrder(RefusalCode.values());
    }

    private static void expect(RefusalCode code, Caller.Answer answer) {
        assertThat(answer.code()).as(answer.text()).isEqualTo(code.slug());
        assertThat(answer.status()).isEqualTo(code.status());
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("retryable").asBoolean()).isEqualTo(code.retryable());
        PROVOKED.add(code);
    }

    private static Caller.Answer send(byte[] cms) {
        return sender.post("/api/v1/messages", cms, "Content-Type", CMS);
    }

    private static void stopDatabase() throws IOException {
        try (Stream<Path> files = Files.walk(hub.dataDir())) {
            Path pidFile =
                    files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
            // Seen at once, also where nobody buries it: the hub starts another one in a second.
            await().pollInterval(Duration.ofMillis(10))
                    .until(() -> !server.isAlive() || server.info().command().isEmpty());
        }
    }
}
