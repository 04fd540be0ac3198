package vn.liennganh.startup.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.EnrolmentOutcome;
import vn.liennganh.directory.Official;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CsrWriter;
import vn.liennganh.pki.trust.TrustAnchors;
import vn.liennganh.support.AgencyFiles;
import vn.liennganh.support.Scratch;
import vn.liennganh.support.TestDatabase;

class DevelopmentKeysTest {

    private static final TrustAnchors NO_OTHERS = new TrustAnchors(List.of());

    @TempDir Path data;

    private final DataSource database = TestDatabase.fresh();

    @Test
    void the_first_start_makes_what_the_protocol_lists_and_the_second_finds_it()
            throws IOException {
        Map<Path, Sha256> first;
        try (SandboxFixture sandbox = SandboxFixture.start(data, database)) {
            first = files(data);
            assertThat(Scratch.names(sandbox.sandbox().resolve("X99.51.001")))
                    .containsExactlyInAnyOrder(
                            "seal.crt",
                            "seal.key",
                            "official.crt",
                            "official.key",
                            "tls.crt",
                            "tls.key");
            assertThat(Scratch.names(sandbox.sandbox().resolve("X99.11.001")))
                    .contains("head.crt", "head.key");
            assertThat(Scratch.names(sandbox.sandbox().resolve("X99.11.001.01")))
                    .contains("official.crt", "tls.crt")
                    .doesNotContain("seal.crt", "seal.key");
            assertThat(sandbox.sandbox().resolve("X99.51.099")).doesNotExist();
            assertThat(Files.readAllLines(sandbox.sandbox().resolve("enrolment.txt")))
                    .hasSize(2)
                    .allSatisfy(
                            line -> assertThat(line).matches("X99\\.(51|21)\\.099 [a-z0-9]{26}"));
            assertThat(data.resolve("log/log.key")).exists();
        }
        try (SandboxFixture again = SandboxFixture.start(data, database)) {
            assertThat(files(data)).isEqualTo(first);
            assertBound(again);
        }
    }

