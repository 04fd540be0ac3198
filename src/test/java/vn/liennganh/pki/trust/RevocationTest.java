package vn.liennganh.pki.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.pki.TestAuthority.NOW;

import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.Fault;
import vn.liennganh.pki.Finding;
import vn.liennganh.pki.IssuedCertificates;
import vn.liennganh.pki.IssuedCertificates.RevokedEntry;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.TestAuthority;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.trust.TrustAnchors.Mode;
import vn.liennganh.pki.trust.TrustAnchors.RevocationPolicy;

@Timeout(60)
class RevocationTest {

    private static final TestAuthority CA = new TestAuthority();
    private static final KeyPair KEYS = KeyPairs.newP256();

    private final MovableClock clock = new MovableClock(NOW);
    private final X509Certificate seal =
            CA.authority.issue(
                    CertificateOrder.of(
                                    TestAuthority.AGENCY,
                                    Use.SEAL,
                                    KEYS.getPublic(),
                                    TestAuthority.A_YEAR)
                            .withRevocationAt(
                                    URI.create("http://127.0.0.1:1/never.crl"),
                                    URI.create("file:///etc/passwd")));
    private final X509Certificate other =
            CA.authority.issue(
                    CertificateOrder.of(
                            TestAuthority.AGENCY,
                            Use.SEAL,
                            KeyPairs.newP256().getPublic(),
                            TestAuthority.A_YEAR));
    private final Map<BigInteger, RevokedEntry> revoked = new ConcurrentHashMap<>();
    private final IssuedCertificates register =
            serial ->
                    Optional.<IssuedCertificates.Status>ofNullable(revoked.get(serial))
                            .orElse(new IssuedCertificates.Good());
    private final CertificateAuthority authority =
            new CertificateAuthority(CA.root(), CA.keys.getPrivate(), clock);
    private final RevocationServer lists = new RevocationServer(any -> crl(authority));
    private final RevocationServer responder =
            new RevocationServer(request -> authority.ocsp(request, register));

    @AfterEach
    void stop() {
        lists.close();
        responder.close();
    }

    private byte[] crl(CertificateAuthority by) {
        return by.crl(
                List.copyOf(revoked.values()), 1, clock.now, clock.now.plus(Duration.ofHours(1)));
    }

    private CertificateJudge judge(Mode mode, RevocationSource... sources) {
        return new CertificateJudge(
                TrustAnchors.of(CA.root(), new RevocationPolicy(mode, List.of(sources))),
                AlgorithmPolicy.standard(),
                clock,
                Duration.ofMinutes(10));
    }

    private RevocationSource crl() {
        return new RevocationSource.Crl(lists.url());
    }

    private RevocationSource ocsp() {
        return new RevocationSource.Ocsp(responder.url());
    }

    private void revoke() {
        BigInteger serial = seal.getSerialNumber();
        revoked.put(serial, new RevokedEntry(serial, NOW.minusSeconds(60), 1));
    }

    private Optional<Fault> verdict(CertificateJudge judge) {
        return verdict(judge, seal);
    }

    private static Optional<Fault> verdict(CertificateJudge judge, X509Certificate one) {
        return judge.judge(Certificate.of(one), List.of(), Purpose.SEAL)
                .fault()
                .map(Finding::fault);
    }

    @Test
    void each_source_knows_a_good_certificate_and_a_revoked_one() {
        List<RevocationSource> sources =
                List.of(crl(), ocsp(), new RevocationSource.Register(register));
        for (RevocationSource source : sources) {
            assertThat(verdict(judge(Mode.HARD, source))).as(source.toString()).isEmpty();
        }
        revoke();
        for (RevocationSource source : sources) {
            assertThat(verdict(judge(Mode.HARD, source)))
                    .as(source.toString())
                    .contains(Fault.REVOKED);
            assertThat(verdict(judge(Mode.SOFT, source))).contains(Fault.REVOKED);
        }
        assertThat(verdict(judge(Mode.OFF, crl()))).isEmpty();
    }

    @Test
    void a_revoked_certificate_stops_with_the_next_generation() {
        CertificateJudge judge = judge(Mode.HARD, ocsp());
        assertThat(verdict(judge)).isEmpty();
        revoke();
        assertThat(verdict(judge)).as("the kept decision").isEmpty();
        judge.revocationChanged();
        assertThat(verdict(judge)).contains(Fault.REVOKED);
    }

    @Test
    void a_revocation_is_learnt_without_being_told_once_the_answer_is_old() {
        CertificateJudge judge = judge(Mode.HARD, crl());
        assertThat(verdict(judge)).isEmpty();
        revoke();
        clock.now = NOW.plus(Duration.ofMinutes(11));
        assertThat(verdict(judge)).contains(Fault.REVOKED);
    }

    @Test
    void a_good_answer_is_not_asked_for_again() {
        CertificateJudge judge = judge(Mode.HARD, ocsp());
        for (int i = 0; i < 50; i++) {
            assertThat(verdict(judge)).isEmpty();
        }
        assertThat(responder.asked).hasValue(1);
    }

    @Test
    void without_an_answer_hard_refuses_for_now_and_soft_accepts() {
        responder.close();
        assertThat(verdict(judge(Mode.HARD, ocsp()))).contains(Fault.REVOCATION_UNKNOWN);
        assertThat(verdict(judge(Mode.SOFT, ocsp()))).isEmpty();
        assertThat(verdict(judge(Mode.HARD))).contains(Fault.REVOCATION_UNKNOWN);
    }

    @Test
    void the_next_source_answers_for_one_that_is_down() {
        responder.close();
        assertThat(verdict(judge(Mode.HARD, ocsp(), crl()))).isEmpty();
    }

