package vn.liennganh.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.pki.Forge.plus;
import static vn.liennganh.pki.Forge.pss;
import static vn.liennganh.pki.Forge.swap;
import static vn.liennganh.pki.Forge.twoDigests;
import static vn.liennganh.pki.Forge.without;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.liennganh.pki.authority.CertificateOrder.Use;

class SignatureVerifierTest {

    private static final TestAuthority CA = new TestAuthority();
    private static final KeyPair EC = KeyPairs.newP256();
    private static final KeyPair RSA = KeyPairs.newRsa2048();
    private static final X509Certificate SEAL = CA.issue(Use.SEAL, EC);
    private static final X509Certificate RSA_SEAL = CA.issue(Use.SEAL, RSA);
    private static final String SHA1 = "1.3.14.3.2.26";
    private static final String SHA384 = "2.16.840.1.101.3.4.2.2";
    private static final String SHA512 = "2.16.840.1.101.3.4.2.3";

    private final CmsReader reader = new CmsReader();
    private final SignatureVerifier verifier = new SignatureVerifier(AlgorithmPolicy.standard());

    private static Forge ec() {
        return new Forge(SEAL, EC.getPrivate());
    }

    private static Forge rsa(String jca, byte[] identifier) {
        return new Forge(RSA_SEAL, RSA.getPrivate()).algorithm(jca, identifier);
    }

    private static Forge pssSigned(String digestOid, String maskOid, String mask, int salt) {
        return rsa("RSASSA-PSS", pss(digestOid, maskOid, salt))
                .parameters(
                        new PSSParameterSpec(
                                "SHA-256", "MGF1", new MGF1ParameterSpec(mask), salt, 1));
    }

    static Stream<Arguments> good() {
        String sha256 = "2.16.840.1.101.3.4.2.1";
        KeyPair p384 = TestAuthority.ec("secp384r1");
        KeyPair p521 = TestAuthority.ec("secp521r1");
        return Stream.of(
                Arguments.of("ECDSA P-256", ec()),
                Arguments.of(
                        "RSA, rsaEncryption",
                        rsa("SHA256withRSA", Forge.id("1.2.840.113549.1.1.1", Forge.NULL))),
                Arguments.of(
                        "RSA, sha256WithRSAEncryption",
                        rsa("SHA256withRSA", Forge.id("1.2.840.113549.1.1.11", Forge.NULL))),
                Arguments.of("RSA PSS", pssSigned(sha256, sha256, "SHA-256", 32)),
                Arguments.of("RSA PSS, longest salt", pssSigned(sha256, sha256, "SHA-256", 222)),
                Arguments.of(
                        "P-384",
                        new Forge(CA.issue(Use.SEAL, p384), p384.getPrivate())
                                .digest("SHA-384", SHA384)
                                .algorithm("SHA384withECDSA", Forge.id("1.2.840.10045.4.3.3"))),
                Arguments.of(
                        "P-521",
                        new Forge(CA.issue(Use.SEAL, p521), p521.getPrivate())
                                .digest("SHA-512", SHA512)
                                .algorithm("SHA512withECDSA", Forge.id("1.2.840.10045.4.3.4"))),
                Arguments.of(
                        "other signed attributes are ignored",
                        ec().attributes(plus(Forge.attribute("1.2.840.113549.1.9.15", SET_EMPTY)))),
                Arguments.of(
                        "a countersignature beside it",
                        ec().unsignedAttribute(
                                        Forge.attribute("1.2.840.113549.1.9.6", SET_EMPTY))));
    }

    private static final byte[] SET_EMPTY = DerWriter.sequence();

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void a_good_signature_names_its_certificate_and_time(String name, Forge forge) {
        List<CmsSigner> signers = reader.read(forge.build()).then(verifier::verify).orThrow();
        assertThat(signers).hasSize(1);
        assertThat(signers.get(0).signingTime()).isEqualTo(TestAuthority.NOW);
        assertThat(signers.get(0).certificate().fingerprint()).matches("[0-9a-f]{64}");
    }

