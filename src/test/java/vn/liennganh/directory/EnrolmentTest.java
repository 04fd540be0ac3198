package vn.liennganh.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.directory.DirectoryFixture.AGENCY;
import static vn.liennganh.directory.DirectoryFixture.BANK;
import static vn.liennganh.directory.DirectoryFixture.DIVISION;
import static vn.liennganh.directory.DirectoryFixture.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.liennganh.directory.DirectorySettings.EnrolmentMode;
import vn.liennganh.directory.EnrolmentOutcome.BadRequest;
import vn.liennganh.directory.EnrolmentOutcome.Denied;
import vn.liennganh.directory.EnrolmentOutcome.Issued;
import vn.liennganh.directory.EnrolmentOutcome.Pending;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.Pem;

class EnrolmentTest {

    private static final Set<CertificateUse> BOTH = Set.of(CertificateUse.TLS, CertificateUse.SEAL);
    private static final Set<CertificateUse> ANY = Set.of(CertificateUse.values());

    @TempDir Path folder;

    private DirectoryFixture hub;

    @BeforeEach
    void start() throws IOException {
        hub = new DirectoryFixture(folder, EnrolmentMode.AUTOMATIC);
    }

    @Test
    void a_code_gives_one_certificate_that_is_channel_and_seal_under_the_registered_name() {
        String code = hub.enrolment.newCode(BANK);
        assertThat(hub.directory.enrolled(BANK)).isFalse();
        X509Certificate certificate = issued(hub.enrolment.enrol("X99.2", code, request(), BOTH));
        String print = Certificate.fingerprintOf(certificate);
        assertThat(hub.directory.channelOf(print)).contains(BANK);
        assertThat(hub.directory.sealOwner(print)).contains(BANK);
        assertThat(hub.directory.enrolled(BANK)).isTrue();
        assertThat(certificate.getSubjectX500Principal().getName())
                .contains("CN=X99.2")
                .doesNotContain("X99.3");
    }

    @Test
    void a_label_gives_one_of_the_two() {
        String tls =
                print(
                        hub.enrolment.enrol(
                                "X99.2",
                                hub.enrolment.newCode(BANK),
                                request(),
                                Set.of(CertificateUse.TLS)));
        String seal =
                print(
                        hub.enrolment.enrol(
                                "X99.2",
                                hub.enrolment.newCode(BANK),
                                request(),
                                Set.of(CertificateUse.SEAL)));
        assertThat(hub.directory.channelOf(tls)).contains(BANK);
        assertThat(hub.directory.sealOwner(tls)).isEmpty();
        assertThat(hub.directory.sealOwner(seal)).contains(BANK);
        assertThat(hub.directory.channelOf(seal)).isEmpty();
    }

    @Test
    void a_code_serves_once_and_only_its_own_agency() {
        String code = hub.enrolment.newCode(BANK);
        assertThat(hub.enrolment.enrol("X99.1", code, request(), BOTH)).isInstanceOf(Denied.class);
        issued(hub.enrolment.enrol("X99.2", code, request(), BOTH));
        assertThat(hub.enrolment.enrol("X99.2", code, request(), BOTH)).isInstanceOf(Denied.class);
    }

    @Test
    void four_wrong_tries_are_forgiven_and_the_fifth_locks() {
        String code = hub.enrolment.newCode(BANK);
        String other = hub.enrolment.newCode(AGENCY);
        for (int i = 0; i < 4; i++) {
            assertThat(hub.enrolment.enrol("X99.2", "wrong", request(), BOTH))
                    .isInstanceOf(Denied.class);
            assertThat(hub.enrolment.enrol("X99.1", "wrong", request(), BOTH))
                    .isInstanceOf(Denied.class);
        }
        issued(hub.enrolment.enrol("X99.1", other, request(), BOTH));
        hub.enrolment.enrol("X99.2", "wrong", request(), BOTH);
        assertThat(hub.enrolment.enrol("X99.2", code, request(), BOTH)).isInstanceOf(Denied.class);
        issued(hub.enrolment.enrol("X99.2", hub.enrolment.newCode(BANK), request(), BOTH));
    }

    @Test
    void a_code_lives_seven_days() {
        String early = hub.enrolment.newCode(BANK);
        String late = hub.enrolment.newCode(AGENCY);
        hub.clock.advance(Duration.ofDays(7).minusSeconds(1));
        issued(hub.enrolment.enrol("X99.2", early, request(), BOTH));
        hub.clock.advance(Duration.ofSeconds(1));
        assertThat(hub.enrolment.enrol("X99.1", late, request(), BOTH)).isInstanceOf(Denied.class);
    }

    @Test
    void a_wrong_code_and_an_unknown_agency_look_alike() {
        hub.enrolment.newCode(BANK);
        EnrolmentOutcome wrong = hub.enrolment.enrol("X99.2", "wrong", request(), BOTH);
        assertThat(hub.enrolment.enrol("X99.77", "wrong", request(), BOTH)).isEqualTo(wrong);
        assertThat(hub.enrolment.enrol("no identifier", "", request(), BOTH)).isEqualTo(wrong);
        assertThat(hub.enrolment.enrol("X99.3", "", request(), BOTH)).isEqualTo(wrong);
        assertThat(hub.enrolment.enrol("-", "", request(), BOTH)).isEqualTo(wrong);
    }

