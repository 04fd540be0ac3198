package vn.liennganh.startup.events;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.WireTime;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.CmsSigner;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.pki.trust.CertificateJudge;

/** Says of a signed document who signed it and whether that holds, as of today's certificates. */
@Component
@ConditionalOnProperty(name = "hub.sandbox.enabled", havingValue = "true")
class SignatureReport {

    /**
     * The report.
     *
     * @param verdict {@code holds}, or in one word what does not; {@code unreadable} is no CMS,
     *     {@code not-kept} was larger than what is kept
     * @param signers none where a signature does not hold
     */
    record Report(String verdict, List<Signer> signers, List<Enclosed> certificates) {}

    /**
     * One signature.
     *
     * @param of the agency whose seal or official it is; absent for a stranger
     * @param as {@code seal}, the official's capacity, or {@code stranger}
     */
    record Signer(
            String subject,
            @Nullable String of,
            String as,
            @Nullable String signedAt,
            String certificate) {}

    /** A certificate that the document carries. */
    record Enclosed(
            String subject, String issuer, String validFrom, String validTo, String sha256) {}

    private final SignatureVerifier signatures;
    private final CertificateJudge judge;
    private final Directory directory;
    private final CmsReader reader = new CmsReader();

    SignatureReport(SignatureVerifier signatures, CertificateJudge judge, Directory directory) {
        this.signatures = signatures;
        this.judge = judge;
        this.directory = directory;
    }

    Report of(Event event) {
        if (!event.kept()) {
            return new Report("not-kept", List.of(), List.of());
        }
        Checked<CmsDocument> read = reader.read(event.bytes());
        if (read.fault().isPresent()) {
            return new Report("unreadable", List.of(), List.of());
        }
        CmsDocument document = read.orThrow();
        List<Enclosed> enclosed =
                document.certificates().stream().map(SignatureReport::enclosed).toList();
        Checked<List<CmsSigner>> verified = signatures.verify(document);
        if (verified.fault().isPresent()) {
            return new Report(word(verified.fault().get().fault()), List.of(), enclosed);
        }
        List<Signer> signers =
                verified.orThrow().stream().map(one -> signer(one, document)).toList();
        return new Report("holds", signers, enclosed);
    }

    private Signer signer(CmsSigner one, CmsDocument document) {
        String fingerprint = one.certificate().fingerprint();
        Checked<Certificate> judged = judge.judge(one, document);
        Optional<String> seal = directory.sealOwner(fingerprint).map(Object::toString);
        Optional<String> official =
                directory.official(fingerprint).map(person -> person.agency().value());
        String as =
                seal.isPresent()
                        ? "seal"
                        : directory
                                .official(fingerprint)
                                .map(person -> person.capacity())
                                .orElse("stranger");
        return new Signer(
                one.certificate().x509().getSubjectX500Principal().getName(),
                seal.or(() -> official).orElse(null),
                as,
                one.signingTime() == null ? null : WireTime.millis(one.signingTime()),
                judged.fault().map(fault -> word(fault.fault())).orElse("good"));
    }

    private static Enclosed enclosed(Certificate one) {
        return new Enclosed(
                one.x509().getSubjectX500Principal().getName(),
                one.x509().getIssuerX500Principal().getName(),
                WireTime.millis(one.x509().getNotBefore().toInstant()),
                WireTime.millis(one.x509().getNotAfter().toInstant()),
                one.fingerprint());
    }

    private static String word(Enum<?> fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