    @Test
    void a_source_that_is_down_is_left_alone_for_a_while() {
        lists.status(503);
        CertificateJudge judge = judge(Mode.HARD, crl());
        for (int i = 0; i < 20; i++) {
            assertThat(verdict(judge)).contains(Fault.REVOCATION_UNKNOWN);
        }
        assertThat(lists.asked).hasValue(1);
        lists.status(200);
        clock.now = NOW.plusSeconds(31);
        assertThat(verdict(judge)).isEmpty();
    }

    @Test
    void a_source_that_does_not_answer_is_asked_about_nobody_else_for_a_moment() {
        responder.status(503);
        CertificateJudge judge = judge(Mode.HARD, ocsp());
        assertThat(verdict(judge)).contains(Fault.REVOCATION_UNKNOWN);
        assertThat(verdict(judge, other)).contains(Fault.REVOCATION_UNKNOWN);
        assertThat(responder.asked).hasValue(1);

        responder.status(200);
        clock.now = NOW.plusSeconds(6);
        assertThat(verdict(judge, other)).isEmpty();
        assertThat(responder.asked).hasValue(2);
    }

    @Test
    void what_is_asked_about_one_certificate_keeps_nobody_elses_waiting() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        responder.answers(
                request -> {
                    both.countDown();
                    try {
                        assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException stop) {
                        throw new IllegalStateException(stop);
                    }
                    return authority.ocsp(request, register);
                });
        CertificateJudge judge = judge(Mode.HARD, ocsp());
        CompletableFuture<Optional<Fault>> one =
                CompletableFuture.supplyAsync(() -> verdict(judge), run -> new Thread(run).start());
        CompletableFuture<Optional<Fault>> another =
                CompletableFuture.supplyAsync(
                        () -> verdict(judge, other), run -> new Thread(run).start());
        assertThat(one.get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(another.get(60, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void an_answer_serves_until_its_next_update_and_no_longer() {
        CertificateJudge judge = judge(Mode.HARD, crl());
        assertThat(verdict(judge)).isEmpty();
        lists.status(500);
        clock.now = NOW.plus(Duration.ofMinutes(59));
        assertThat(verdict(judge)).isEmpty();
        clock.now = NOW.plus(Duration.ofMinutes(61));
        assertThat(verdict(judge)).contains(Fault.REVOCATION_UNKNOWN);
    }

    @Test
    void answers_that_nobody_should_believe_are_no_answers() {
        TestAuthority stranger = new TestAuthority();
        Instant old = NOW.minus(Duration.ofDays(2));
        List<byte[]> falseLists =
                List.of(
                        stranger.authority.crl(List.of(), 1, NOW, NOW.plusSeconds(60)),
                        authority.crl(List.of(), 1, old, old.plusSeconds(60)),
                        authority.crl(List.of(), 1, NOW.plusSeconds(900), NOW.plusSeconds(999)),
                        "<html>sign in</html>".getBytes(),
                        new byte[0],
                        new byte[11 * 1024 * 1024]);
        for (byte[] list : falseLists) {
            lists.answers(any -> list);
            assertThat(verdict(judge(Mode.HARD, crl()))).contains(Fault.REVOCATION_UNKNOWN);
        }
        responder.answers(request -> stranger.authority.ocsp(request, register));
        assertThat(verdict(judge(Mode.HARD, ocsp()))).contains(Fault.REVOCATION_UNKNOWN);
        responder.answers(
                request -> authority.ocsp(request, any -> new IssuedCertificates.NeverIssued()));
        assertThat(verdict(judge(Mode.HARD, ocsp()))).contains(Fault.REVOCATION_UNKNOWN);
        responder.answers(request -> authority.ocsp(new byte[] {1}, register));
        assertThat(verdict(judge(Mode.HARD, ocsp()))).contains(Fault.REVOCATION_UNKNOWN);
        byte[] forAnother =
                authority.ocsp(
                        new OcspReader(AlgorithmPolicy.standard(), clock)
                                .request(CA.issue(Use.SEAL, KEYS), CA.root()),
                        register);
        responder.answers(request -> forAnother);
        assertThat(verdict(judge(Mode.HARD, ocsp()))).contains(Fault.REVOCATION_UNKNOWN);
    }

    @Test
    void only_a_responder_that_the_issuer_appointed_may_answer() {
        KeyPair keys = KeyPairs.newP256();
        CertificateAuthority appointed =
                authority.withResponder(CA.issue(Use.OCSP, keys), keys.getPrivate());
        responder.answers(request -> appointed.ocsp(request, register));
        assertThat(verdict(judge(Mode.HARD, ocsp()))).isEmpty();
        CertificateAuthority selfAppointed =
                authority.withResponder(CA.issue(Use.SEAL, keys), keys.getPrivate());
        responder.answers(request -> selfAppointed.ocsp(request, register));
        assertThat(verdict(judge(Mode.HARD, ocsp()))).contains(Fault.REVOCATION_UNKNOWN);
    }

    @Test
    void nothing_is_asked_about_a_stranger_and_no_redirect_is_followed() {
        X509Certificate stranger = new TestAuthority().issue(Use.SEAL, KEYS);
        CertificateJudge judge = judge(Mode.HARD, crl(), ocsp());
        assertThat(judge.judge(Certificate.of(stranger), List.of(), Purpose.SEAL).fault())
                .map(Finding::fault)
                .contains(Fault.UNTRUSTED);
        assertThat(lists.asked).hasValue(0);
        assertThat(responder.asked).hasValue(0);
        lists.status(302);
        assertThat(verdict(judge(Mode.HARD, crl()))).contains(Fault.REVOCATION_UNKNOWN);
        assertThat(lists.asked).hasValue(1);
    }
}
