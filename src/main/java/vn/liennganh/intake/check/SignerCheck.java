package vn.liennganh.intake.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Official;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Text;
import vn.liennganh.message.Verdict;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsSigner;
import vn.liennganh.pki.Fault;
import vn.liennganh.pki.Finding;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.pki.trust.CertificateJudge;

/**
 * Says whose signatures a document carries.
 *
 * <p>Every signature must hold and every certificate be good before anybody's name is believed;
 * then at least one of them must be the sender's seal.
 */
public final class SignerCheck {

    private final SignatureVerifier signatures;
    private final CertificateJudge certificates;
    private final Directory directory;

    public SignerCheck(
            SignatureVerifier signatures, CertificateJudge certificates, Directory directory) {
        this.signatures = signatures;
        this.certificates = certificates;
        this.directory = directory;
    }

    /**
     * Verifies all signatures and finds the seal of {@code from} among them; refuses with a code of
     * signatures, of certificates, or {@code sender-mismatch}.
     */
    public Verdict<Signers> check(CmsDocument document, AgencyId from, LocalDate today) {
        Checked<List<CmsSigner>> verified = signatures.verify(document);
        if (verified.fault().isPresent()) {
            return Verdict.refused(refusal(verified.fault().get()));
        }
        List<CmsSigner> signers = verified.orThrow();
        Optional<Finding> worst =
                signers.stream()
                        .map(signer -> certificates.judge(signer, document))
                        .flatMap(judged -> judged.fault().stream())
                        .min(Comparator.comparing(Finding::fault));
        if (worst.isPresent()) {
            return Verdict.refused(refusal(worst.get()));
        }
        return sorted(signers, from, today);
    }

    private Verdict<Signers> sorted(List<CmsSigner> signers, AgencyId from, LocalDate today) {
        Optional<Instant> sealedAt = Optional.empty();
        Optional<Instant> signedAt = Optional.empty();
        List<Official> officials = new ArrayList<>();
        List<Delegation> lent = new ArrayList<>();
        boolean strangers = false;
        for (CmsSigner signer : signers) {
            String fingerprint = signer.certificate().fingerprint();
            Optional<Official> official =
                    directory
                            .official(fingerprint)
                            .filter(one -> one.agency().equals(from) && one.inForce(today));
            boolean seal = directory.sealOwner(fingerprint).filter(from::equals).isPresent();
            if (signer.additional()) {
                strangers |= !seal && official.isEmpty();
            } else if (seal) {
                sealedAt = latest(sealedAt, signer.signingTime());
            } else if (official.isPresent()) {
                signedAt = latest(signedAt, signer.signingTime());
                officials.add(official.get());
                directory.delegations(fingerprint).stream()
                        .filter(one -> one.agency().equals(from))
                        .forEach(lent::add);
            } else {
                strangers = true;
            }
        }
        if (sealedAt.isEmpty()) {
            return Verdict.refused(Refusal.of(RefusalCode.SENDER_MISMATCH, "intake.seal-missing"));
        }
        boolean sealedFirst = signedAt.isPresent() && signedAt.get().isAfter(sealedAt.get());
        return Verdict.granted(new Signers(officials, lent, strangers, sealedFirst));
    }

    private static Optional<Instant> latest(Optional<Instant> known, Instant other) {
        return known.filter(it -> it.isAfter(other)).or(() -> Optional.of(other));
    }

    /** What a finding of package {@code pki} is called on the wire. */
    public static Refusal refusal(Finding finding) {
        return new Refusal(
                code(finding.fault()), new Text(finding.textKey(), finding.args()), List.of());
    }

    private static RefusalCode code(Fault fault) {
        return switch (fault) {
            case MALFORMED -> RefusalCode.MESSAGE_MALFORMED;
            case ALGORITHM_REFUSED -> RefusalCode.SIGNATURE_ALGORITHM_REFUSED;
            case INVALID -> RefusalCode.SIGNATURE_INVALID;
            case UNTRUSTED -> RefusalCode.CERTIFICATE_UNTRUSTED;
            case EXPIRED -> RefusalCode.CERTIFICATE_EXPIRED;
            case REVOKED -> RefusalCode.CERTIFICATE_REVOKED;
            case REVOCATION_UNKNOWN -> RefusalCode.REVOCATION_UNKNOWN;
        };
    }
}
