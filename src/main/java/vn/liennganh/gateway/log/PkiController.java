package vn.liennganh.gateway.log;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.liennganh.directory.Authority;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.message.RefusalCode;

/**
 * The certificate authority's own publications: its certificate, revocation list, and OCSP (RFC
 * 6960).
 */
@RestController
@RequestMapping("/pki")
class PkiController {

    /** An OCSP request for one certificate has about 100 bytes. */
    private static final int OCSP_MAX = 8 * 1024;

    private static final String OCSP_PATH = "/pki/ocsp/";

    private final Authority authority;

    PkiController(Authority authority) {
        this.authority = authority;
    }

    @GetMapping("/ca.pem")
    ResponseEntity<byte[]> certificate() {
        String pem =
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(authority.certificate())
                        + "\n-----END CERTIFICATE-----\n";
        return answer(
                "application/x-pem-file", pem.getBytes(StandardCharsets.US_ASCII), "no-cache");
    }

    @GetMapping("/ca.crl")
    ResponseEntity<byte[]> revocationList() {
        return answer("application/pkix-crl", authority.crl(), "no-cache");
    }

    @PostMapping("/ocsp")
    ResponseEntity<byte[]> ocsp(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(OCSP_MAX + 1);
        if (body.length > OCSP_MAX) {
            throw new ProblemException(Problem.of(RefusalCode.TOO_LARGE, "gateway.too-large"));
        }
        return ocsp(body);
    }

    /** The GET form of RFC 6960 A.1: base64, percent-encoded, as the rest of the path. */
    @GetMapping("/ocsp/**")
    ResponseEntity<byte[]> ocspByPath(HttpServletRequest request) {
        String path = request.getRequestURI();
        int start = path.indexOf(OCSP_PATH);
        try {
            String encoded = path.substring(start + OCSP_PATH.length()).replace("+", "%2B");
            return ocsp(
                    Base64.getDecoder()
                            .decode(URLDecoder.decode(encoded, StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new ProblemException(Problem.ofStatus(400));
        }
    }

    private ResponseEntity<byte[]> ocsp(byte[] request) {
        return answer("application/ocsp-response", authority.ocsp(request), "no-store");
    }

    private static ResponseEntity<byte[]> answer(String mediaType, byte[] body, String caching) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .body(body);
    }
}
