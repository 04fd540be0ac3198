package vn.liennganh.partner.client;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import vn.liennganh.pki.authority.CertsOnly;

/**
 * Enrolment over EST (RFC 7030): the authority's certificates, and one's own against a one-time
 * code.
 */
public final class Est {

    private static final String WELL_KNOWN = "/.well-known/est";

    private final Wire wire;

    public Est(URI hub, SSLContext tls, HubClient.Options options) {
        this.wire = new Wire(hub, tls, options.threads(), options.language(), options.patience());
    }

    /** What the hub answered to a request for a certificate. */
    public sealed interface Answer {

        /**
         * @param certificates the own one first, then what is needed to prove it
         */
        record Issued(List<X509Certificate> certificates) implements Answer {
            public Issued {
                certificates = List.copyOf(certificates);
            }
        }

        /** A person has to approve first; the same request is to be sent again. */
        record Pending(Duration retryAfter) implements Answer {}
    }

    /** The authorities of the hub; compare a fingerprint with the letter before trusting one. */
    public List<X509Certificate> authorities() {
        return certificates(wire.get(WELL_KNOWN + "/cacerts"));
    }

    /**
     * Asks for one certificate that is TLS identity and seal.
     *
     * @param csr DER of a PKCS#10 request
     */
    public Answer enrol(String agency, String code, byte[] csr) {
        String basic =
                Base64.getEncoder()
                        .encodeToString((agency + ":" + code).getBytes(StandardCharsets.UTF_8));
        return ask("/simpleenroll", csr, Optional.of("Basic " + basic));
    }

    /** Renews the certificate in use, for the purposes that it has. */
    public Answer renew(byte[] csr) {
        return ask("/simplereenroll", csr, Optional.empty());
    }

    private Answer ask(String operation, byte[] csr, Optional<String> authorization) {
        var request =
                wire.request(WELL_KNOWN + operation, Wire.CALL)
                        .header("Content-Type", "application/pkcs10")
                        .header("Content-Transfer-Encoding", "base64")
                        .POST(BodyPublishers.ofString(Base64.getMimeEncoder().encodeToString(csr)));
        authorization.ifPresent(value -> request.header("Authorization", value));
        Reply reply = wire.send(request.build());
        if (reply.status() == 202) {
            long seconds = reply.headers().firstValueAsLong("Retry-After").orElse(60);
            return new Answer.Pending(Duration.ofSeconds(seconds));
        }
        return new Answer.Issued(certificates(reply));
    }

    private static List<X509Certificate> certificates(Reply reply) {
        return CertsOnly.decode(Base64.getMimeDecoder().decode(reply.body()));
    }
}