    @Test
    void only_a_hash_of_a_code_is_kept_and_it_is_long() {
        String code = hub.enrolment.newCode(BANK);
        assertThat(code).matches("[a-z2-9]{26}").isNotEqualTo(hub.enrolment.newCode(BANK));
        byte[] kept =
                JdbcClient.create(hub.database)
                        .sql(
                                "SELECT code_hash FROM directory.enrolment_code WHERE agency = 'X99.2'")
                        .query(byte[].class)
                        .single();
        assertThat(kept).hasSize(32).isNotEqualTo(code.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_broken_request_is_told_and_does_not_use_up_the_code() {
        String code = hub.enrolment.newCode(BANK);
        assertThat(hub.enrolment.enrol("X99.2", code, new byte[] {1, 2, 3}, BOTH))
                .isInstanceOf(BadRequest.class);
        issued(hub.enrolment.enrol("X99.2", code, request(), BOTH));
    }

    @Test
    void a_division_gets_a_channel_and_never_a_seal() {
        String code = hub.enrolment.newCode(DIVISION);
        EnrolmentOutcome seal =
                hub.enrolment.enrol("X99.1.01", code, request(), Set.of(CertificateUse.SEAL));
        Text why = ((BadRequest) seal).why();
        assertThat(Texts.render(why, Texts.ENGLISH))
                .startsWith("X99.1.01 sends in the name of X99.1");
        assertThat(Texts.render(why, Texts.VIETNAMESE))
                .startsWith("X99.1.01")
                .doesNotContain("directory.");
        String both = print(hub.enrolment.enrol("X99.1.01", code, request(), BOTH));
        assertThat(hub.directory.channelOf(both)).contains(DIVISION);
        assertThat(hub.directory.sealOwner(both)).isEmpty();
    }

    @Test
    void a_renewal_keeps_the_purposes_and_the_old_certificate() {
        String first =
                print(
                        hub.enrolment.enrol(
                                "X99.2",
                                hub.enrolment.newCode(BANK),
                                request(),
                                Set.of(CertificateUse.TLS)));
        hub.clock.advance(Duration.ofDays(300));
        String second = print(hub.enrolment.renew(first, request(), ANY));
        assertThat(second).isNotEqualTo(first);
        assertThat(hub.directory.channelOf(first)).contains(BANK);
        assertThat(hub.directory.channelOf(second)).contains(BANK);
        assertThat(hub.directory.sealOwner(second)).isEmpty();
        assertThat(hub.enrolment.renew(first, request(), Set.of(CertificateUse.SEAL)))
                .isInstanceOf(Denied.class);
    }

    @Test
    void a_revoked_an_ended_and_an_unknown_certificate_renew_nothing() {
        X509Certificate revoked =
                issued(hub.enrolment.enrol("X99.2", hub.enrolment.newCode(BANK), request(), BOTH));
        String ended =
                print(hub.enrolment.enrol("X99.1", hub.enrolment.newCode(AGENCY), request(), BOTH));
        hub.certificates.revoke(revoked, "key lost");
        assertThat(hub.enrolment.renew(Certificate.fingerprintOf(revoked), request(), ANY))
                .isInstanceOf(Denied.class);
        hub.clock.advance(Duration.ofDays(366));
        assertThat(hub.enrolment.renew(ended, request(), ANY)).isInstanceOf(Denied.class);
        assertThat(hub.enrolment.renew("00".repeat(32), request(), ANY)).isInstanceOf(Denied.class);
    }

    @Test
    void outside_the_sandbox_a_person_approves_the_very_request() throws IOException {
        DirectoryFixture careful = new DirectoryFixture(folder, EnrolmentMode.APPROVED);
        String code = careful.enrolment.newCode(BANK);
        byte[] request = request();
        assertThat(careful.enrolment.enrol("X99.2", code, request, BOTH))
                .isEqualTo(new Pending(60));
        assertThat(careful.enrolment.enrol("X99.2", code, request, BOTH))
                .isEqualTo(new Pending(60));
        var waiting = careful.enrolment.pending();
        assertThat(waiting)
                .singleElement()
                .satisfies(it -> assertThat(it.agency()).isEqualTo(BANK));

        assertThat(careful.enrolment.approve(BANK, waiting.get(0).requestSha256(), "operator"))
                .isTrue();
        assertThat(careful.enrolment.enrol("X99.2", code, request(), BOTH))
                .isInstanceOf(Pending.class);
        assertThat(careful.enrolment.enrol("X99.2", code, request, BOTH))
                .isInstanceOf(Issued.class);
    }

    @Test
    void a_request_that_a_person_denied_stays_denied() throws IOException {
        DirectoryFixture careful = new DirectoryFixture(folder, EnrolmentMode.APPROVED);
        String code = careful.enrolment.newCode(BANK);
        byte[] request = request();
        careful.enrolment.enrol("X99.2", code, request, BOTH);
        String digest = careful.enrolment.pending().get(0).requestSha256();
        assertThat(careful.enrolment.deny(BANK, digest, "operator")).isTrue();
        assertThat(careful.enrolment.approve(BANK, digest, "operator")).isFalse();
        assertThat(careful.enrolment.enrol("X99.2", code, request, BOTH))
                .isInstanceOf(Denied.class);
    }

    private static X509Certificate issued(EnrolmentOutcome outcome) {
        assertThat(outcome).isInstanceOf(Issued.class);
        return Pem.certificateOf(((Issued) outcome).certificatesDer().get(0));
    }

    private static String print(EnrolmentOutcome outcome) {
        return Certificate.fingerprintOf(issued(outcome));
    }
}
