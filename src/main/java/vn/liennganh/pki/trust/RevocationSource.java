package vn.liennganh.pki.trust;

import java.net.URI;
import vn.liennganh.pki.IssuedCertificates;

/**
 * Where an operator says that revocation can be learnt; no address inside a certificate is ever
 * used.
 */
public sealed interface RevocationSource {

    /** A revocation list (RFC 5280) at an http or https address. */
    record Crl(URI url) implements RevocationSource {
        public Crl {
            requireWeb(url);
        }
    }

    /** A responder (RFC 6960) at an http or https address. */
    record Ocsp(URI url) implements RevocationSource {
        public Ocsp {
            requireWeb(url);
        }
    }

    /** The register of an authority that runs in this process: always reachable, always current. */
    record Register(IssuedCertificates issued) implements RevocationSource {}

    private static void requireWeb(URI url) {
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())
                || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "Revocation is fetched by http or https, not from " + url);
        }
    }
}
