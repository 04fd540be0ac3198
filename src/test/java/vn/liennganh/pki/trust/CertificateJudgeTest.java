package vn.liennganh.pki.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.pki.TestAuthority.CLOCK;
import static vn.liennganh.pki.TestAuthority.NOW;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.Fault;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.pki.TestAuthority;
import vn.liennganh.pki.TestAuthority.Odd;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;
import vn.liennganh.pki.trust.TrustAnchors.RevocationPolicy;
import vn.liennganh.support.Soon;

class CertificateJudgeTest {

    private static final TestAuthority CA = new TestAuthority();
    private static final KeyPair KEYS = KeyPairs.newP256();
    private static final KeyPair RSA = KeyPairs.newRsa2048();
    private static final KeyPair MIDDLE = KeyPairs.newP256();
    private static final X500Name MIDDLE_NAME = new X500Name("CN=Middle");
    private static final String EKU = "2.5.29.37";

    private static CertificateJudge judge(Clock clock, TestAuthority authority) {
        return new CertificateJudge(
                TrustAnchors.of(authority.root(), RevocationPolicy.off()),
                AlgorithmPolicy.standard(),
                clock,
                Duration.ofMinutes(5));
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    @ParameterizedTest
    @EnumSource(
            value = Use.class,
            names = {"SEAL", "OFFICIAL", "SEAL_AND_TLS"})
    void a_seal_of_the_authority_is_sound(Use use) {
        Certificate seal = Certificate.of(CA.issue(use, KEYS));
        assertThat(judge(CLOCK, CA).judge(seal, List.of(), Purpose.SEAL).orThrow()).isEqualTo(seal);
    }

    @ParameterizedTest
    @EnumSource(
            value = Use.class,
            names = {"TLS_CLIENT", "SEAL_AND_TLS"})
    void a_client_certificate_is_sound_for_tls(Use use) {
        Certificate client = Certificate.of(CA.issue(use, RSA));
        assertThat(judge(CLOCK, CA).judge(client, List.of(), Purpose.TLS).fault()).isEmpty();
    }

    static Stream<Arguments> bad() {
        TestAuthority twin = new TestAuthority();
        X509Certificate middle = middle(new BasicConstraints(0));
        X509Certificate endEntity = CA.issue(Use.SEAL, MIDDLE);
        Odd byEndEntity = new Odd(TestAuthority.nameOf(endEntity), MIDDLE, KEYS);
        KeyPair second = KeyPairs.newP256();
        X509Certificate below =
                new Odd(MIDDLE_NAME, MIDDLE, second)
                        .named("CN=Second")
                        .authority(new BasicConstraints(true))
                        .issue();
        Instant past = NOW.minus(Duration.ofDays(400));
        ExtendedKeyUsage tls = new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth);
        KeyPair weak = TestAuthority.rsa(1024);
        return Stream.of(
                untrusted("no-path", twin.issue(Use.SEAL, KEYS)),
                untrusted(
                        "no-path",
                        new Odd(new X500Name(agency()), KEYS, KEYS).named(agency()).issue()),
                untrusted("no-path", byEndEntity.issue(), endEntity),
                untrusted("no-path", below(MIDDLE_NAME, MIDDLE)),
                untrusted("path-refused", below(new X500Name("CN=Second"), second), below, middle),
                untrusted("authority-as-signer", middle),
                untrusted("authority-as-signer", CA.root()),
                untrusted("key-usage-unfit", CA.odd(KEYS).usage(KeyUsage.keyEncipherment).issue()),
                untrusted("key-usage-unfit", CA.odd(KEYS).usage(0).issue()),
                untrusted("purpose-unfit", CA.odd(KEYS).with(EKU, false, tls).issue()),
                untrusted("purpose-unfit", CA.issue(Use.TLS_SERVER, KEYS)),
                untrusted(
                        "path-refused",
                        CA.odd(KEYS).with("1.2.3.4", true, DERNull.INSTANCE).issue()),
                Arguments.of(
                        Fault.EXPIRED,
                        "expired",
                        CA.odd(KEYS).valid(past, NOW.minusSeconds(1)).issue(),
                        List.of()),
                Arguments.of(
                        Fault.EXPIRED,
                        "not-yet-valid",
                        CA.odd(KEYS).valid(NOW.plusSeconds(1), NOW.plusSeconds(900)).issue(),
                        List.of()),
                Arguments.of(
                        Fault.ALGORITHM_REFUSED,
                        "key-size-refused",
                        CA.odd(weak).issue(),
                        List.of()),
                Arguments.of(
                        Fault.ALGORITHM_REFUSED,
                        "certificate-algorithm-refused",
                        CA.odd(KEYS).signedWith("SHA1withECDSA").issue(),
                        List.of()));
    }

