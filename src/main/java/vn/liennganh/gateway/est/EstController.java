package vn.liennganh.gateway.est;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.liennganh.directory.Authority;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.directory.Enrolment;
import vn.liennganh.directory.EnrolmentOutcome;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.limit.Quotas;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Text;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.authority.CertsOnly;
import vn.liennganh.pki.authority.Csr;

/** The four calls of EST, plain and with the labels {@code tls} and {@code seal}. */
@RestController
class EstController {

    private static final Logger LOG = LoggerFactory.getLogger(EstController.class);
    private static final String CERTS_ONLY = "application/pkcs7-mime; smime-type=certs-only";
    private static final String EST = "/.well-known/est";

    private final Authority authority;
    private final Enrolment enrolment;
    private final Channels channels;
    private final Quotas quotas;

    EstController(Authority authority, Enrolment enrolment, Channels channels, Quotas quotas) {
        this.authority = authority;
        this.enrolment = enrolment;
        this.channels = channels;
        this.quotas = quotas;
    }

    @GetMapping({EST + "/cacerts", EST + "/{label:tls|seal}/cacerts"})
    ResponseEntity<byte[]> caCertificates() {
        return base64(
                CERTS_ONLY,
                CertsOnly.encode(List.of(Pem.certificate(pem(authority.certificate())))));
    }

    @GetMapping({EST + "/csrattrs", EST + "/{label:tls|seal}/csrattrs"})
    ResponseEntity<byte[]> attributes() {
        return base64("application/csrattrs", Csr.attributes());
    }

    @PostMapping({EST + "/simpleenroll", EST + "/{label:tls|seal}/simpleenroll"})
    ResponseEntity<byte[]> enrol(
            @PathVariable(required = false) @Nullable String label,
            @RequestHeader(value = HttpHeaders.AUTHORIZATION, required = false)
                    @Nullable String authorization,
            HttpServletRequest request)
            throws IOException {
        Optional<String[]> credentials = basic(authorization);
        if (credentials.isEmpty()) {
            return challenge();
        }
        byte[] csr = csr(request);
        String[] pair = credentials.get();
        return answer(enrolment.enrol(pair[0], pair[1], csr, uses(label)));
    }

    @PostMapping({EST + "/simplereenroll", EST + "/{label:tls|seal}/simplereenroll"})
    ResponseEntity<byte[]> renew(
            @PathVariable(required = false) @Nullable String label, HttpServletRequest request)
            throws IOException {
        quotas.signature(channels.require(request).agency());
        Certificate inUse = channels.certificate(request).orElseThrow();
        return answer(enrolment.renew(inUse.fingerprint(), csr(request), uses(label)));
    }

    private static Set<CertificateUse> uses(@Nullable String label) {
        if (label == null) {
            return Set.of(CertificateUse.TLS, CertificateUse.SEAL);
        }
        return Set.of(label.equals("tls") ? CertificateUse.TLS : CertificateUse.SEAL);
    }

    private static byte[] csr(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(EstBodies.REQUEST_MAX + 1);
        if (body.length > EstBodies.REQUEST_MAX) {
            throw new ProblemException(Problem.of(RefusalCode.TOO_LARGE, "gateway.too-large"));
        }
        try {
            return EstBodies.decode(body);
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(
                    Problem.of(RefusalCode.MESSAGE_MALFORMED, "gateway.csr-malformed"));
        }
    }

    private ResponseEntity<byte[]> answer(EnrolmentOutcome outcome) {
        if (outcome instanceof EnrolmentOutcome.Issued issued) {
            List<X509Certificate> certificates = new ArrayList<>();
            issued.certificatesDer().forEach(der -> certificates.add(Pem.certificate(pem(der))));
            return base64(CERTS_ONLY, CertsOnly.encode(certificates));
        }
        if (outcome instanceof EnrolmentOutcome.Pending pending) {
            return ResponseEntity.accepted()
                    .header(HttpHeaders.RETRY_AFTER, Integer.toString(pending.retryAfterSeconds()))
                    .build();
        }
        if (outcome instanceof EnrolmentOutcome.BadRequest bad) {
            Text why = bad.why();
            throw new ProblemException(
                    Problem.of(new Refusal(RefusalCode.MESSAGE_MALFORMED, why, List.of())));
        }
        LOG.info("Enrolment denied reason={}", ((EnrolmentOutcome.Denied) outcome).reason());
        return challenge();
    }

    /** The one answer to no code, a wrong code, a used code and an unknown agency. */
    private static ResponseEntity<byte[]> challenge() {
        throw new ProblemException(
                Problem.of(RefusalCode.NOT_AUTHENTICATED, "gateway.enrolment-denied").challenged());
    }

    private static Optional<String[]> basic(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).trim());
            String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return pair.length == 2 ? Optional.of(pair) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<byte[]> base64(String mediaType, byte[] der) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header("Content-Transfer-Encoding", "base64")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(EstBodies.encode(der));
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }
}
