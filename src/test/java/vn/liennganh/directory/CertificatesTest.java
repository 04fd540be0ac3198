package vn.liennganh.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.liennganh.directory.DirectoryFixture.AGENCY;
import static vn.liennganh.directory.DirectoryFixture.BANK;
import static vn.liennganh.directory.DirectoryFixture.DIVISION;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.directory.DirectorySettings.EnrolmentMode;
import vn.liennganh.directory.registry.TestRegistry;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.IssuedCertificates;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.support.SaidLines;

class CertificatesTest {

    @TempDir Path folder;

    private DirectoryFixture hub;

    @BeforeEach
    void start() throws IOException {
        hub = new DirectoryFixture(folder, EnrolmentMode.AUTOMATIC);
    }

    @Test
    void a_certificate_is_what_it_was_bound_for_and_nothing_else() {
        X509Certificate tls = bound(BANK, CertificateUse.TLS);
        X509Certificate seal = bound(AGENCY, CertificateUse.SEAL);
        assertThat(hub.directory.channelOf(print(tls))).contains(BANK);
        assertThat(hub.directory.sealOwner(print(tls))).isEmpty();
        assertThat(hub.directory.sealOwner(print(seal))).contains(AGENCY);
        assertThat(hub.directory.channelOf(print(seal))).isEmpty();
        assertThat(hub.directory.enrolled(BANK)).isTrue();
        assertThat(hub.directory.enrolled(DIVISION)).isFalse();
        assertThat(hub.directory.channelOf("00".repeat(32))).isEmpty();
    }

    @Test
    void an_official_of_a_division_signs_for_the_agency_with_the_division_as_unit() {
        X509Certificate certificate = issue("official");
        hub.certificates.bind(
                List.of(Binding.official(AGENCY, certificate, registration(DIVISION, "head"))));
        assertThat(hub.directory.official(print(certificate)))
                .hasValueSatisfying(
                        official -> {
                            assertThat(official.agency()).isEqualTo(AGENCY);
                            assertThat(official.unit()).isEqualTo(DIVISION);
                            assertThat(official.capacity()).isEqualTo("head");
                            assertThat(official.inForce(LocalDate.of(2025, 12, 31))).isFalse();
                            assertThat(official.inForce(LocalDate.of(2026, 1, 1))).isTrue();
                        });
    }

    @Test
    void a_binding_that_does_not_fit_the_registry_is_refused() {
        X509Certificate certificate = issue("x");
        assertThatThrownBy(
                        () ->
                                hub.certificates.bind(
                                        AgencyId.of("X99.9"),
                                        certificate,
                                        Set.of(CertificateUse.TLS)))
                .hasMessageContaining("Unknown agency");
        assertThatThrownBy(
                        () ->
                                hub.certificates.bind(
                                        DIVISION, certificate, Set.of(CertificateUse.SEAL)))
                .hasMessageContaining("has no seal");
        assertThatThrownBy(
                        () ->
                                hub.certificates.bind(
                                        List.of(
                                                Binding.official(
                                                        BANK,
                                                        certificate,
                                                        registration(BANK, "head")))))
                .hasMessageContaining("is no head");
        assertThatThrownBy(
                        () ->
                                hub.certificates.bind(
                                        List.of(
                                                Binding.official(
                                                        BANK,
                                                        certificate,
                                                        registration(AGENCY, "head")))))
                .hasMessageContaining("is no unit of");
    }