    static Stream<Arguments> bad() {
        KeyPair weak = TestAuthority.rsa(1024);
        KeyPair p224 = TestAuthority.ec("secp224r1");
        KeyPair koblitz = TestAuthority.ec("secp256k1");
        KeyPair edwards = KeyPairs.newEd25519();
        X509Certificate twin = CA.issue(Use.SEAL, EC);
        X509Certificate sha1 =
                new TestAuthority.Odd(new org.bouncycastle.asn1.x500.X500Name("CN=old"), RSA, EC)
                        .signedWith("SHA1withRSA")
                        .issue();
        String sha256 = "2.16.840.1.101.3.4.2.1";
        byte[] digest = Crypto.sha256().digest(Forge.CONTENT);
        return Stream.of(
                invalid("attributes-absent", ec().withoutAttributes()),
                invalid("attribute-missing", ec().attributes(without(0))),
                invalid("attribute-missing", ec().attributes(without(1))),
                invalid("attribute-missing", ec().attributes(without(2))),
                invalid("attribute-missing", ec().attributes(without(3))),
                invalid(
                        "attribute-missing",
                        ec().attributes(swap(1, Forge.attribute(SignedAttributes.MESSAGE_DIGEST)))),
                invalid(
                        "attribute-repeated",
                        ec().attributes(plus(Forge.contentType(CmsReader.DATA)))),
                invalid("attribute-repeated", ec().attributes(plus(Forge.messageDigest(digest)))),
                invalid("attribute-repeated", ec().attributes(plus(Forge.signingTime()))),
                invalid(
                        "attribute-repeated",
                        ec().attributes(plus(Forge.signingCertificate(SEAL)))),
                invalid("attribute-repeated", ec().attributes(swap(1, twoDigests(digest)))),
                invalid(
                        "content-type-differs",
                        ec().attributes(swap(0, Forge.contentType(CmsReader.SIGNED_DATA)))),
                invalid(
                        "digest-differs",
                        ec().attributes(swap(1, Forge.messageDigest(new byte[32])))),
                invalid(
                        "signing-certificate-differs",
                        ec().attributes(swap(3, Forge.signingCertificate(RSA_SEAL)))),
                invalid("signing-certificate-differs", ec().naming(twin).sent(twin)),
                invalid("signer-certificate-absent", ec().sent(RSA_SEAL)),
                invalid("signature-wrong", new Forge(SEAL, KeyPairs.newP256().getPrivate())),
                refused("algorithm-refused", ec().digest("SHA-1", SHA1)),
                refused("algorithm-refused", ec().digest("MD5", "1.2.840.113549.2.5")),
                refused("algorithm-refused", ec().digest("SHA-384", SHA384)),
                refused(
                        "algorithm-refused",
                        rsa("SHA1withRSA", Forge.id("1.2.840.113549.1.1.5", Forge.NULL))),
                refused("algorithm-not-of-key", rsaSignedAsEc()),
                refused("algorithm-refused", pssSigned(sha256, SHA1, "SHA-1", 32)),
                refused("algorithm-refused", pssSigned(SHA1, SHA1, "SHA-256", 20)),
                refused("algorithm-refused", pssSigned(sha256, sha256, "SHA-256", 0)),
                refused(
                        "algorithm-refused",
                        rsa("RSASSA-PSS", Forge.id("1.2.840.113549.1.1.10"))
                                .parameters(
                                        new PSSParameterSpec(
                                                "SHA-256",
                                                "MGF1",
                                                MGF1ParameterSpec.SHA256,
                                                32,
                                                1))),
                refused(
                        "key-size-refused",
                        new Forge(CA.issue(Use.SEAL, weak), weak.getPrivate())
                                .algorithm(
                                        "SHA256withRSA",
                                        Forge.id("1.2.840.113549.1.1.1", Forge.NULL))),
                refused("key-refused", new Forge(CA.odd(p224).issue(), p224.getPrivate())),
                refused("key-refused", new Forge(CA.odd(koblitz).issue(), koblitz.getPrivate())),
                refused(
                        "key-refused",
                        new Forge(CA.issue(Use.SEAL, edwards), edwards.getPrivate())
                                .digest("SHA-512", SHA512)
                                .algorithm("Ed25519", Forge.id("1.3.101.112"))),
                refused("certificate-algorithm-refused", new Forge(sha1, EC.getPrivate())));
    }

    @ParameterizedTest(name = "{0} {1} #{index}")
    @MethodSource("bad")
    void a_bad_signature_is_refused_with_its_reason(Fault fault, String sentence, Forge forge) {
        Finding finding = reader.read(forge.build()).then(verifier::verify).fault().orElseThrow();
        assertThat(finding.textKey()).isEqualTo("pki." + sentence);
        assertThat(finding.fault()).isEqualTo(fault);
    }

    @Test
    void no_flipped_bit_passes() {
        byte[] good = ec().build();
        int accepted = 0;
        for (int i = 0; i < good.length; i++) {
            byte[] flipped = good.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            if (reader.read(flipped).then(verifier::verify).fault().isEmpty()) {
                accepted++;
                assertThat(nothingSignedChanged(flipped)).as("bit in byte " + i).isTrue();
            }
        }
        // Only versions, the outer digest list and a NULL or two stand outside the signature.
        assertThat(accepted).isLessThan(60);
    }

    private boolean nothingSignedChanged(byte[] flipped) {
        CmsDocument document = reader.read(flipped).orThrow();
        return Arrays.equals(document.content(), Forge.CONTENT)
                && document.certificates().get(0).equals(Certificate.of(SEAL));
    }

    @Test
    void signed_attributes_presented_as_content_are_refused() {
        byte[] attributes = ec().signed();
        byte[] genuine = ec().signerInfo();
        byte[] again =
                new Forge(SEAL, EC.getPrivate()).content(attributes).withoutAttributes().build();
        assertThat(genuine).isNotEmpty();
        assertThat(reader.read(again).then(verifier::verify).fault().orElseThrow().textKey())
                .isEqualTo("pki.attributes-absent");
    }

