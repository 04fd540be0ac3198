package vn.liennganh.directory;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.liennganh.directory.change.Suspension;
import vn.liennganh.directory.registry.Registry;
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
        Grants grants,
        Map<AgencyId, List<Suspension>> suspensions,
        long generation) {

    /**
     * Who may sign in another's capacity.
     *
     * @param recorded those of the database
     * @param held those of files and database that hold, by the delegate's certificate
     */
    record Grants(List<Delegation> recorded, Map<String, List<Delegation>> held) {

        static Grants of(
                Registry registry,
                List<Delegation> recorded,
                Map<String, BoundCertificate> certificates) {
            Map<String, List<Delegation>> held =
                    Stream.concat(registry.delegations().stream(), recorded.stream())
                            .filter(one -> holds(one, certificates))
                            .collect(Collectors.groupingBy(Delegation::delegate));
            return new Grants(recorded, held);
        }

        /**
         * The delegate is an official of the agency; the grantor has the capacity by registration,
         * so that nothing delegated is passed on.
         */
        private static boolean holds(
                Delegation delegation, Map<String, BoundCertificate> certificates) {
            return official(delegation.delegate(), delegation, certificates).isPresent()
                    && official(delegation.grantor(), delegation, certificates)
                            .filter(one -> one.capacity().equals(delegation.capacity()))
                            .filter(one -> one.inForce(delegation.from()))
                            .isPresent();
        }

        private static Optional<Official> official(
                String fingerprint,
                Delegation delegation,
                Map<String, BoundCertificate> certificates) {
            return Optional.ofNullable(certificates.get(fingerprint))
                    .flatMap(BoundCertificate::official)
                    .filter(one -> one.agency().equals(delegation.agency()));
        }
    }

    static Snapshot of(
            Registry registry,
            List<BoundCertificate> bound,
            List<Delegation> recorded,
            Map<AgencyId, List<Suspension>> suspensions,
            long generation) {
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
        return new Snapshot(
                registry,
                certificates,
                byIssuer,
                enrolled,
                Grants.of(registry, recorded, certificates),
                suspensions,
                generation);
    }

    Snapshot with(Registry changed) {
        return new Snapshot(
                changed,
                certificates,
                byIssuer,
                enrolled,
                Grants.of(changed, grants.recorded(), certificates),
                suspensions,
                generation + 1);
    }

    Snapshot with(
            List<BoundCertificate> changed,
            List<Delegation> recorded,
            Map<AgencyId, List<Suspension>> withheld) {
        return of(registry, changed, recorded, withheld, generation + 1);
    }

    boolean holds(Delegation delegation) {
        return Grants.holds(delegation, certificates);
    }

    /** Whether the same may come in as before. */
    boolean admitsAs(Snapshot before) {
        return revoked() == before.revoked() && suspensions.equals(before.suspensions);
    }

    /** How many certificates are revoked; it only ever grows. */
    private long revoked() {
        return certificates.values().stream().filter(it -> it.revokedAt().isPresent()).count();
    }

    Optional<BoundCertificate> certificate(String fingerprint, CertificateUse use) {
        return Optional.ofNullable(certificates.get(fingerprint))
                .filter(found -> found.serves(use));
    }
}
