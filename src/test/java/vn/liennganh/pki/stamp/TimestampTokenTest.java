package vn.liennganh.pki.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.Fault;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;
import vn.liennganh.pki.trust.CertificateJudge;
import vn.liennganh.pki.trust.TrustAnchors;
import vn.liennganh.support.Program;
import vn.liennganh.support.TestPki;
import vn.liennganh.support.Tools;

/** Questions, answers and tokens, ours against ours and against the openssl command. */
class TimestampTokenTest {

    private static final byte[] SEAL = "a seal over a head".getBytes();
    private static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final TestPki pki = new TestPki("Test authority", CLOCK);

    @TempDir Path directory;

    private TimestampAuthority authority(TestPki.Identity identity) {
        return new TimestampAuthority(identity.certificate(), identity.keys().getPrivate(), CLOCK);
    }

    private TimestampAuthority authority() {
        return authority(pki.identity("stamps", Use.TIMESTAMPS));
    }

    private CertificateJudge judge(Clock clock) {
        return new CertificateJudge(
                TrustAnchors.of(pki.authority().certificate(), TrustAnchors.RevocationPolicy.off()),
                AlgorithmPolicy.standard(),
                clock,
                Duration.ofMinutes(1));
    }

    private byte[] token() {
        StampQuestion question = StampQuestion.about(SEAL);
        return question.tokenOf(authority().answer(question.toBytes())).orThrow();
    }

    private Fault fault(byte[] token, byte[] content) {
        return TimestampToken.check(token, content, judge(CLOCK)).fault().orElseThrow().fault();
    }

    @Test
    void a_token_says_when_its_content_was_there_and_who_says_so() {
        Checked<TimestampToken> checked = TimestampToken.check(token(), SEAL, judge(CLOCK));

        assertThat(checked.orThrow().time()).isEqualTo(NOW);
        assertThat(checked.orThrow().authority()).contains("CN=stamps");
    }

    @Test
    void a_token_over_other_bytes_is_not_taken() {
        assertThat(fault(token(), "another seal".getBytes())).isEqualTo(Fault.INVALID);
    }

    @Test
    void no_byte_of_a_token_can_be_changed() {
        byte[] token = token();
        CertificateJudge judge = judge(CLOCK);
        for (int place = 0; place < token.length; place++) {
            byte[] changed = token.clone();
            changed[place] ^= 1;
            Checked<TimestampToken> checked = TimestampToken.check(changed, SEAL, judge);
            if (checked.fault().isEmpty()) {
                // What no signature covers, such as which digests are announced, may differ.
                assertThat(checked.orThrow().time()).isEqualTo(NOW);
                assertThat(checked.orThrow().authority()).contains("CN=stamps");
            }
        }
    }

    @Test
    void a_stranger_who_stamps_is_not_believed() {
        TestPki others = new TestPki("Test authority", CLOCK);
        StampQuestion question = StampQuestion.about(SEAL);
        byte[] token =
                question.tokenOf(
                                authority(others.identity("stamps", Use.TIMESTAMPS))
                                        .answer(question.toBytes()))
                        .orThrow();

        assertThat(fault(token, SEAL)).isEqualTo(Fault.UNTRUSTED);
    }

    @Test
    void a_certificate_for_anything_else_cannot_stamp() {
        TimestampAuthority seal = authority(pki.identity("seal", Use.SEAL));
        byte[] question = StampQuestion.about(SEAL).toBytes();

        assertThatThrownBy(() -> seal.answer(question)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_certificate_that_has_ended_since_is_told_apart() {
        Clock machine = Clock.systemUTC();
        Instant now = machine.instant();
        TestPki.Identity brief =
                pki.issue(
                        "brief",
                        Use.TIMESTAMPS,
                        new Validity(now.minusSeconds(60), now.plusSeconds(60)));
        StampQuestion question = StampQuestion.about(SEAL);
        TimestampAuthority authority =
                new TimestampAuthority(brief.certificate(), brief.keys().getPrivate(), machine);
        byte[] token = question.tokenOf(authority.answer(question.toBytes())).orThrow();
        assertThat(TimestampToken.check(token, SEAL, judge(machine)).fault()).isEmpty();

        CertificateJudge judge = judge(Clock.offset(machine, Duration.ofDays(10)));
        assertThat(TimestampToken.check(token, SEAL, judge).fault().orElseThrow().fault())
                .isEqualTo(Fault.EXPIRED);
    }

    @Test
    void an_answer_to_another_question_is_no_answer() {
        byte[] other = authority().answer(StampQuestion.about(SEAL).toBytes());

        assertThat(StampQuestion.about(SEAL).tokenOf(other).fault()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "\u0030\u0003\u0002\u0001\u0001"})
    void nonsense_is_refused_by_both_sides(String nonsense) {
        StampQuestion question = StampQuestion.about(SEAL);

        assertThat(question.tokenOf(authority().answer(nonsense.getBytes())).fault()).isPresent();
        assertThat(question.tokenOf(nonsense.getBytes()).fault()).isPresent();
        assertThat(fault(nonsense.getBytes(), SEAL)).isEqualTo(Fault.MALFORMED);
        assertThat(fault(new byte[100_000], SEAL)).isEqualTo(Fault.MALFORMED);
    }

    @Test
    void openssl_asks_and_openssl_is_content() throws Exception {
        Tools.need("openssl");
        Files.write(directory.resolve("seal"), SEAL);
        Pem.save(List.of(pki.authority().certificate()), directory.resolve("ca.pem"));
        TestPki.Identity identity = pki.identity("stamps", Use.TIMESTAMPS);
        TimestampAuthority now =
                new TimestampAuthority(
                        identity.certificate(), identity.keys().getPrivate(), Clock.systemUTC());
        openssl("ts -query -data seal -sha512 -cert -out query.tsq");
        Files.write(
                directory.resolve("reply.tsr"),
                now.answer(Files.readAllBytes(directory.resolve("query.tsq"))));

        assertThat(openssl("ts -verify -queryfile query.tsq -in reply.tsr -CAfile ca.pem"))
                .contains("Verification: OK");

        openssl("ts -reply -in reply.tsr -token_out -out token");
        assertThat(openssl("ts -verify -data seal -in token -token_in -CAfile ca.pem"))
                .contains("Verification: OK");
        byte[] token = Files.readAllBytes(directory.resolve("token"));
        assertThat(TimestampToken.check(token, SEAL, judge(Clock.systemUTC())).fault()).isEmpty();
    }

    private String openssl(String arguments) {
        return Program.run(directory, ("openssl " + arguments).split(" ")).well();
    }
}
