package vn.liennganh.partner.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Text;
import vn.liennganh.message.Verdict;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.CmsSigner;
import vn.liennganh.pki.Fault;
import vn.liennganh.pki.Finding;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.pki.trust.CertificateJudge;
import vn.liennganh.pki.trust.TrustAnchors;
import vn.liennganh.pki.trust.TrustAnchors.Anchor;
import vn.liennganh.pki.trust.TrustAnchors.RevocationPolicy;

/**
 * Proves who wrote a message, without trusting the hub: every signature, every certificate up to a
 * trusted authority, and that one of the certificates names the agency in {@code from}.
 */
public final class MessageCheck {

    private static final Duration DECISION_LIFETIME = Duration.ofMinutes(10);

    private final CmsReader reader = new CmsReader();
    private final SignatureVerifier signatures = new SignatureVerifier(AlgorithmPolicy.widest());
    private final CertificateJudge certificates;

    public MessageCheck(Trust trust) {
        List<Anchor> anchors =
                trust.authorities().stream()
                        .map(authority -> new Anchor(authority, RevocationPolicy.off()))
                        .toList();
        this.certificates =
                new CertificateJudge(
                        new TrustAnchors(anchors),
                        AlgorithmPolicy.widest(),
                        trust.clock(),
                        DECISION_LIFETIME);
    }

    /**
     * Opens a message.
     *
     * @throws VerificationFailed if anything about it is not proved
     */
    public Opened open(byte[] cms) {
        CmsDocument document = sound(reader.read(cms));
        List<CmsSigner> signers = signers(document);
        byte[] json = document.content();
        Verdict<Envelope> read = EnvelopeReader.read(json);
        Optional<Refusal> malformed = read.refusal();
        if (malformed.isPresent()) {
            throw new VerificationFailed(malformed.get().code().slug(), malformed.get().detail());
        }
        Envelope envelope = read.value();
        if (signers.stream()
                .noneMatch(signer -> signer.certificate().names(envelope.from().value()))) {
            throw new VerificationFailed(
                    RefusalCode.SENDER_MISMATCH.slug(),
                    Text.of("partner.signer-is-not-sender", envelope.from()));
        }
        return new Opened(cms, json, envelope, Sha256.of(cms), signers);
    }

    /**
     * Everyone who signed, each with a sound signature and a trusted certificate.
     *
     * @throws VerificationFailed if one of them is not proved
     */
    public List<CmsSigner> signers(CmsDocument document) {
        List<CmsSigner> signers = sound(signatures.verify(document));
        signers.forEach(signer -> sound(certificates.judge(signer, document)));
        return signers;
    }

    CertificateJudge certificates() {
        return certificates;
    }

    SignatureVerifier signatures() {
        return signatures;
    }

    static <T> T sound(Checked<T> checked) {
        Optional<Finding> fault = checked.fault();
        if (fault.isPresent()) {
            Finding finding = fault.get();
            throw new VerificationFailed(
                    code(finding.fault()), new Text(finding.textKey(), finding.args()));
        }
        return checked.orThrow();
    }

    /** The code with which the hub refuses the same fault. */
    private static String code(Fault fault) {
        return (switch (fault) {
                    case MALFORMED -> RefusalCode.MESSAGE_MALFORMED;
                    case ALGORITHM_REFUSED -> RefusalCode.SIGNATURE_ALGORITHM_REFUSED;
                    case INVALID -> RefusalCode.SIGNATURE_INVALID;
                    case UNTRUSTED -> RefusalCode.CERTIFICATE_UNTRUSTED;
                    case EXPIRED -> RefusalCode.CERTIFICATE_EXPIRED;
                    case REVOKED -> RefusalCode.CERTIFICATE_REVOKED;
                    case REVOCATION_UNKNOWN -> RefusalCode.REVOCATION_UNKNOWN;
                })
                .slug();
    }
}
