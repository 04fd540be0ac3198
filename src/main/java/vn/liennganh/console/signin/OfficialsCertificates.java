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

    /**
     * SHA-256 of the official's certificate; empty unless it is registered, valid and unrevoked.
     */
    Optional<String> shown(HttpServletRequest request) {
        if (!(request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain)
                || chain.length == 0) {
            return Optional.empty();
        }
        List<X509Certificate> rest = Arrays.asList(chain).subList(1, chain.length);
        Certificate leaf = Certificate.of(chain[0]);
        boolean good =
                directory
                        .official(leaf.fingerprint())
                        .filter(official -> official.inForce(directory.today()))
                        .isPresent();
        return good && judge.judge(leaf, rest, Purpose.TLS).fault().isEmpty()
                ? Optional.of(leaf.fingerprint())
                : Optional.empty();
    }
}
