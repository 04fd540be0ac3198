package vn.liennganh.pki.authority;

import java.net.URI;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate to be issued.
 *
 * @param subjectAltNames host names, or addresses such as {@code 127.0.0.1} and {@code ::1}
 * @param crlUrl named in the certificate for others; the hub itself fetches from configured
 *     addresses only
 * @param ocspUrl likewise
 */
public record CertificateOrder(
        Subject subject,
        Use use,
        PublicKey publicKey,
        Validity validity,
        List<String> subjectAltNames,
        Optional<URI> crlUrl,
        Optional<URI> ocspUrl) {

    /** What the certificate will be good for. */
    public enum Use {
        TLS_CLIENT,
        TLS_SERVER,
        SEAL,
        OFFICIAL,
        SEAL_AND_TLS,
        OCSP,
        TIMESTAMPS
    }

    /** The name in the certificate; an empty unit is left out. */
    public record Subject(String commonName, String organization, Optional<String> unit) {

        public static Subject of(String commonName, String organization) {
            return new Subject(commonName, organization, Optional.empty());
        }
    }

    /** From the first instant to the last, both included, to the second. */
    public record Validity(Instant notBefore, Instant notAfter) {

        public Validity {
            if (!notAfter.isAfter(notBefore)) {
                throw new IllegalArgumentException(
                        "Valid until " + notAfter + " but only from " + notBefore);
            }
        }
    }

    public CertificateOrder {
        subjectAltNames = List.copyOf(subjectAltNames);
    }

    /** An order without alternative names and addresses. */
    public static CertificateOrder of(
            Subject subject, Use use, PublicKey publicKey, Validity validity) {
        return new CertificateOrder(
                subject, use, publicKey, validity, List.of(), Optional.empty(), Optional.empty());
    }

    public CertificateOrder withSubjectAltNames(List<String> names) {
        return new CertificateOrder(subject, use, publicKey, validity, names, crlUrl, ocspUrl);
    }

    public CertificateOrder withRevocationAt(URI crl, URI ocsp) {
        return new CertificateOrder(
                subject,
                use,
                publicKey,
                validity,
                subjectAltNames,
                Optional.of(crl),
                Optional.of(ocsp));
    }
}
