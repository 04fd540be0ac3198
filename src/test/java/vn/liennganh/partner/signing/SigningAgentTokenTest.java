package vn.liennganh.partner.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.CmsSigner;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.support.TestPki;
import vn.liennganh.support.TestPki.Identity;
import vn.liennganh.support.Tools;

/**
 * The agent as people start it, in a terminal, with a key in a PKCS#11 token (SoftHSM) that never
 * leaves it.
 */
@Tag(Tools.INTEROP)
class SigningAgentTokenTest {

    private static final String HUB = "https://hub.example.invalid";
    private static final String PIN = "739182";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final TestPki PKI = new TestPki("Authority", CLOCK);
    private static final Map<String, Identity> SEALS =
            Map.of(
                    "con-dau-ec", PKI.issue("X99.11.001", Use.SEAL, KeyPairs.newP256()),
                    "con-dau-rsa", PKI.issue("X99.11.001", Use.SEAL, KeyPairs.newRsa2048()));
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");
    private static final Pattern CODE = Pattern.compile("page\\): ([0-4]-\\S{4}-\\S{4})");

    @TempDir private static Path dir;

    private static Path library;
    private static String slot;

    private Process terminal;
    private Path output;

    @BeforeAll
    static void a_token_holds_two_seals() throws Exception {
        Tools.need("softhsm2-util", "script");
        Optional<Path> found =
                Stream.of("/usr/lib/softhsm", "/usr/lib64/pkcs11", "/usr/local/lib/softhsm")
                        .map(folder -> Path.of(folder, "libsofthsm2.so"))
                        .filter(Files::exists)
                        .findFirst();
        Assumptions.assumeTrue(
                found.isPresent(), "Skipped: the PKCS#11 library of SoftHSM is not found");
        library = found.orElseThrow();
        Files.createDirectory(dir.resolve("tokens"));
        Files.writeString(
                dir.resolve("softhsm2.conf"),
                "directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n"
                        .formatted(dir.resolve("tokens")));
        String said =
                run(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "seals",
                        "--so-pin",
                        "5551234",
                        "--pin",
                        PIN);
        Matcher reassigned = SLOT.matcher(said);
        assertThat(reassigned.find()).as(said).isTrue();
        slot = reassigned.group(1);
        KeyStore file = KeyStore.getInstance("PKCS12");
        file.load(null, null);
        for (Map.Entry<String, Identity> seal : SEALS.entrySet()) {
            file.setKeyEntry(
                    seal.getKey(),
                    seal.getValue().keys().getPrivate(),
                    PIN.toCharArray(),
                    new Certificate[] {seal.getValue().certificate()});
        }
        Path packed = dir.resolve("seals.p12");
        try (var bytes = Files.newOutputStream(packed)) {
            file.store(bytes, PIN.toCharArray());
        }
        assertThat(
                        run(
                                java(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                TokenFiller.class.getName(),
                                library.toString(),
                                packed.toString(),
                                PIN))
                .isEmpty();
        Files.delete(packed);
    }

    @AfterEach
    void the_terminal_is_closed() {
        if (terminal != null) {
            terminal.descendants().forEach(ProcessHandle::destroyForcibly);
            terminal.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"con-dau-ec", "con-dau-rsa"})
    void a_key_in_a_token_signs_beside_the_official(String label) throws Exception {
        begin("--slot", slot, "--label", label);
        type("PIN of the token", PIN);
        String code = found(CODE);
        Caller page =
                new Caller(SigningAgent.FIRST_PORT + code.charAt(0) - '0', HUB, "").paired(code);
        SealKey official = PKI.identity("Nguyen Van A", Use.SEAL).at(CLOCK);
        byte[] signed = official.sign(message());
        var answer =
                CompletableFuture.supplyAsync(() -> page.sign(Capacity.SEAL, Call.CMS, signed));
        type("Sign?", "yes");

        assertThat(answer.get(20, TimeUnit.SECONDS).status()).as(shown()).isEqualTo(200);
        CmsDocument document = new CmsReader().read(answer.join().raw().body()).orThrow();
        assertThat(document.content()).isEqualTo(message());
        assertThat(
                        new SignatureVerifier(AlgorithmPolicy.standard())
                                .verify(document).orThrow().stream()
                                        .map(CmsSigner::certificate)
                                        .map(one -> one.x509()))
                .containsExactlyInAnyOrder(
                        official.certificate().x509(), SEALS.get(label).certificate());
        assertThat(shown()).contains("Signed already: Nguyen Van A").doesNotContain(PIN);
    }

    @Test
    void of_several_certificates_the_person_chooses_one() throws Exception {
        begin();
        type("PIN of the token", PIN);
        type("of which number?", "2");
        assertThat(found(CODE)).isNotEmpty();
        assertThat(shown())
                .contains("1. con-dau-ec: X99.11.001", "2. con-dau-rsa: X99.11.001")
                .contains(
                        "certificate "
                                + vn.liennganh.pki.Certificate.fingerprintOf(
                                        SEALS.get("con-dau-rsa").certificate()));
    }

    @Test
    void a_wrong_pin_is_told_and_not_tried_again() throws Exception {
        begin("--slot", slot, "--label", "con-dau-ec");
        type("PIN of the token", "000000");
        assertThat(terminal.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(terminal.exitValue()).isEqualTo(2);
        assertThat(shown()).contains("the PIN is wrong").doesNotContain("000000", "Exception");
    }

    private void begin(String... options) throws IOException {
        output = Files.createTempFile(dir, "terminal", ".txt");
        String command =
                String.join(
                        " ",
                        java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "vn.liennganh.partner.cli.PartnerCommand --lang en signing-agent",
                        "--home",
                        dir.toString(),
                        "--hub",
                        HUB,
                        "--as seal --pkcs11",
                        library.toString(),
                        String.join(" ", options));
        terminal =
                environment(new ProcessBuilder("script", "-qefc", command, "/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
    }

    /** Types once it is asked, as a terminal shows what is typed before that. */
    private void type(String prompt, String line) throws IOException {
        await().until(() -> shown().contains(prompt));
        terminal.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        terminal.getOutputStream().flush();
    }

    private String found(Pattern pattern) {
        return await().until(
                        () -> pattern.matcher(shown()).results().reduce((one, last) -> last),
                        Optional::isPresent)
                .orElseThrow()
                .group(1);
    }

    private String shown() throws IOException {
        return Files.readString(output);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String run(String... command) throws Exception {
        Process process =
                environment(new ProcessBuilder(List.of(command))).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static ProcessBuilder environment(ProcessBuilder builder) {
        builder.environment().put("SOFTHSM2_CONF", dir.resolve("softhsm2.conf").toString());
        return builder;
    }

    private static byte[] message() {
        return """
        {"specVersion":"1.0","id":"0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01","type":"sandbox.ping",\
        "from":"X99.11.001","to":["X99.51.001"],"time":"2026-11-23T09:30:00.000+07:00",\
        "exchange":"0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01","body":{"text":"ping"}}"""
                .getBytes(StandardCharsets.UTF_8);
    }
}
