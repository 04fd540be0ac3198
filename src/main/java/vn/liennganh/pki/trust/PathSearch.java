package vn.liennganh.pki.trust;

import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.Fault;
import vn.liennganh.pki.Finding;

/**
 * Looks for one path to an anchor among the certificates at hand, and lets the platform's PKIX
 * judge it. The effort is bounded: cross-signed authorities can make the number of paths grow
 * beyond all measure. Used once.
 */
final class PathSearch {

    private static final int MAX_LENGTH = 6;
    private static final int MAX_SIGNATURES = 64;
    private static final int MAX_VALIDATIONS = 8;

    /**
     * Thousands of name constraints against thousands of names are work that nobody honest asks
     * for.
     */
    private static final int MAX_CERTIFICATE_BYTES = 16 * 1024;

    private static final int KEY_CERT_SIGN = 5;
    private static final String NAME_CONSTRAINTS = "2.5.29.30";

    private final TrustAnchors anchors;
    private final AlgorithmPolicy algorithms;
    private final Instant now;
    private final Set<X509Certificate> candidates = new LinkedHashSet<>();
    private final List<X509Certificate> path = new ArrayList<>();
    private int signaturesLeft = MAX_SIGNATURES;
    private int validationsLeft = MAX_VALIDATIONS;
    private Finding finding = Finding.of(Fault.UNTRUSTED, "no-path");

    PathSearch(TrustAnchors anchors, AlgorithmPolicy algorithms, Instant now) {
        this.anchors = anchors;
        this.algorithms = algorithms;
        this.now = now;
    }

    /** The path, or the most telling reason why there is none. */
    Checked<CertificatePath> from(X509Certificate leaf, List<X509Certificate> others) {
        if (tooLong(leaf)) {
            return Checked.faulty(Finding.of(Fault.UNTRUSTED, "certificate-too-long"));
        }
        for (X509Certificate other : others) {
            if (other.getBasicConstraints() >= 0 && !other.equals(leaf) && !tooLong(other)) {
                candidates.add(other);
            }
        }
        path.add(leaf);
        Optional<CertificatePath> found = search();
        return found.<Checked<CertificatePath>>map(Checked::sound)
                .orElseGet(() -> Checked.faulty(finding));
    }

    private Optional<CertificatePath> search() {
        X509Certificate last = path.get(path.size() - 1);
        for (TrustAnchors.Anchor anchor : anchors.anchors()) {
            if (issued(anchor.certificate(), last) && accepted(anchor)) {
                return Optional.of(new CertificatePath(path, anchor));
            }
        }
        if (path.size() == MAX_LENGTH) {
            return Optional.empty();
        }
        for (X509Certificate candidate : candidates) {
            if (!path.contains(candidate) && issued(candidate, last)) {
                path.add(candidate);
                Optional<CertificatePath> found = search();
                if (found.isPresent()) {
                    return found;
                }
                path.remove(path.size() - 1);
            }
        }
        return Optional.empty();
    }

    private boolean issued(X509Certificate issuer, X509Certificate issued) {
        if (!issuer.getSubjectX500Principal().equals(issued.getIssuerX500Principal())
                || signaturesLeft == 0) {
            return false;
        }
        Optional<Finding> refused =
                algorithms
                        .refuses(issuer.getPublicKey())
                        .or(() -> algorithms.refusesSignatureOf(issued));
        if (refused.isPresent()) {
            finding = refused.get();
            return false;
        }
        signaturesLeft--;
        return Certificate.isSigned(issued, issuer.getPublicKey());
    }

    /** The platform ignores what an anchor says about itself, so that is looked at here. */
    private boolean accepted(TrustAnchors.Anchor anchor) {
        X509Certificate root = anchor.certificate();
        boolean[] usage = root.getKeyUsage();
        long issuers =
                path.stream()
                        .skip(1)
                        .filter(
                                ca ->
                                        !ca.getSubjectX500Principal()
                                                .equals(ca.getIssuerX500Principal()))
                        .count();
        boolean valid =
                !now.isBefore(root.getNotBefore().toInstant())
                        && !now.isAfter(root.getNotAfter().toInstant());
        if (!valid) {
            finding = Finding.of(Fault.UNTRUSTED, "anchor-expired");
            return false;
        }
        if (root.getBasicConstraints() < issuers || usage != null && !usage[KEY_CERT_SIGN]) {
            finding = Finding.of(Fault.UNTRUSTED, "path-refused");
            return false;
        }
        if (validationsLeft-- <= 0) {
            return false;
        }
        Optional<Finding> refused = validate(root);
        refused.ifPresent(why -> finding = why);
        return refused.isEmpty();
    }

    private Optional<Finding> validate(X509Certificate root) {
        try {
            byte[] constraints = root.getExtensionValue(NAME_CONSTRAINTS);
            TrustAnchor trusted =
                    new TrustAnchor(
                            root,
                            constraints == null
                                    ? null
                                    : ASN1OctetString.getInstance(constraints).getOctets());
            PKIXParameters parameters = new PKIXParameters(Set.of(trusted));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(path),
                            parameters);
            return Optional.empty();
        } catch (CertPathValidatorException refused) {
            return Optional.of(reason(refused));
        } catch (CertificateException | IllegalArgumentException unreadable) {
            return Optional.of(Finding.of(Fault.UNTRUSTED, "path-refused"));
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException missing) {
            throw new IllegalStateException("Every Java platform has PKIX", missing);
        }
    }

    private Finding reason(CertPathValidatorException refused) {
        int index = Math.max(0, refused.getIndex());
        X509Certificate certificate = path.get(Math.min(index, path.size() - 1));
        if (refused.getReason() == BasicReason.EXPIRED) {
            return Finding.of(Fault.EXPIRED, "expired", certificate.getNotAfter().toInstant());
        }
        if (refused.getReason() == BasicReason.NOT_YET_VALID) {
            return Finding.of(
                    Fault.EXPIRED, "not-yet-valid", certificate.getNotBefore().toInstant());
        }
        return refused.getReason() == BasicReason.ALGORITHM_CONSTRAINED
                ? Finding.of(
                        Fault.ALGORITHM_REFUSED,
                        "certificate-algorithm-refused",
                        certificate.getSigAlgOID())
                : Finding.of(Fault.UNTRUSTED, "path-refused");
    }

    private static boolean tooLong(X509Certificate certificate) {
        return Certificate.der(certificate).length > MAX_CERTIFICATE_BYTES;
    }
}
