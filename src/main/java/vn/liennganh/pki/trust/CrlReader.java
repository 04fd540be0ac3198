package vn.liennganh.pki.trust;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import vn.liennganh.pki.AlgorithmPolicy;

/**
 * Reads a revocation list and believes it only if the issuer signed it and it is neither early nor
 * late.
 */
final class CrlReader {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final int CRL_SIGN = 6;
    private static final String DISTRIBUTION_POINTS = "2.5.29.31";
    private static final String ISSUING_DISTRIBUTION_POINT = "2.5.29.28";

    /** CRL number and issuing point; a delta list, or what nobody here knows, is not believed. */
    private static final Set<String> CRITICAL_KNOWN =
            Set.of("2.5.29.20", ISSUING_DISTRIBUTION_POINT);

    private final AlgorithmPolicy algorithms;
    private final Clock clock;

    CrlReader(AlgorithmPolicy algorithms, Clock clock) {
        this.algorithms = algorithms;
        this.clock = clock;
    }

    /** A list that is believed. */
    record Entries(X509CRL list) {

        Optional<Instant> revokedAt(X509Certificate certificate) {
            X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
            return Optional.ofNullable(entry).map(found -> found.getRevocationDate().toInstant());
        }

        /** False where the list speaks of other certificates only (RFC 5280 5.2.5). */
        boolean covers(X509Certificate certificate) {
            byte[] extension = list.getExtensionValue(ISSUING_DISTRIBUTION_POINT);
            if (extension == null) {
                return true;
            }
            try {
                IssuingDistributionPoint scope =
                        IssuingDistributionPoint.getInstance(
                                ASN1OctetString.getInstance(extension).getOctets());
                boolean authority = certificate.getBasicConstraints() >= 0;
                boolean otherKind =
                        authority ? scope.onlyContainsUserCerts() : scope.onlyContainsCACerts();
                return !otherKind
                        && !scope.isIndirectCRL()
                        && !scope.onlyContainsAttributeCerts()
                        && scope.getOnlySomeReasons() == null
                        && (scope.getDistributionPoint() == null
                                || sharesPoint(certificate, scope));
            } catch (IllegalArgumentException unreadable) {
                return false;
            }
        }

        private static boolean sharesPoint(
                X509Certificate certificate, IssuingDistributionPoint scope) {
            byte[] extension = certificate.getExtensionValue(DISTRIBUTION_POINTS);
            if (extension == null
                    || !(scope.getDistributionPoint().getName() instanceof GeneralNames own)) {
                return false;
            }
            CRLDistPoint points =
                    CRLDistPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets());
            for (DistributionPoint point : points.getDistributionPoints()) {
                if (point.getDistributionPoint() != null
                        && point.getDistributionPoint().getName() instanceof GeneralNames named
                        && Arrays.stream(named.getNames())
                                .anyMatch(Arrays.asList(own.getNames())::contains)) {
                    return true;
                }
            }
            return false;
        }
    }

    Optional<RevocationCheck.Answer<Entries>> read(byte[] bytes, X509Certificate issuer) {
        try {
            X509CRL list =
                    (X509CRL)
                            CertificateFactory.getInstance("X.509")
                                    .generateCRL(new ByteArrayInputStream(bytes));
            if (list == null || !believable(list, issuer)) {
                return Optional.empty();
            }
            list.verify(issuer.getPublicKey());
            return Optional.of(
                    new RevocationCheck.Answer<>(
                            new Entries(list), list.getNextUpdate().toInstant()));
        } catch (GeneralSecurityException unreadableOrNotSigned) {
            return Optional.empty();
        }
    }

    private boolean believable(X509CRL list, X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        byte[] parameters = list.getSigAlgParams();
        Set<String> critical = list.getCriticalExtensionOIDs();
        Instant now = clock.instant();
        return list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                && (usage == null || usage[CRL_SIGN])
                && algorithms
                        .refusesSignature(
                                list.getSigAlgOID(), parameters == null ? new byte[0] : parameters)
                        .isEmpty()
                && (critical == null || CRITICAL_KNOWN.containsAll(critical))
                && list.getNextUpdate() != null
                && now.isBefore(list.getNextUpdate().toInstant())
                && !now.plus(CLOCK_TOLERANCE).isBefore(list.getThisUpdate().toInstant());
    }
}
