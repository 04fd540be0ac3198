package vn.liennganh.pki.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import vn.liennganh.pki.AlgorithmPolicy;

/**
 * Asks and reads OCSP (RFC 6960), believing an answer only if the issuer signed it, or a responder
 * that the issuer itself appointed, and only within its own times. {@code unknown} is no answer.
 */
final class OcspReader {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

    private final AlgorithmPolicy algorithms;
    private final Clock clock;
    private final DigestCalculatorProvider digests;

    OcspReader(AlgorithmPolicy algorithms, Clock clock) {
        this.algorithms = algorithms;
        this.clock = clock;
        try {
            this.digests = new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException missing) {
            throw new IllegalStateException("Every Java platform has digests", missing);
        }
    }

    /** A request without nonce, which responders may answer from their cache. */
    byte[] request(X509Certificate certificate, X509Certificate issuer) {
        try {
            return new OCSPReqBuilder().addRequest(idOf(certificate, issuer)).build().getEncoded();
        } catch (OCSPException
                | IOException
                | OperatorCreationException
                | CertificateEncodingException wrong) {
            throw new IllegalArgumentException("A certificate that nobody can ask about", wrong);
        }
    }

    /**
     * When it was revoked, empty inside the answer if it is good; no answer if this one is not
     * believed.
     */
    Optional<RevocationCheck.Answer<Optional<Instant>>> read(
            byte[] bytes, X509Certificate certificate, X509Certificate issuer) {
        try {
            OCSPResp response = new OCSPResp(bytes);
            if (response.getStatus() != OCSPResp.SUCCESSFUL
                    || !(response.getResponseObject() instanceof BasicOCSPResp basic)
                    || !signedRightly(basic, issuer)) {
                return Optional.empty();
            }
            CertificateID asked = idOf(certificate, issuer);
            for (SingleResp single : basic.getResponses()) {
                if (single.getCertID().equals(asked)) {
                    return answer(single);
                }
            }
        } catch (OCSPException
                | IOException
                | OperatorCreationException
                | CertificateException unreadable) {
            return Optional.empty();
        } catch (RuntimeException unreadable) {
            // The library throws many kinds on damaged input: one request, one finding.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<RevocationCheck.Answer<Optional<Instant>>> answer(SingleResp single) {
        Instant now = clock.instant();
        if (single.getNextUpdate() == null
                || !now.isBefore(single.getNextUpdate().toInstant())
                || now.plus(CLOCK_TOLERANCE).isBefore(single.getThisUpdate().toInstant())) {
            return Optional.empty();
        }
        Instant until = single.getNextUpdate().toInstant();
        if (single.getCertStatus() == CertificateStatus.GOOD) {
            return Optional.of(new RevocationCheck.Answer<>(Optional.empty(), until));
        }
        return single.getCertStatus() instanceof RevokedStatus revoked
                ? Optional.of(
                        new RevocationCheck.Answer<>(
                                Optional.of(revoked.getRevocationTime().toInstant()), until))
                : Optional.empty();
    }

    private boolean signedRightly(BasicOCSPResp response, X509Certificate issuer)
            throws OCSPException, OperatorCreationException, CertificateException, IOException {
        var algorithm = response.getSignatureAlgorithmID();
        byte[] parameters =
                algorithm.getParameters() == null
                        ? new byte[0]
                        : algorithm.getParameters().toASN1Primitive().getEncoded("DER");
        if (algorithms.refusesSignature(algorithm.getAlgorithm().getId(), parameters).isPresent()) {
            return false;
        }
        List<X509Certificate> signers = new ArrayList<>(List.of(issuer));
        X509CertificateHolder[] sent = response.getCerts();
        for (int i = 0; i < Math.min(sent.length, 4); i++) {
            X509Certificate candidate = new JcaX509CertificateConverter().getCertificate(sent[i]);
            if (appointed(candidate, issuer)) {
                signers.add(candidate);
            }
        }
        for (X509Certificate signer : signers) {
            if (algorithms.refuses(signer.getPublicKey()).isEmpty() && signed(response, signer)) {
                return true;
            }
        }
        return false;
    }

    private static boolean signed(BasicOCSPResp response, X509Certificate signer)
            throws OperatorCreationException {
        try {
            return response.isSignatureValid(
                    new JcaContentVerifierProviderBuilder().build(signer.getPublicKey()));
        } catch (OCSPException | RuntimeOperatorException otherKey) {
            return false;
        }
    }

    /** RFC 6960 4.2.2.2: issued by the same authority, for this purpose, and valid now. */
    private boolean appointed(X509Certificate candidate, X509Certificate issuer) {
        Instant now = clock.instant();
        try {
            List<String> purposes = candidate.getExtendedKeyUsage();
            if (purposes == null
                    || !purposes.contains(OCSP_SIGNING)
                    || now.isBefore(candidate.getNotBefore().toInstant())
                    || now.isAfter(candidate.getNotAfter().toInstant())
                    || algorithms.refusesSignatureOf(candidate).isPresent()
                    || !candidate
                            .getIssuerX500Principal()
                            .equals(issuer.getSubjectX500Principal())) {
                return false;
            }
            candidate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException unreadableOrNotIssued) {
            return false;
        }
    }

    private CertificateID idOf(X509Certificate certificate, X509Certificate issuer)
            throws OCSPException, OperatorCreationException, CertificateEncodingException {
        return new CertificateID(
                digests.get(CertificateID.HASH_SHA1),
                new JcaX509CertificateHolder(issuer),
                certificate.getSerialNumber());
    }
}
