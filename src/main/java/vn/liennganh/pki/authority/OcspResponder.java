package vn.liennganh.pki.authority;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import vn.liennganh.pki.IssuedCertificates;
import vn.liennganh.pki.IssuedCertificates.Good;
import vn.liennganh.pki.IssuedCertificates.RevokedEntry;

/**
 * Answers OCSP requests for one issuer out of its register; every answer is good for five minutes.
 */
final class OcspResponder {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final int MAX_REQUESTS = 20;
    private static final int MAX_BYTES = 16 * 1024;

    private final X509Certificate issuer;
    private final X509Certificate certificate;
    private final PrivateKey key;
    private final Clock clock;
    private final DigestCalculatorProvider digests;

    OcspResponder(
            X509Certificate issuer, X509Certificate certificate, PrivateKey key, Clock clock) {
        this.issuer = issuer;
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        try {
            this.digests = new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException missing) {
            throw new IllegalStateException("Every Java platform has digests", missing);
        }
    }

    byte[] answer(byte[] request, IssuedCertificates issued) {
        try {
            if (request.length > MAX_BYTES) {
                return failure(OCSPRespBuilder.MALFORMED_REQUEST);
            }
            OCSPReq read = new OCSPReq(request);
            Req[] asked = read.getRequestList();
            if (asked.length == 0 || asked.length > MAX_REQUESTS) {
                return failure(OCSPRespBuilder.MALFORMED_REQUEST);
            }
            return answer(read, asked, issued);
        } catch (IOException | RuntimeException unreadable) {
            // The library throws many kinds on damaged input: one request, one finding.
            return failure(OCSPRespBuilder.MALFORMED_REQUEST);
        } catch (OCSPException | OperatorCreationException broken) {
            return failure(OCSPRespBuilder.INTERNAL_ERROR);
        }
    }

    private byte[] answer(OCSPReq request, Req[] asked, IssuedCertificates issued)
            throws OCSPException, OperatorCreationException, IOException {
        Instant now = clock.instant();
        BasicOCSPRespBuilder builder =
                new BasicOCSPRespBuilder(
                        SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded()),
                        digests.get(CertificateID.HASH_SHA1));
        for (Req one : asked) {
            builder.addResponse(
                    one.getCertID(),
                    status(one.getCertID(), issued),
                    Date.from(now),
                    Date.from(now.plus(GOOD_FOR)));
        }
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null && nonce.getExtnValue().getOctets().length <= 64) {
            builder.setResponseExtensions(new Extensions(nonce));
        }
        X509CertificateHolder[] sent =
                certificate.equals(issuer)
                        ? new X509CertificateHolder[0]
                        : new X509CertificateHolder[] {holder(certificate)};
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        builder.build(CertificateAuthority.signer(key), sent, Date.from(now)))
                .getEncoded();
    }

    private CertificateStatus status(CertificateID asked, IssuedCertificates issued)
            throws OCSPException {
        if (!asked.matchesIssuer(holder(issuer), digests)) {
            return new UnknownStatus();
        }
        IssuedCertificates.Status status = issued.status(asked.getSerialNumber());
        if (status instanceof RevokedEntry revoked) {
            return new RevokedStatus(Date.from(revoked.revokedAt()), revoked.reason());
        }
        return status instanceof Good ? CertificateStatus.GOOD : new UnknownStatus();
    }

    private static X509CertificateHolder holder(X509Certificate certificate) throws OCSPException {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (CertificateEncodingException impossible) {
            throw new OCSPException("A certificate that cannot be encoded", impossible);
        }
    }

    private static byte[] failure(int code) {
        try {
            return new OCSPRespBuilder().build(code, null).getEncoded();
        } catch (OCSPException | IOException impossible) {
            throw new IllegalStateException("A failure without content cannot fail", impossible);
        }
    }
}
