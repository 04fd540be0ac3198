package vn.liennganh.partner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.fake.FakeHub;
import vn.liennganh.partner.client.keys.Enrolment;
import vn.liennganh.partner.client.mail.Delivery;
import vn.liennganh.partner.client.mail.Sent;
import vn.liennganh.partner.client.mail.Signed;
import vn.liennganh.pki.Pem;

/** What a partner's unit test can make the hub do, and what the library makes of it. */
class FakeHubTest {

    private static final String BANK = "X99.51.099";
    private static final String AGENCY = "X99.11.001";
    private static final String ORDER = "account-freeze.order";
    private static final String REPORT = "account-freeze.execution-report";

    @TempDir private Path dir;

    private FakeHub hub;
    private Partner bank;

    @BeforeEach
    void a_bank_at_a_fake_hub() {
        hub = FakeHub.start();
        bank = connect(Patience.ofPerson());
    }

    @AfterEach
    void it_is_closed() {
        hub.close();
    }

    private Partner connect(Patience patience) {
        return Partner.connect(hub.url())
                .home(hub.keys(BANK, dir.resolve("home")))
                .patience(patience)
                .open();
    }

    @ParameterizedTest
    @EnumSource(
            value = RefusalCode.class,
            mode = Mode.EXCLUDE,
            names = {"RATE_LIMITED", "UNAVAILABLE", "INTERNAL", "REVOCATION_UNKNOWN"})
    void any_refusal_that_a_test_asks_for_arrives_with_its_code_and_its_proof(RefusalCode code) {
        hub.refuseNext(code);
        Signed signed = bank.sign(ping());

        assertThatThrownBy(() -> bank.send(signed))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.refusal()).contains(code);
                            assertThat(problem.status()).isEqualTo(code.status());
                            assertThat(kind(problem)).isEqualTo(StatementKind.SUBMISSION_REJECTION);
                        });
        assertThat(bank.send(signed).id()).as("a refused id is not used up").isEqualTo(signed.id());
    }

    private static StatementKind kind(Problem problem) {
        return Statement.read(problem.rejection().orElseThrow().statement()).orElseThrow().kind();
    }

    @Test
    void a_busy_hub_is_asked_again_after_the_time_that_it_names() {
        hub.refuseNext(RefusalCode.RATE_LIMITED, Duration.ofSeconds(1));
        hub.refuseNext(RefusalCode.UNAVAILABLE, Duration.ZERO);
        long begun = System.nanoTime();

        bank.send(ping());

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(hub.accepted()).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_before_the_receipt_leaves_one_message() {
        hub.dropNextAnswer();
        Sent sent = bank.send(ping());

        assertThat(hub.accepted()).hasSize(1);
        assertThat(bank.outbox().receipt(sent.id())).contains(sent.receipt());
    }

    @Test
    void a_client_without_patience_sends_again_after_its_restart() {
        Partner hasty = connect(Patience.none());
        hub.dropNextAnswer();
        Draft ping = ping().opening(UUID.randomUUID());
        assertThatThrownBy(() -> hasty.send(ping)).isInstanceOf(java.io.UncheckedIOException.class);

        Partner restarted = connect(Patience.none());
        restarted.unanswered().forEach(restarted::resend);

        assertThat(restarted.unanswered()).isEmpty();
        assertThat(hub.accepted()).hasSize(1);
    }

    @Test
    void a_log_that_was_rolled_back_is_noticed_before_the_receipt_is_believed() {
        bank.send(ping());
        bank.send(ping());
        hub.rollBackLog();
        Signed signed = bank.sign(ping());

        assertThatThrownBy(() -> bank.send(signed))
                .isInstanceOfSatisfying(
                        VerificationFailed.class,
                        failed -> assertThat(failed.code()).isEqualTo("log-rolled-back"));
        assertThat(bank.outbox().receipt(signed.id())).isEmpty();
    }

    @Test
    void another_key_than_the_pinned_one_proves_nothing() throws Exception {
        try (FakeHub other = FakeHub.start()) {
            Files.writeString(dir.resolve("log.key"), other.logKey().line());
            Partner pinned =
                    Partner.connect(hub.url())
                            .home(hub.keys(BANK, dir.resolve("home")))
                            .memory(dir)
                            .open();

            assertThatThrownBy(() -> pinned.send(ping()))
                    .isInstanceOfSatisfying(
                            VerificationFailed.class,
                            failed -> assertThat(failed.code()).isEqualTo("receipt-checkpoint"));
        }
    }

    @Test
    void a_scripted_message_is_received_answered_and_its_duty_fulfilled() {
        hub.owes(ORDER, REPORT, Duration.ofHours(24));
        Draft order =
                Draft.of(ORDER, Json.MAPPER.createObjectNode().put("freezeAmount", 1_000_000))
                        .to(List.of(BANK))
                        .caseNumber("125/QD");
        Envelope sent = hub.deliver(AGENCY, order);

        Delivery delivery = bank.inbox(Duration.ofSeconds(5)).iterator().next();
        assertThat(delivery.envelope()).isEqualTo(sent);
        assertThat(delivery.message().signers()).as("official and seal").hasSize(2);
        assertThat(bank.duties("open")).extracting(Duty::owes).containsExactly(REPORT);

        hub.advance(Duration.ofHours(25));
        assertThat(bank.duties("overdue")).hasSize(1);
        bank.send(bank.compose(REPORT).answering(delivery.envelope(), UUID.randomUUID()));
        delivery.acknowledge();

        assertThat(bank.duties("fulfilled-late")).hasSize(1);
        assertThat(hub.acknowledged(sent.id(), BANK)).isTrue();
        assertThat(hub.accepted())
                .extracting(it -> it.type().value())
                .containsExactly(ORDER, REPORT);
    }

    @Test
    void a_newcomer_enrols_with_its_code_once_and_renews() {
        Path folder = dir.resolve("newcomer");
        Enrolment enrolment =
                new Enrolment(hub.url(), hub.authorities(), folder, HubClient.Options.standard());
        String code = hub.enrolmentCode(BANK);

        assertThat(enrolment.enrol(BANK, code)).isInstanceOf(Est.Answer.Issued.class);
        X509Certificate first = Pem.readCertificate(folder.resolve("seal.crt"));
        Partner newcomer = Partner.connect(hub.url()).home(folder).open();
        assertThat(newcomer.send(ping()).statement().from().value()).isEqualTo(BANK);

        assertThat(enrolment.renew(Clock.systemUTC())).isInstanceOf(Est.Answer.Issued.class);
        X509Certificate second = Pem.readCertificate(folder.resolve("seal.crt"));
        assertThat(second.getPublicKey()).isEqualTo(first.getPublicKey());
        assertThat(second.getSerialNumber()).isNotEqualTo(first.getSerialNumber());
        assertThat(Partner.connect(hub.url()).home(folder).open().whoami().agency().value())
                .isEqualTo(BANK);

        Enrolment thief =
                new Enrolment(
                        hub.url(),
                        hub.authorities(),
                        dir.resolve("thief"),
                        HubClient.Options.standard());
        assertThatThrownBy(() -> thief.enrol(BANK, code))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));
    }

    @Test
    void a_broken_upload_goes_on_where_it_stopped() throws Exception {
        Path file = Files.writeString(dir.resolve("scan.txt"), "content ".repeat(10_000));
        Draft ping = ping();
        hub.breakNextUpload();
        bank.attach(ping, file);

        assertThat(hub.uploads()).as("the piece that arrived, then the rest").hasSize(2);
        assertThat(hub.uploads().get(1)).startsWith("bytes 40000-79999/");
        assertThat(bank.send(ping).statement().kind())
                .isEqualTo(StatementKind.SUBMISSION_ACCEPTANCE);
    }

    @Test
    void a_broken_download_goes_on_where_it_stopped() throws Exception {
        Path file = Files.writeString(dir.resolve("scan.txt"), "content ".repeat(10_000));
        Draft ping = ping();
        bank.attach(ping, file);
        Sent sent = bank.send(ping);
        hub.breakNextDownload();
        Path received = dir.resolve("received.txt");
        bank.hub().download(sent.id(), Sha256.of(Files.readAllBytes(file)), received);

        assertThat(received).hasSameBinaryContentAs(file);
        assertThat(hub.downloads()).containsExactly("", "bytes=40000-");
    }

    @Test
    void the_keys_are_those_of_the_command_line() {
        assertThat(
                        new KeyFolder(dir.resolve("home"), Map.of(), Clock.systemUTC())
                                .signer()
                                .official())
                .isPresent();
    }

    private Draft ping() {
        return bank.sample("sandbox.ping").to(List.of(AGENCY));
    }
}
