package vn.liennganh.directory;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.message.AgencyId;

/**
 * Everything the directory knows at one moment: the files and the database, never changed once
 * made.
 */
record Snapshot(
        Registry registry,
        Map<String, BoundCertificate> certificates,
        Map<String, Map<BigInteger, BoundCertificate>> byIssuer,
        Set<AgencyId> enrolled,
        long generation) {

    static Snapshot of(Registry registry, List<BoundCertificate> bound, long generation) {
        Map<String, BoundCertificate> certificates = new HashMap<>();
        Map<String, Map<BigInteger, BoundCertificate>> byIssuer = new HashMap<>();
        Set<AgencyId> enrolled = new HashSet<>();
        for (BoundCertificate certificate : bound) {
            certificates.put(certificate.fingerprint(), certificate);
            byIssuer.computeIfAbsent(certificate.issuer(), issuer -> new HashMap<>())
                    .put(certificate.serial(), certificate);
            if (certificate.serves(CertificateUse.TLS) || certificate.serves(CertificateUse.SEAL)) {
                enrolled.add(certificate.agency());
            }
        }
        return new Snapshot(registry, certificates, byIssuer, enrolled, generation);
    }

    Snapshot with(Registry changed) {
        return new Snapshot(changed, certificates, byIssuer, enrolled, generation + 1);
    }

    Snapshot with(List<BoundCertificate> changed) {
        return of(registry, changed, generation + 1);
    }

    /** How many certificates are revoked; it only ever grows. */
    long revoked() {
        return certificates.values().stream().filter(it -> it.revokedAt().isPresent()).count();
    }

    Optional<BoundCertificate> certificate(String fingerprint, CertificateUse use) {
        return Optional.ofNullable(certificates.get(fingerprint))
                .filter(found -> found.serves(use));
    }
}