    @ParameterizedTest(name = "{0} {1} #{index}")
    @MethodSource("bad")
    void a_bad_certificate_is_refused_with_its_reason(
            Fault fault, String sentence, X509Certificate leaf, List<X509Certificate> others) {
        var finding = judge(CLOCK, CA).judge(Certificate.of(leaf), others, Purpose.SEAL).fault();
        assertThat(finding.orElseThrow().textKey()).isEqualTo("pki." + sentence);
        assertThat(finding.orElseThrow().fault()).isEqualTo(fault);
    }

    @Test
    void an_issuer_that_the_message_brings_completes_the_path() {
        X509Certificate leaf = below(MIDDLE_NAME, MIDDLE);
        CertificateJudge judge = judge(CLOCK, CA);
        List<X509Certificate> others = List.of(leaf, middle(new BasicConstraints(0)), CA.root());
        assertThat(judge.judge(Certificate.of(leaf), others, Purpose.SEAL).fault()).isEmpty();
    }

    @Test
    void a_kept_decision_ends_with_the_certificate() {
        MovableClock clock = new MovableClock(NOW);
        CertificateJudge judge = judge(clock, CA);
        Certificate leaf =
                Certificate.of(
                        CA.odd(KEYS).valid(NOW.minusSeconds(9), NOW.plusSeconds(60)).issue());
        assertThat(judge.judge(leaf, List.of(), Purpose.SEAL).fault()).isEmpty();
        clock.now = NOW.plusSeconds(61);
        assertThat(judge.judge(leaf, List.of(), Purpose.SEAL).fault().orElseThrow().fault())
                .isEqualTo(Fault.EXPIRED);
    }

    @Test
    void an_expired_anchor_carries_nobody() {
        TestAuthority old =
                new TestAuthority(
                        new Validity(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))));
        Certificate leaf = Certificate.of(old.issue(Use.SEAL, KEYS));
        assertThat(
                        judge(CLOCK, old)
                                .judge(leaf, List.of(), Purpose.SEAL)
                                .fault()
                                .orElseThrow()
                                .textKey())
                .isEqualTo("pki.anchor-expired");
    }

    @Test
    void other_anchors_take_effect_at_once() {
        CertificateJudge judge = judge(CLOCK, CA);
        Certificate leaf = Certificate.of(CA.issue(Use.SEAL, KEYS));
        assertThat(judge.judge(leaf, List.of(), Purpose.SEAL).fault()).isEmpty();
        judge.trust(TrustAnchors.of(new TestAuthority().root(), RevocationPolicy.off()));
        assertThat(judge.judge(leaf, List.of(), Purpose.SEAL).fault()).isPresent();
    }

    @Test
    @Timeout(20)
    void cross_signed_authorities_cost_little() {
        List<KeyPair> keys = Stream.generate(KeyPairs::newP256).limit(12).toList();
        List<X509Certificate> others = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            int issuer = i % 12;
            int subject = (i / 12 + i + 1) % 12;
            others.add(
                    new Odd(new X500Name("CN=Cross"), keys.get(issuer), keys.get(subject))
                            .named("CN=Cross")
                            .authority(new BasicConstraints(true))
                            .issue());
        }
        Certificate leaf = Certificate.of(below(new X500Name("CN=Cross"), keys.get(0)));
        assertThat(
                        Soon.within(
                                        Duration.ofSeconds(2),
                                        () -> judge(CLOCK, CA).judge(leaf, others, Purpose.SEAL))
                                .fault()
                                .orElseThrow()
                                .fault())
                .isEqualTo(Fault.UNTRUSTED);
    }

    @Test
    void a_signing_time_outside_the_certificates_validity_is_refused() {
        X509Certificate certificate =
                CA.odd(KEYS).valid(NOW.minus(Duration.ofHours(1)), NOW.plusSeconds(900)).issue();
        Instant early = NOW.minus(Duration.ofHours(2));
        SealKey backdated = new SealKey(certificate, KEYS.getPrivate(), List.of(), at(early));
        var document = new CmsReader().read(backdated.sign(new byte[] {1})).orThrow();
        var signer =
                new SignatureVerifier(AlgorithmPolicy.standard()).verify(document).orThrow().get(0);
        assertThat(judge(CLOCK, CA).judge(signer, document).fault().orElseThrow().textKey())
                .isEqualTo("pki.signed-outside-validity");
    }

    private static String agency() {
        return "CN=X99.11.001,O=Thi hanh an tinh 1,C=VN";
    }

    private static X509Certificate middle(BasicConstraints constraints) {
        return CA.odd(MIDDLE).named("CN=Middle").authority(constraints).issue();
    }

    private static X509Certificate below(X500Name issuer, KeyPair issuerKeys) {
        return new Odd(issuer, issuerKeys, KEYS).issue();
    }

    private static Arguments untrusted(
            String sentence, X509Certificate leaf, X509Certificate... others) {
        return Arguments.of(Fault.UNTRUSTED, sentence, leaf, List.of(others));
    }
}
