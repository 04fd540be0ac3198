package vn.liennganh.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Directory;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.trust.CertificateJudge;
import vn.liennganh.pki.trust.Purpose;

/** Certificates of registered officials that browsers show when they open a connection. */
@Component
class OfficialsCertificates {

    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private final Directory directory;
    private final CertificateJudge judge;

    OfficialsCertificates(Directory directory, CertificateJudge judge) {
        this.directory = directory;
        this.judge = judge;
    }

    /** The official's certificate; empty unless it is registered, valid and unrevoked. */
    Optional<ShownCertificate> shown(HttpServletRequest request) {
        if (!(request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain)
                || chain.length == 0) {
            return Optional.empty();
        }
        List<X509Certificate> rest = Arrays.asList(chain).subList(1, chain.length);
        return Optional.of(new ShownCertificate(chain[0], rest)).filter(this::good);
    }

    /** Whether it is good still: it may have been revoked since it was shown. */
    boolean good(ShownCertificate shown) {
        return directory
                        .official(shown.fingerprint())
                        .filter(official -> official.inForce(directory.today()))
                        .isPresent()
                && judge.judge(Certificate.of(shown.leaf()), shown.rest(), Purpose.TLS)
                        .fault()
                        .isEmpty();
    }
}
