package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.message.RefusalCode.CERTIFICATE_EXPIRED;
import static vn.liennganh.message.RefusalCode.CERTIFICATE_UNTRUSTED;
import static vn.liennganh.message.RefusalCode.MESSAGE_MALFORMED;
import static vn.liennganh.message.RefusalCode.REVOCATION_UNKNOWN;
import static vn.liennganh.message.RefusalCode.SENDER_MISMATCH;
import static vn.liennganh.message.RefusalCode.SIGNATURE_ALGORITHM_REFUSED;
import static vn.liennganh.message.RefusalCode.SIGNATURE_INVALID;
import static vn.liennganh.message.RefusalCode.SIGNER_NOT_PERMITTED;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.pki.Forge;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.TestAuthority;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Soon;

/**
 * One good message under every seal that is not one, sent over TLS: refused by its code within two
 * seconds. Under its own seal the same message is accepted in the end.
 */
class ForgedSealsTest {

    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";
    private static final String AGENCY = "X99.11.002";
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String SHA1 = "1.3.14.3.2.26";
    private static final String SHA256 = "2.16.840.1.101.3.4.2.1";
    private static final byte[] RSA = Forge.id("1.2.840.113549.1.1.1", Forge.NULL);

    private static RunningHub hub;
    private static Caller sender;
    private static Draft good;
    private static byte[] content;
    private static OddAuthority authority;
    private static OddKeys seal;
    private static OddKeys official;
    private static OddKeys own;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        sender = Caller.of(hub, AGENCY);
        good = Party.of(hub, AGENCY).opening("sandbox.ping", "X99.51.001");
        content = good.bytes();
        seal = OddKeys.in(hub.keys(AGENCY), "seal");
        official = OddKeys.in(hub.keys(AGENCY), "official");
        own = seal;
        authority = new OddAuthority(hub, AGENCY);
    }

    @AfterAll
    static void under_its_own_seal_the_message_is_accepted() {
        UUID id = UUID.fromString(good.field("id").asString());
        assertThat(sender.get("/api/v1/messages/" + id).status()).isEqualTo(404);
        Caller.Answer accepted = send(own.signing(content).build());
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
    }

    private static Caller.Answer send(byte[] cms) {
        return sender.post("/api/v1/messages", cms, "Content-Type", CMS);
    }

    /** Signed bytes that deserve a code. */
    private record Forged(RefusalCode code, String story, byte[] cms) {

        @Override
        public String toString() {
            return code.slug() + ": " + story;
        }
    }

    private static Forged forged(RefusalCode code, String story, byte[] cms) {
        return new Forged(code, story, cms);
    }

    private static Forged forged(RefusalCode code, String story, Forge forge) {
        return forged(code, story, forge.build());
    }

    static Stream<Forged> forged() {
        return Stream.of(attributes(), severalSigners(), algorithms(), certificates())
                .flatMap(each -> each);
    }

    private static Forged attribute(String story, UnaryOperator<List<byte[]>> change) {
        return forged(SIGNATURE_INVALID, story, seal.signing(content).attributes(change));
    }

    private static Stream<Forged> attributes() {
        byte[] digest = Sha256.of(content).bytes();
        Forge other = seal.signing(content).content("{}".getBytes());
        X509Certificate twin = authority.issued(Use.SEAL, KeyPairs.newP256()).certificate();
        return Stream.of(
                forged(
                        SIGNATURE_INVALID,
                        "no attributes",
                        seal.signing(content).withoutAttributes()),
                forged(
                        MESSAGE_MALFORMED,
                        "attributes presented as content",
                        seal.signing(content)
                                .content(seal.signing(content).signed())
                                .withoutAttributes()),
                forged(
                        SIGNATURE_INVALID,
                        "attributes and signature of another message",
                        seal.signing(content).build(List.of(other.signerInfo()))),
                forged(
                        MESSAGE_MALFORMED,
                        "compressed data in the place of the message",
                        seal.signing(content).ofType("1.2.840.113549.1.9.16.1.9")),
                attribute("no content-type", Forge.without(0)),
                attribute("no message-digest", Forge.without(1)),
                attribute("no signing-time", Forge.without(2)),
                attribute("no signing-certificate", Forge.without(3)),
                attribute(
                        "two content-types", Forge.plus(Forge.contentType("1.2.840.113549.1.7.1"))),
                attribute("two message-digests", Forge.plus(Forge.messageDigest(digest))),
                attribute("two digests in one", Forge.swap(1, Forge.twoDigests(digest))),
                attribute("two signing-times", Forge.plus(Forge.signingTime(Instant.now()))),
                attribute(
                        "two signing-certificates",
                        Forge.plus(Forge.signingCertificate(seal.certificate()))),
                attribute(
                        "of another content-type",
                        Forge.swap(0, Forge.contentType("1.2.840.113549.1.7.2"))),
                attribute("of another digest", Forge.swap(1, Forge.messageDigest(new byte[32]))),
                attribute("of another certificate", Forge.swap(3, Forge.signingCertificate(twin))),
                forged(
                        SIGNATURE_INVALID,
                        "another certificate of the name in its place",
                        seal.signing(content).naming(twin).sent(twin)),
                forged(
                        SIGNATURE_INVALID,
                        "without its certificate",
                        seal.signing(content).sent(official.certificate())),
                forged(
                        SIGNATURE_INVALID,
                        "by another key",
                        seal.withKey(KeyPairs.newP256().getPrivate()).signing(content)));
    }

    private static Stream<Forged> severalSigners() {
        PrivateKey wrong = KeyPairs.newP256().getPrivate();
        OddKeys stranger = authority.stranger("CN=Stranger");
        OddKeys others = OddKeys.in(hub.keys("X99.31.000"), "official");
        byte[] sealed = seal.signing(content).signerInfo();
        byte[] signed = official.signing(content).signerInfo();
        byte[] broken = official.withKey(wrong).signing(content).signerInfo();
        return Stream.of(
                forged(SIGNATURE_INVALID, "the second of two is broken", both(sealed, broken)),
                forged(SIGNATURE_INVALID, "the first of two is broken", both(broken, sealed)),
                forged(
                        SIGNATURE_INVALID,
                        "the seal beside a good official is broken",
                        both(signed, seal.withKey(wrong).signing(content).signerInfo())),
                forged(
                        SIGNATURE_INVALID,
                        "the second of two has no attributes",
                        both(sealed, official.signing(content).withoutAttributes().signerInfo())),
                forged(
                        SIGNATURE_ALGORITHM_REFUSED,
                        "the second of two by SHA-1",
                        both(sealed, official.signing(content).digest("SHA-1", SHA1).signerInfo())),
                forged(
                        CERTIFICATE_UNTRUSTED,
                        "the second of two is of a stranger",
                        beside(stranger, sealed)),
                forged(SENDER_MISMATCH, "an official without the seal", official.signing(content)),
                forged(
                        SIGNER_NOT_PERMITTED,
                        "beside the official of another agency",
                        beside(others, sealed)),
                forged(
                        MESSAGE_MALFORMED,
                        "five signers",
                        seal.signing(content)
                                .build(List.of(sealed, sealed, sealed, sealed, sealed))),
                forged(MESSAGE_MALFORMED, "nobody", seal.signing(content).build(List.of())));
    }

    private static byte[] both(byte[] first, byte[] second) {
        return seal.signing(content)
                .sent(seal.certificate(), official.certificate())
                .build(List.of(first, second));
    }

    private static byte[] beside(OddKeys other, byte[] sealed) {
        return seal.signing(content)
                .sent(seal.certificate(), other.certificate())
                .build(List.of(sealed, other.signing(content).signerInfo()));
    }

    private static Stream<Forged> algorithms() {
        OddKeys weak = authority.issued(Use.SEAL, TestAuthority.rsa(1024));
        OddKeys strong = authority.issued(Use.SEAL, TestAuthority.rsa(2048));
        KeyPair edwards = KeyPairs.newEd25519();
        KeyPair certifier = TestAuthority.rsa(2048);
        KeyPair certified = KeyPairs.newP256();
        X509Certificate old =
                new TestAuthority.Odd(new X500Name("CN=Old"), certifier, certified)
                        .signedWith("SHA1withRSA")
                        .issue();
        return Stream.of(
                algorithm("MD5", seal.signing(content).digest("MD5", "1.2.840.113549.2.5")),
                algorithm("SHA-1", seal.signing(content).digest("SHA-1", SHA1)),
                algorithm(
                        "SHA-224",
                        seal.signing(content).digest("SHA-224", "2.16.840.1.101.3.4.2.4")),
                algorithm(
                        "ECDSA with SHA-1",
                        seal.signing(content)
                                .algorithm("SHA1withECDSA", Forge.id("1.2.840.10045.4.1"))),
                algorithm(
                        "RSA with MD5",
                        strong.signing(content)
                                .algorithm(
                                        "MD5withRSA",
                                        Forge.id("1.2.840.113549.1.1.4", Forge.NULL))),
                algorithm(
                        "RSA with SHA-1",
                        strong.signing(content)
                                .algorithm(
                                        "SHA1withRSA",
                                        Forge.id("1.2.840.113549.1.1.5", Forge.NULL))),
                algorithm(
                        "PSS with a mask by SHA-1",
                        strong.signing(content)
                                .algorithm("RSASSA-PSS", Forge.pss(SHA256, SHA1, 32))
                                .parameters(
                                        new PSSParameterSpec(
                                                "SHA-256", "MGF1", MGF1ParameterSpec.SHA1, 32, 1))),
                algorithm(
                        "RSA of 1,024 bits", weak.signing(content).algorithm("SHA256withRSA", RSA)),
                algorithm(
                        "an RSA key under the name of ECDSA",
                        strong.signing(content).algorithm("SHA256withRSA", Forge.ECDSA_SHA256)),
                algorithm(
                        "a curve of 224 bits",
                        authority.odd(TestAuthority.ec("secp224r1")).signing(content)),
                algorithm(
                        "Ed25519, which is switched off",
                        authority
                                .issued(Use.SEAL, edwards)
                                .signing(content)
                                .digest("SHA-512", "2.16.840.1.101.3.4.2.3")
                                .algorithm("Ed25519", Forge.id("1.3.101.112"))),
                algorithm(
                        "a certificate signed with SHA-1",
                        new OddKeys(old, certified.getPrivate()).signing(content)));
    }

    private static Forged algorithm(String story, Forge forge) {
        return forged(SIGNATURE_ALGORITHM_REFUSED, story, forge);
    }

    private static Stream<Forged> certificates() {
        return Stream.of(
                forged(
                        CERTIFICATE_EXPIRED,
                        "not valid before tomorrow",
                        authority
                                .issued(
                                        Use.SEAL,
                                        KeyPairs.newP256(),
                                        OddAuthority.hours(24),
                                        OddAuthority.hours(48))
                                .signing(content)),
                forged(
                        CERTIFICATE_EXPIRED,
                        "valid until an hour ago",
                        authority
                                .issued(
                                        Use.SEAL,
                                        KeyPairs.newP256(),
                                        OddAuthority.hours(-48),
                                        OddAuthority.hours(-1))
                                .signing(content)),
                forged(
                        CERTIFICATE_EXPIRED,
                        "signed before the certificate was valid",
                        seal.signing(content)
                                .at(
                                        seal.certificate()
                                                .getNotBefore()
                                                .toInstant()
                                                .minus(Duration.ofDays(1)))),
                forged(
                        CERTIFICATE_UNTRUSTED,
                        "another authority of the same name",
                        authority
                                .stranger(
                                        authority
                                                .own()
                                                .certificate()
                                                .getSubjectX500Principal()
                                                .getName())
                                .signing(content)),
                forged(
                        CERTIFICATE_UNTRUSTED,
                        "a certificate for TLS only",
                        authority.issued(Use.TLS_CLIENT, KeyPairs.newP256()).signing(content)),
                forged(
                        CERTIFICATE_UNTRUSTED,
                        "the authority itself",
                        authority.own().signing(content)),
                forged(
                        CERTIFICATE_UNTRUSTED,
                        "issued by an agency's seal",
                        authority.issuedBy(seal).signing(content)),
                forged(
                        REVOCATION_UNKNOWN,
                        "of the agency's name, and nobody ever issued it",
                        authority.issued(Use.SEAL, KeyPairs.newP256()).signing(content)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                AGENCY,
                AGENCY + " ",
                AGENCY + "\u200b",
                AGENCY + "\u0000",
                AGENCY + "\u0000.example",
                "x99.11.002",
                "\u042599.11.002",
                "X99.11.\u0660\u0660\u0662",
                "X99.11.001, CN=X99.11.002"
            })
    void a_name_in_a_certificate_makes_nobody_an_agency(String name) {
        OddKeys keys = authority.named(name, Use.TLS_CLIENT);
        Caller impostor =
                Caller.showing(hub, new TlsIdentity(keys.certificate(), keys.key(), List.of()));
        for (String path : List.of("/api/v1/whoami", "/api/v1/inbox")) {
            Caller.Answer answer = impostor.get(path);
            assertThat(answer.code()).isEqualTo("not-authenticated");
            assertThat(answer.status()).isEqualTo(401);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void a_seal_that_is_none_hears_why(Forged forged) {
        Caller.Answer answer = Soon.within(SOON, () -> send(forged.cms()));

        assertThat(answer.code()).as(answer.text()).isEqualTo(forged.code().slug());
        assertThat(answer.status()).isEqualTo(forged.code().status());
    }
}