    @Test
    void keys_are_for_their_owner_only() throws IOException {
        try (SandboxFixture sandbox = SandboxFixture.start(data, database)) {
            for (Path file : files(data).keySet()) {
                if (file.toString().endsWith(".key")) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo("rw-------");
                }
            }
            assertThat(sandbox.keys().serverCertificate()).exists();
        }
    }

    @Test
    void officials_and_seals_are_registered_as_the_demo_says() {
        try (SandboxFixture sandbox = SandboxFixture.start(data, database)) {
            assertBound(sandbox);
            assertThat(certificate(sandbox, "X99.11.001", "seal").getPublicKey().getAlgorithm())
                    .isEqualTo("RSA");
            assertThat(certificate(sandbox, "X99.11.002", "seal").getPublicKey().getAlgorithm())
                    .isEqualTo("EC");
            X509Certificate seal = certificate(sandbox, "X99.51.001", "seal");
            assertThat(seal.getKeyUsage()).startsWith(true, true, false);
            assertThat(seal.getCriticalExtensionOIDs()).doesNotContain("2.5.29.37");
            assertThat(seal.getNonCriticalExtensionOIDs()).doesNotContain("2.5.29.37");
        }
    }

    @Test
    void a_start_after_a_stop_in_the_middle_makes_what_is_missing() throws IOException {
        X509Certificate kept;
        try (SandboxFixture sandbox = SandboxFixture.start(data, database)) {
            kept = certificate(sandbox, "X99.51.001", "tls");
        }
        Path bank = data.resolve("sandbox/X99.51.001");
        Files.delete(bank.resolve("seal.crt"));
        Files.writeString(bank.resolve("official.crt"), "");
        Files.writeString(bank.resolve("tls.key.new"), "half a key");
        Files.delete(data.resolve("sandbox/enrolment.txt"));
        try (SandboxFixture healed = SandboxFixture.start(data, database)) {
            assertThat(certificate(healed, "X99.51.001", "tls")).isEqualTo(kept);
            assertBound(healed);
            String line = Files.readAllLines(data.resolve("sandbox/enrolment.txt")).get(1);
            EnrolmentOutcome outcome =
                    healed.enrolment()
                            .enrol(
                                    line.split(" ")[0],
                                    line.split(" ")[1],
                                    CsrWriter.write(KeyPairs.newP256(), "any"),
                                    Set.of(CertificateUse.TLS, CertificateUse.SEAL));
            assertThat(outcome).isInstanceOf(EnrolmentOutcome.Issued.class);
            assertThat(healed.directory().enrolled(AgencyId.of(line.split(" ")[0]))).isTrue();
        }
    }

    @Test
    void an_agency_outside_the_invented_range_is_refused() throws IOException {
        Path agencies = AgencyFiles.copied().folder();
        Files.writeString(
                agencies.resolve("real.yaml"),
                """
                agencies:
                  - {identifier: G15.1, kind: court, names: {vi: A, en: A}, territory: T,
                     valid-from: 2026-01-01, channel: rest-inbox}
                """);
        assertThatThrownBy(() -> new SandboxFixture(data, agencies, database, NO_OTHERS))
                .hasStackTraceContaining(
                        "The sandbox takes invented agencies only: G15.1 is outside X99");
        assertThat(data.resolve("sandbox/ca.key")).doesNotExist();
    }

    @Test
    void another_authority_is_refused_wherever_it_comes_from() throws IOException {
        var stranger = stranger();
        TrustAnchors configured =
                TrustAnchors.of(stranger.certificate(), TrustAnchors.RevocationPolicy.off());
        assertThatThrownBy(
                        () ->
                                new SandboxFixture(
                                        data, Path.of("config/agencies"), database, configured))
                .hasStackTraceContaining("trusts only the authority that it made itself");

        try (SandboxFixture sandbox = SandboxFixture.start(data, database)) {
            assertThat(sandbox.keys().anchors().anchors()).hasSize(1);
        }
        String own = Files.readString(data.resolve("sandbox/ca.pem"));
        Files.writeString(data.resolve("sandbox/ca.pem"), Pem.write(stranger.certificate()));
        assertThatThrownBy(() -> SandboxFixture.start(data, database))
                .hasStackTraceContaining("refuses a certificate authority that it did not make");

        Files.writeString(data.resolve("sandbox/ca.pem"), own);
        Pem.save(KeyPairs.newP256().getPrivate(), data.resolve("sandbox/ca.key"));
        assertThatThrownBy(() -> SandboxFixture.start(data, database))
                .hasStackTraceContaining("whose key is another's");
    }

    @Test
    void a_database_of_another_sandbox_is_refused(@TempDir Path other) {
        SandboxFixture.start(data, database).close();
        assertThatThrownBy(() -> SandboxFixture.start(other, database))
                .hasStackTraceContaining(
                        "holds certificates of an authority that this sandbox did not make");
    }

    private static CertificateAuthority stranger() {
        Clock clock = Clock.systemUTC();
        return CertificateAuthority.root(
                CertificateOrder.Subject.of("Some other CA", "Elsewhere"),
                KeyPairs.newP256(),
                new CertificateOrder.Validity(
                        clock.instant(), clock.instant().plus(Duration.ofDays(1))),
                clock);
    }

    private static void assertBound(SandboxFixture sandbox) {
        Directory directory = sandbox.directory();
        assertThat(directory.sealOwner(print(sandbox, "X99.51.001", "seal")))
                .contains(AgencyId.of("X99.51.001"));
        assertThat(directory.channelOf(print(sandbox, "X99.11.001.01", "tls")))
                .contains(AgencyId.of("X99.11.001.01"));
        Official division =
                directory.official(print(sandbox, "X99.11.001.01", "official")).orElseThrow();
        assertThat(division.agency()).isEqualTo(AgencyId.of("X99.11.001"));
        assertThat(division.unit()).isEqualTo(AgencyId.of("X99.11.001.01"));
        assertThat(division.capacity()).isEqualTo("enforcement-officer");
        assertThat(
                        directory
                                .official(print(sandbox, "X99.11.001", "head"))
                                .orElseThrow()
                                .capacity())
                .isEqualTo("head");
        assertThat(
                        directory
                                .official(print(sandbox, "X99.41.001", "official"))
                                .orElseThrow()
                                .capacity())
                .isEqualTo("head");
        assertThat(directory.sealOwner(sandbox.keys().hubSeal().certificate().fingerprint()))
                .contains(SandboxFixture.HUB);
        assertThat(directory.enrolled(AgencyId.of("X99.51.099"))).isFalse();
    }

    private static X509Certificate certificate(SandboxFixture sandbox, String agency, String name) {
        return Pem.readCertificate(sandbox.sandbox().resolve(agency).resolve(name + ".crt"));
    }

    private static String print(SandboxFixture sandbox, String agency, String name) {
        return Certificate.fingerprintOf(certificate(sandbox, agency, name));
    }

    private static Map<Path, Sha256> files(Path root) throws IOException {
        Map<Path, Sha256> found = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                found.put(file, Sha256.of(Files.readAllBytes(file)));
            }
        }
        return found;
    }
}
