package vn.liennganh.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;
import vn.liennganh.pki.authority.CertsOnly;
import vn.liennganh.pki.authority.Csr;
import vn.liennganh.support.Program;
import vn.liennganh.support.Tools;

/** What partners do with the openssl command, against what we do. */
class OpensslInteropTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir Path directory;

    private final CmsReader reader = new CmsReader();
    private final SignatureVerifier verifier = new SignatureVerifier(AlgorithmPolicy.standard());
    private final KeyPair rootKeys = KeyPairs.newP256();
    private final CertificateAuthority ca =
            CertificateAuthority.root(TestAuthority.ROOT, rootKeys, validity(), CLOCK);

    private static Validity validity() {
        Instant now = CLOCK.instant();
        return new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(30)));
    }

    @BeforeEach
    void write_content_and_root() throws IOException {
        Tools.need("openssl");
        Files.write(directory.resolve("message.json"), Forge.CONTENT);
        Pem.save(List.of(ca.certificate()), directory.resolve("ca.pem"));
    }

    private X509Certificate issue(String name, KeyPair keys) {
        X509Certificate certificate =
                ca.issue(
                        CertificateOrder.of(
                                TestAuthority.AGENCY,
                                Use.SEAL_AND_TLS,
                                keys.getPublic(),
                                validity()));
        Pem.save(List.of(certificate), directory.resolve(name + ".crt"));
        Pem.save(keys.getPrivate(), directory.resolve(name + ".key"));
        return certificate;
    }

    private String openssl(String arguments) {
        return Program.run(directory, ("openssl " + arguments).split(" ")).well();
    }

    private byte[] file(String name) throws IOException {
        return Files.readAllBytes(directory.resolve(name));
    }

    private static final String SIGN =
            "cms -sign -cades -binary -nodetach -outform DER -in message.json -out message.p7m"
                    + " -signer seal.crt -inkey seal.key";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsa -md sha256",
                "rsa -md sha384",
                "rsa -md sha512",
                "rsa -md sha256 -keyopt rsa_padding_mode:pss",
                "rsa -md sha256 -keyid",
                "ec -md sha256",
                "ec -md sha512"
            })
    void what_openssl_signs_is_verified_here(String how) throws IOException {
        boolean rsa = how.startsWith("rsa");
        X509Certificate seal = issue("seal", rsa ? KeyPairs.newRsa2048() : KeyPairs.newP256());
        openssl(SIGN + how.substring(how.indexOf(' ')));
        CmsDocument document = reader.read(file("message.p7m")).orThrow();
        List<CmsSigner> signers = verifier.verify(document).orThrow();
        assertThat(document.content()).isEqualTo(Forge.CONTENT);
        assertThat(signers)
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.certificate()).isEqualTo(Certificate.of(seal));
                            assertThat(one.signingTime())
                                    .isBetween(
                                            CLOCK.instant().minusSeconds(60),
                                            CLOCK.instant().plusSeconds(1));
                        });
    }

    @Test
    void a_signer_that_openssl_adds_is_verified_here() throws IOException {
        issue("seal", KeyPairs.newRsa2048());
        issue("official", KeyPairs.newP256());
        openssl(SIGN + " -md sha256");
        openssl(
                "cms -resign -cades -binary -nodetach -inform DER -outform DER -md sha256 -signer"
                        + " official.crt -inkey official.key -in message.p7m -out both.p7m");
        CmsDocument both = reader.read(file("both.p7m")).orThrow();
        assertThat(verifier.verify(both).orThrow()).hasSize(2);
    }

    @Test
    void a_signature_without_cades_or_in_a_stream_is_refused() throws IOException {
        issue("seal", KeyPairs.newP256());
        openssl(SIGN.replace(" -cades", "") + " -md sha256");
        CmsDocument plain = reader.read(file("message.p7m")).orThrow();
        assertThat(verifier.verify(plain).fault().orElseThrow().args())
                .containsExactly("signing-certificate-v2");
        openssl(SIGN + " -md sha256 -stream");
        assertThat(reader.read(file("message.p7m")).fault().orElseThrow().textKey())
                .isEqualTo("pki.indefinite-length");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_we_seal_openssl_verifies(boolean rsa) throws IOException {
        KeyPair keys = rsa ? KeyPairs.newRsa2048() : KeyPairs.newP256();
        SealKey seal = new SealKey(issue("seal", keys), keys.getPrivate(), List.of(), CLOCK);
        KeyPair others = KeyPairs.newP256();
        SealKey second = new SealKey(issue("two", others), others.getPrivate(), List.of(), CLOCK);
        Files.write(directory.resolve("one.p7m"), seal.sign(Forge.CONTENT));
        Files.write(directory.resolve("both.p7m"), second.addSigner(seal.sign(Forge.CONTENT)));
        Files.write(directory.resolve("detached.p7s"), seal.signDetached(Forge.CONTENT));
        String verify = "cms -verify -cades -binary -inform DER -CAfile ca.pem -out out.json -in ";
        for (String name : List.of("one.p7m", "both.p7m", "detached.p7s -content message.json")) {
            openssl(verify + name);
            assertThat(file("out.json")).isEqualTo(Forge.CONTENT);
        }
    }

    @Test
    void keys_that_openssl_makes_are_read_here() throws IOException {
        openssl("ecparam -name prime256v1 -genkey -noout -out sec1.key");
        openssl("genrsa -traditional -out pkcs1.key 2048");
        openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out pkcs8.key");
        openssl("genpkey -algorithm ED25519 -out note.key");
        assertThat(Pem.readPrivateKey(directory.resolve("sec1.key")).getAlgorithm())
                .isEqualTo("EC");
        assertThat(Pem.readPrivateKey(directory.resolve("pkcs1.key")).getAlgorithm())
                .isEqualTo("RSA");
        assertThat(Pem.readPrivateKey(directory.resolve("pkcs8.key")).getAlgorithm())
                .isEqualTo("EC");
        assertThat(NoteKey.load(directory.resolve("note.key")).publicKey()).hasSize(32);
    }

    @Test
    void a_key_note_signed_here_openssl_verifies() throws IOException {
        NoteKey key = NoteKey.generate();
        key.save(directory.resolve("note.key"));
        Files.write(directory.resolve("note.sig"), key.sign(Forge.CONTENT));
        openssl("pkey -in note.key -pubout -out note.pub");
        openssl("pkeyutl -verify -rawin -pubin -inkey note.pub -in message.json -sigfile note.sig");
        NoteKey again = NoteKey.load(directory.resolve("note.key"));
        assertThat(NoteKey.verify(again.publicKey(), Forge.CONTENT, file("note.sig"))).isTrue();
        assertThat(NoteKey.verify(again.publicKey(), new byte[1], file("note.sig"))).isFalse();
    }

    @Test
    void a_request_that_openssl_makes_is_read_here_and_a_changed_one_is_not() throws IOException {
        openssl("req -new -newkey rsa:2048 -nodes -keyout a.key -subj /CN=any -out a.pem");
        openssl("req -in a.pem -outform DER -out a.der");
        AlgorithmPolicy policy = AlgorithmPolicy.standard();
        assertThat(Csr.read(file("a.pem"), policy).orThrow())
                .isEqualTo(Csr.read(file("a.der"), policy).orThrow());
        byte[] changed = file("a.der");
        changed[changed.length - 1] ^= 1;
        assertThat(Csr.read(changed, policy).fault().orElseThrow().fault())
                .isEqualTo(Fault.INVALID);
        openssl("req -new -newkey rsa:1024 -nodes -keyout b.key -subj /CN=any -out b.pem");
        assertThat(Csr.read(file("b.pem"), policy).fault().orElseThrow().fault())
                .isEqualTo(Fault.ALGORITHM_REFUSED);
        assertThat(Csr.read("garbage".getBytes(), policy).fault().orElseThrow().fault())
                .isEqualTo(Fault.MALFORMED);
    }

    @Test
    void what_the_authority_issues_openssl_accepts_for_both_uses() throws IOException {
        X509Certificate both = issue("seal", KeyPairs.newP256());
        openssl("verify -x509_strict -purpose sslclient -CAfile ca.pem seal.crt");
        openssl("verify -x509_strict -purpose smimesign -CAfile ca.pem seal.crt");
        Files.write(directory.resolve("certs.p7"), CertsOnly.encode(List.of(both)));
        assertThat(openssl("pkcs7 -inform DER -in certs.p7 -print_certs"))
                .contains("CN = X99.11.001");
        assertThat(CertsOnly.decode(file("certs.p7"))).containsExactly(both);
        Files.write(directory.resolve("attrs"), Csr.attributes());
        assertThat(openssl("asn1parse -inform DER -in attrs")).contains("prime256v1");
    }

    @Test
    void lists_and_answers_of_the_authority_openssl_believes() throws IOException {
        X509Certificate seal = issue("seal", KeyPairs.newP256());
        var entry =
                new IssuedCertificates.RevokedEntry(
                        seal.getSerialNumber(), CLOCK.instant().minusSeconds(5), 1);
        Instant now = CLOCK.instant();
        Files.write(
                directory.resolve("ca.crl"),
                ca.crl(List.of(entry), 7, now.minusSeconds(5), now.plusSeconds(3600)));
        assertThat(openssl("crl -inform DER -in ca.crl -CAfile ca.pem -noout -text"))
                .contains("verify OK", "Key Compromise");
        openssl("ocsp -issuer ca.pem -cert seal.crt -reqout ask.der -no_nonce");
        Files.write(directory.resolve("told.der"), ca.ocsp(file("ask.der"), serial -> entry));
        assertThat(openssl("ocsp -respin told.der -issuer ca.pem -cert seal.crt -CAfile ca.pem"))
                .contains("Response verify OK", "revoked");
    }
}
