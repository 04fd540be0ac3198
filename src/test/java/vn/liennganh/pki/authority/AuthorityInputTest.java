package vn.liennganh.pki.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.security.KeyPair;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.IssuedCertificates;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.TestAuthority;
import vn.liennganh.pki.authority.CertificateOrder.Use;

/** What strangers send to an authority must not make it fail. */
class AuthorityInputTest {

    private static final TestAuthority CA = new TestAuthority();

    @Test
    void a_damaged_request_for_a_certificate_is_a_finding() {
        byte[] good = CsrWriter.write(KeyPairs.newP256(), "any");
        assertThat(Csr.read(good, AlgorithmPolicy.standard()).fault()).isEmpty();
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = damage(good, random);
            assertThatCode(() -> Csr.read(damaged, AlgorithmPolicy.standard()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_damaged_question_about_revocation_gets_an_answer() throws Exception {
        KeyPair keys = KeyPairs.newP256();
        CertificateID asked =
                new CertificateID(
                        new JcaDigestCalculatorProviderBuilder()
                                .build()
                                .get(CertificateID.HASH_SHA1),
                        new JcaX509CertificateHolder(CA.root()),
                        CA.issue(Use.SEAL, keys).getSerialNumber());
        byte[] good = new OCSPReqBuilder().addRequest(asked).build().getEncoded();
        assertThat(statusOf(good)).isEqualTo(OCSPResp.SUCCESSFUL);
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            assertThat(statusOf(damage(good, random))).isBetween(0, 2);
        }
        assertThat(statusOf(new byte[20_000])).isEqualTo(OCSPResp.MALFORMED_REQUEST);
    }

    private static int statusOf(byte[] request) throws Exception {
        byte[] answer = CA.authority.ocsp(request, serial -> new IssuedCertificates.Good());
        return new OCSPResp(answer).getStatus();
    }

    private static byte[] damage(byte[] good, Random random) {
        byte[] copy = Arrays.copyOf(good, good.length - random.nextInt(2) * random.nextInt(9));
        for (int j = random.nextInt(3); j >= 0; j--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
        return copy;
    }
}