    @Test
    void binding_again_changes_nothing_and_anothers_certificate_is_refused() {
        X509Certificate seal = bound(BANK, CertificateUse.SEAL);
        long generation = hub.directory.generation();
        hub.certificates.bind(BANK, seal, Set.of(CertificateUse.SEAL));
        assertThat(hub.directory.generation()).isEqualTo(generation);
        assertThatThrownBy(() -> hub.certificates.bind(AGENCY, seal, Set.of(CertificateUse.SEAL)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is registered for X99.2");
    }

    @Test
    void a_revoked_certificate_stops_at_once_everywhere() throws Exception {
        X509Certificate tls = bound(BANK, CertificateUse.TLS);
        X509Certificate seal = bound(BANK, CertificateUse.SEAL);
        byte[] before = hub.authority.crl();
        long generation = hub.directory.generation();

        assertThat(hub.certificates.revoke(tls, "key lost")).isTrue();
        assertThat(hub.certificates.revoke(seal, "key lost")).isTrue();

        assertThat(hub.directory.channelOf(print(tls))).isEmpty();
        assertThat(hub.directory.generation()).isGreaterThan(generation);
        assertThat(hub.revocations).hasValue(2);
        assertThat(hub.directory.sealOwner(print(seal))).contains(BANK);
        assertThat(hub.directory.issuedBy(hub.ca.certificate()).status(seal.getSerialNumber()))
                .isInstanceOf(IssuedCertificates.RevokedEntry.class);
        assertThat(crl(before).isRevoked(seal)).isFalse();
        assertThat(crl(hub.authority.crl()).isRevoked(seal)).isTrue();
        assertThat(hub.directory.enrolled(BANK)).isTrue();
    }

    @Test
    void a_revocation_that_is_taken_back_is_told_to_nobody() {
        X509Certificate tls = bound(BANK, CertificateUse.TLS);
        TransactionTemplate transaction =
                new TransactionTemplate(new JdbcTransactionManager(hub.database));
        try (SaidLines said = SaidLines.of(Certificates.class)) {
            transaction.executeWithoutResult(
                    status -> {
                        hub.certificates.revoke(tls, "key lost");
                        status.setRollbackOnly();
                    });
            assertThat(hub.directory.channelOf(print(tls))).isPresent();
            assertThat(said.with(print(tls))).isEmpty();
            transaction.executeWithoutResult(status -> hub.certificates.revoke(tls, "key lost"));
            assertThat(said.with(print(tls))).hasSize(1);
        }
    }

    @Test
    void a_second_revocation_keeps_the_first_and_an_unknown_certificate_is_said_to_be_so() {
        X509Certificate tls = bound(BANK, CertificateUse.TLS);
        hub.certificates.revoke(tls, "first");
        var first = hub.directory.certificate(print(tls)).orElseThrow().revokedAt();
        hub.clock.advance(Duration.ofDays(1));
        assertThat(hub.certificates.revoke(tls, "second")).isTrue();
        assertThat(hub.directory.certificate(print(tls)).orElseThrow().revokedAt())
                .isEqualTo(first);
        assertThat(hub.certificates.revoke(issue("unknown"), "x")).isFalse();
    }

    @Test
    void the_revocation_list_is_renewed_at_half_its_life_under_a_higher_number() throws Exception {
        X509CRL first = crl(hub.authority.crl());
        first.verify(hub.ca.certificate().getPublicKey());
        assertThat(crl(hub.authority.crl())).isEqualTo(first);
        hub.clock.advance(Duration.ofHours(12));
        X509CRL second = crl(hub.authority.crl());
        assertThat(second.getNextUpdate()).isAfter(first.getNextUpdate());
        assertThat(second.getExtensionValue("2.5.29.20"))
                .isNotEqualTo(first.getExtensionValue("2.5.29.20"));
    }

    @Test
    void every_change_is_recorded_for_the_evidence_log() {
        X509Certificate tls = bound(BANK, CertificateUse.TLS);
        hub.certificates.revoke(tls, "key lost");
        List<Certificates.Change> changes = hub.certificates.changesAfter(0, 10);
        assertThat(changes)
                .extracting(it -> new String(it.record(), StandardCharsets.UTF_8))
                .satisfiesExactly(
                        bind -> assertThat(bind).contains("CertificateBound", "X99.2", print(tls)),
                        revoke -> assertThat(revoke).contains("CertificateRevoked", print(tls)));
        assertThat(hub.certificates.changesAfter(changes.get(1).number(), 10)).isEmpty();
    }

    @Test
    void a_good_change_of_the_files_takes_effect_and_a_bad_one_does_not() throws IOException {
        RegistryWatch watch = new RegistryWatch(hub.settings, hub.directory);
        long generation = hub.directory.generation();
        watch.look();
        assertThat(hub.directory.generation()).isEqualTo(generation);

        TestRegistry.write(
                folder,
                TestRegistry.AGENCIES
                        + """
                  - {identifier: X99.4, kind: bank, names: {vi: E, en: E}, territory: T,
                     valid-from: 2026-01-01, channel: rest-inbox}
                """);
        watch.look();
        assertThat(hub.directory.agency(AgencyId.of("X99.4"))).isPresent();
        assertThat(hub.directory.generation()).isGreaterThan(generation);

        Files.writeString(folder.resolve("agencies.yaml"), "agencies: [{identifier: nonsense}]");
        watch.look();
        assertThat(hub.directory.agency(AgencyId.of("X99.4"))).isPresent();
    }

    private X509Certificate bound(AgencyId agency, CertificateUse use) {
        X509Certificate certificate = issue(agency.value());
        hub.certificates.bind(agency, certificate, Set.of(use));
        return certificate;
    }

    private X509Certificate issue(String name) {
        return hub.ca.issue(
                CertificateOrder.of(
                        CertificateOrder.Subject.of(name, "Test"),
                        CertificateOrder.Use.SEAL,
                        KeyPairs.newP256().getPublic(),
                        new CertificateOrder.Validity(
                                hub.clock.instant(),
                                hub.clock.instant().plus(Duration.ofDays(300)))));
    }

    private static Binding.Registration registration(AgencyId unit, String capacity) {
        return new Binding.Registration(unit, capacity, LocalDate.of(2026, 1, 1), Optional.empty());
    }

    private static String print(X509Certificate certificate) {
        return Certificate.fingerprintOf(certificate);
    }

    private static X509CRL crl(byte[] der) throws Exception {
        return (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    }
}
