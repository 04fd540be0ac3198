package vn.liennganh.directory;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.Csr;

/** Turns a request and what the directory knows of its sender into a certificate. */
@Component
class CertificateIssuer {

    private final CertificateAuthority authority;
    private final AlgorithmPolicy algorithms;
    private final DirectorySettings settings;
    private final Clock clock;

    CertificateIssuer(
            CertificateAuthority authority,
            ObjectProvider<AlgorithmPolicy> algorithms,
            DirectorySettings settings,
            @Qualifier("machineClock") Clock clock) {
        this.authority = authority;
        this.algorithms = algorithms.getIfAvailable(AlgorithmPolicy::standard);
        this.settings = settings;
        this.clock = clock;
    }

    Checked<Csr> read(byte[] request) {
        return Csr.read(request, algorithms);
    }

    /** The subject is the agency's identifier and name as registered, whatever the request said. */
    X509Certificate issue(Agency agency, Set<CertificateUse> uses, PublicKey key) {
        Instant now = clock.instant();
        var subject =
                new CertificateOrder.Subject(
                        agency.id().value(), agency.names().get("vi"), Optional.empty());
        var validity = new CertificateOrder.Validity(now, now.plus(settings.certificateLifetime()));
        return authority.issue(
                CertificateOrder.of(subject, use(uses), key, validity)
                        .withRevocationAt(
                                URI.create(settings.pkiUrl() + "/ca.crl"),
                                URI.create(settings.pkiUrl() + "/ocsp")));
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException unreadable) {
            throw new IllegalArgumentException("A certificate without an encoding", unreadable);
        }
    }

    private static CertificateOrder.Use use(Set<CertificateUse> uses) {
        if (uses.contains(CertificateUse.OFFICIAL)) {
            return CertificateOrder.Use.OFFICIAL;
        }
        if (uses.contains(CertificateUse.TLS)) {
            return uses.contains(CertificateUse.SEAL)
                    ? CertificateOrder.Use.SEAL_AND_TLS
                    : CertificateOrder.Use.TLS_CLIENT;
        }
        return CertificateOrder.Use.SEAL;
    }
}