    @Test
    void one_broken_signature_of_two_refuses_the_whole() {
        Forge second =
                new Forge(RSA_SEAL, KeyPairs.newRsa2048().getPrivate())
                        .algorithm("SHA256withRSA", Forge.id("1.2.840.113549.1.1.1", Forge.NULL));
        byte[] cms =
                ec().sent(SEAL, RSA_SEAL).build(List.of(ec().signerInfo(), second.signerInfo()));
        assertThat(reader.read(cms).then(verifier::verify).fault().orElseThrow().textKey())
                .isEqualTo("pki.signature-wrong");
    }

    @Test
    void a_refused_algorithm_is_told_before_a_broken_signature() {
        byte[] cms =
                ec().build(
                                List.of(
                                        ec().withoutAttributes().signerInfo(),
                                        ec().digest("SHA-1", SHA1).signerInfo()));
        assertThat(reader.read(cms).then(verifier::verify).fault().orElseThrow().fault())
                .isEqualTo(Fault.ALGORITHM_REFUSED);
    }

    @Test
    void ed25519_is_accepted_once_it_is_switched_on() {
        KeyPair edwards = KeyPairs.newEd25519();
        byte[] cms =
                new Forge(CA.issue(Use.SEAL, edwards), edwards.getPrivate())
                        .digest("SHA-512", SHA512)
                        .algorithm("Ed25519", Forge.id("1.3.101.112"))
                        .build();
        AlgorithmPolicy modern =
                new AlgorithmPolicy(
                        Set.of("SHA-256", "SHA-512"), 2048, 4096, Set.of("P-256"), true, false);
        assertThat(reader.read(cms).then(new SignatureVerifier(modern)::verify).fault()).isEmpty();
    }

    @Test
    void ml_dsa_may_stand_beside_once_it_is_switched_on() {
        KeyPair keys = KeyPairs.newMlDsa65();
        X509Certificate certificate = CA.issue(Use.SEAL, keys);
        byte[] cms =
                new SealKey(certificate, keys.getPrivate(), List.of(), TestAuthority.CLOCK)
                        .addSigner(ec().build());
        byte[] changed = cms.clone();
        changed[changed.length - 1] ^= 1;

        SignatureVerifier widest = new SignatureVerifier(AlgorithmPolicy.widest());
        List<CmsSigner> signers = new ArrayList<>();
        assertThat(
                        reader.read(cms)
                                .then(widest::verify)
                                .then(
                                        all -> {
                                            signers.addAll(all);
                                            return Checked.sound(all);
                                        })
                                .fault())
                .isEmpty();
        assertThat(signers)
                .extracting(CmsSigner::additional)
                .containsExactlyInAnyOrder(false, true);
        assertThat(reader.read(changed).then(widest::verify).fault()).isPresent();
        assertThat(reader.read(cms).then(verifier::verify).fault().orElseThrow().textKey())
                .isEqualTo("pki.key-refused");
    }

    @Test
    void what_we_seal_bouncy_castle_verifies() throws Exception {
        for (KeyPair keys : List.of(EC, RSA, TestAuthority.ec("secp384r1"))) {
            X509Certificate certificate = CA.issue(Use.SEAL, keys);
            SealKey seal =
                    new SealKey(
                            certificate,
                            keys.getPrivate(),
                            List.of(CA.root()),
                            TestAuthority.CLOCK);
            CMSSignedData read = new CMSSignedData(seal.sign(Forge.CONTENT));
            for (var signer : read.getSignerInfos()) {
                assertThat(
                                signer.verify(
                                        new JcaSimpleSignerInfoVerifierBuilder()
                                                .setProvider(Crypto.BOUNCY_CASTLE)
                                                .build(certificate)))
                        .isTrue();
            }
            assertThat(read.getCertificates().getMatches(null)).hasSize(2);
        }
    }

    @Test
    void a_second_seal_leaves_the_first_valid() {
        SealKey official = new SealKey(SEAL, EC.getPrivate(), List.of(), TestAuthority.CLOCK);
        SealKey agency = new SealKey(RSA_SEAL, RSA.getPrivate(), List.of(), TestAuthority.CLOCK);
        byte[] both = agency.addSigner(official.sign(Forge.CONTENT));
        List<CmsSigner> signers = reader.read(both).then(verifier::verify).orThrow();
        assertThat(signers)
                .extracting(signer -> signer.certificate().x509())
                .containsExactlyInAnyOrder(SEAL, RSA_SEAL);
        assertThat(reader.read(both).orThrow().content()).isEqualTo(Forge.CONTENT);
    }

    private static Forge rsaSignedAsEc() {
        return rsa("SHA256withRSA", Forge.ECDSA_SHA256);
    }

    private static Arguments invalid(String sentence, Forge forge) {
        return Arguments.of(Fault.INVALID, sentence, forge);
    }

    private static Arguments refused(String sentence, Forge forge) {
        return Arguments.of(Fault.ALGORITHM_REFUSED, sentence, forge);
    }
}
