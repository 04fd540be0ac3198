package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
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
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CertificateOrder.Subject;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;
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
    private static CertificateAuthority sandbox;

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
        sandbox =
                new CertificateAuthority(
                        Pem.readCertificates(hub.sandbox().resolve("ca.pem")).get(0),
                        Pem.readPrivateKey(hub.sandbox().resolve("ca.key")),
                        Clock.systemUTC());
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
        clamd.close();
    }

    /** Bytes that deserve a code. */
    private record Bytes(RefusalCode code, String story, byte[] cms) {

        @Override
        public String toString() {
            return code.slug() + ": " + story;
        }
    }

    private static Bytes bytes(RefusalCode code, String story, byte[] cms) {
        return new Bytes(code, story, cms);
    }

    static Stream<Bytes> wrong() {
        return Stream.of(
                bytes(RefusalCode.TOO_LARGE, "above 1 MiB", new byte[1_100_000]),
                bytes(RefusalCode.MESSAGE_MALFORMED, "no DER", "hello".getBytes()),
                bytes(
                        RefusalCode.MESSAGE_MALFORMED,
                        "two keys of one name",
                        sealed("{\"id\":1,\"id\":2}".getBytes(StandardCharsets.UTF_8))),
                bytes(
                        RefusalCode.SENDER_MISMATCH,
                        "from another agency than the channel's",
                        office.sealed(ping().from(vn.liennganh.message.AgencyId.of("X99.11.002")))),
                bytes(
                        RefusalCode.SENDER_MISMATCH,
                        "sealed by another agency",
                        key(hub.keys("X99.11.002")).sign(ping().bytes())),
                bytes(
                        RefusalCode.TIME_OUT_OF_RANGE,
                        "of last month",
                        office.sealed(ping().at(OffsetDateTime.now().minusDays(30)))),
                bytes(
                        RefusalCode.SIGNATURE_ALGORITHM_REFUSED,
                        "digest by an algorithm that is not allowed",
                        weakened(office.sealed(ping()))),
                bytes(RefusalCode.SIGNATURE_INVALID, "one bit of the content", flipped()),
                bytes(
                        RefusalCode.CERTIFICATE_UNTRUSTED,
                        "of an authority that nobody trusts",
                        certified(stranger(), days(-1), days(1)).sign(ping().bytes())),
                bytes(
                        RefusalCode.CERTIFICATE_EXPIRED,
                        "of last year",
                        certified(sandbox, days(-400), days(-30)).sign(ping().bytes())),
                bytes(RefusalCode.CERTIFICATE_REVOKED, "revoked a moment ago", revoked()),
                bytes(
                        RefusalCode.REVOCATION_UNKNOWN,
                        "nobody knows whether it is revoked",
                        certified(sandbox, days(-1), days(1)).sign(ping().bytes())),
                bytes(RefusalCode.MESSAGE_ID_CONFLICT, "the same id, other bytes", conflict()),
                bytes(
                        RefusalCode.TYPE_UNKNOWN,
                        "no such type",
                        office.sealed(changed(ping(), it -> it.put("type", "sandbox.pang")))),
                bytes(
                        RefusalCode.SCHEMA_VIOLATION,
                        "an unknown field",
                        office.signed(
                                changed(
                                        office.opening("account-freeze.order", BANK),
                                        it -> body(it).put("more", 1)))),
                bytes(
                        RefusalCode.RECIPIENT_UNKNOWN,
                        "an agency that nobody registered",
                        office.sealed(ping().to(List.of("X99.51.777")))),
                bytes(
                        RefusalCode.SENDER_NOT_PERMITTED,
                        "an order by a bank's right",
                        office.signed(
                                office.opening("account-freeze.execution-report", "X99.11.002"))),
                bytes(
                        RefusalCode.RECIPIENT_NOT_PERMITTED,
                        "an order to the police",
                        office.signed(office.opening("account-freeze.order", "X99.21.001"))),
                bytes(
                        RefusalCode.SIGNER_NOT_PERMITTED,
                        "an order that no official signed",
                        office.sealed(office.opening("account-freeze.order", BANK))),
                bytes(
                        RefusalCode.SIGNER_NOT_PERMITTED,
                        "eleven billion that one official signed",
                        office.signed(
                                changed(
                                        office.opening("account-deduction.order", BANK),
                                        it -> amount(it, "amount", 11_000_000_000L)))),
                bytes(
                        RefusalCode.EXCHANGE_UNKNOWN,
                        "an exchange of nobody",
                        office.signed(release().within(UUID.randomUUID(), UUID.randomUUID()))),
                bytes(RefusalCode.STEP_NOT_PERMITTED, "a second release", secondRelease()),
                bytes(
                        RefusalCode.STEP_NOT_PERMITTED,
                        "an order beyond the ceiling that it states itself",
                        office.signed(
                                changed(
                                        office.opening("account-freeze.order", BANK),
                                        it -> amount(it, "capAcrossHolders", 1)))),
                bytes(RefusalCode.DUPLICATE_DOCUMENT, "one decision, two ids", duplicate()),
                bytes(RefusalCode.ATTACHMENT_MISSING, "never uploaded", unattached()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    @Order(1)
    void bad_bytes_hear_their_code_and_nothing_is_kept(Bytes bad) {
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

    private static Draft ping() {
        return office.opening("sandbox.ping", BANK);
    }

    private static Draft release() {
        return office.opening("account-freeze.release", BANK);
    }

    private static void amount(ObjectNode document, String field, long dong) {
        body(document).putObject(field).put("amount", dong).put("currency", "VND");
        body(document).remove("amountInWords");
    }

    private static ObjectNode body(ObjectNode document) {
        return (ObjectNode) document.get("body");
    }

    private static Draft changed(Draft draft, Consumer<ObjectNode> change) {
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(draft.bytes());
        change.accept(document);
        return Draft.of(document);
    }

    private static byte[] sealed(byte[] content) {
        return key(hub.keys("X99.11.001")).sign(content);
    }

    private static SealKey key(Path folder) {
        return new SealKey(
                Pem.readCertificate(folder.resolve("seal.crt")),
                Pem.readPrivateKey(folder.resolve("seal.key")),
                List.of(),
                Clock.systemUTC());
    }

    private static Instant days(int fromNow) {
        return Clock.systemUTC().instant().plus(Duration.ofDays(fromNow));
    }

    private static CertificateAuthority stranger() {
        return CertificateAuthority.root(
                Subject.of("Stranger", "Invented"),
                KeyPairs.newP256(),
                new Validity(days(-30), days(30)),
                Clock.systemUTC());
    }

    /** A key that an authority certified and that the hub was never told of. */
    private static SealKey certified(CertificateAuthority by, Instant from, Instant to) {
        KeyPair keys = KeyPairs.newP256();
        CertificateOrder order =
                CertificateOrder.of(
                        Subject.of("X99.11.001", "Invented"),
                        Use.SEAL,
                        keys.getPublic(),
                        new Validity(from, to));
        return new SealKey(by.issue(order), keys.getPrivate(), List.of(), Clock.systemUTC());
    }

    /** SHA-256 becomes SHA-224 wherever an algorithm is named: the last byte of its identifier. */
    private static byte[] weakened(byte[] cms) {
        byte[] sha256 = HexFormat.of().parseHex("0609608648016503040201");
        byte[] weak = cms.clone();
        for (int at = 0; at + sha256.length <= weak.length; at++) {
            if (java.util.Arrays.equals(weak, at, at + sha256.length, sha256, 0, sha256.length)) {
                weak[at + sha256.length - 1] = 4;
            }
        }
        return weak;
    }

    private static byte[] flipped() {
        byte[] content = ping().bytes();
        byte[] cms = sealed(content);
        String text = new String(cms, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\"urgency\":\"normal\"");
        cms[at + 11] = 'u';
        System.arraycopy("urgent".getBytes(StandardCharsets.UTF_8), 0, cms, at + 11, 6);
        return cms;
    }

    /** The employer's own seal, revoked by the sandbox's control; nobody else needs it here. */
    private static byte[] revoked() {
        Path folder = hub.keys("X99.95.001");
        byte[] cms = key(folder).sign(ping().bytes());
        try {
            Caller.Answer answer =
                    sender.post("/sandbox/revoke", Files.readAllBytes(folder.resolve("seal.crt")));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return cms;
    }

    private static byte[] conflict() {
        Draft first = ping();
        office.send(office.sealed(first));
        return office.sealed(changed(first, it -> it.put("urgency", "flash")));
    }

    private static byte[] secondRelease() {
        Draft order = office.opening("account-freeze.order", BANK);
        office.send(office.signed(order));
        UUID exchange = UUID.fromString(order.field("exchange").asString());
        office.send(office.signed(release().within(exchange, UUID.randomUUID())));
        Draft again = office.opening("account-freeze.deduction-order", BANK);
        return office.signed(again.within(exchange, UUID.randomUUID()));
    }

    private static byte[] duplicate() {
        Draft order = office.opening("account-freeze.order", BANK);
        office.send(office.signed(order));
        return office.signed(order.opening(UUID.randomUUID()));
    }

    private static byte[] unattached() {
        byte[] content = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        return office.sealed(
                ping().attach(
                                new AttachmentRef(
                                        "scan.pdf",
                                        "application/pdf",
                                        content.length,
                                        Sha256.of(content))));
    }

    private static void stopDatabase() throws IOException {
        try (Stream<Path> files = Files.walk(hub.dataDir())) {
            Path pidFile =
                    files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
            server.onExit().join();
        }
    }
}
