package vn.liennganh.delivery.push.soap;

import java.security.cert.X509Certificate;
import java.util.List;
import org.apache.cxf.message.Message;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.validate.Credential;
import org.apache.wss4j.dom.validate.Validator;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.trust.CertificateJudge;
import vn.liennganh.pki.trust.Purpose;

/**
 * Asks of the certificate behind an answer what is asked everywhere: that the registry binds it to
 * the agency, that its path leads to an anchor, and that it is good now.
 */
final class AgencySignature implements Validator {

    private final Directory directory;
    private final CertificateJudge judge;

    AgencySignature(Directory directory, CertificateJudge judge) {
        this.directory = directory;
        this.judge = judge;
    }

    @Override
    public Credential validate(Credential credential, RequestData data) throws WSSecurityException {
        X509Certificate[] certificates = credential.getCertificates();
        AgencyId party = Call.of((Message) data.getMsgContext()).party();
        if (certificates == null
                || certificates.length != 1
                || !speaksFor(party, Certificate.of(certificates[0]))) {
            throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
        }
        return credential;
    }

    private boolean speaksFor(AgencyId party, Certificate certificate) {
        return directory
                .certificate(certificate.fingerprint())
                .filter(bound -> bound.agency().equals(party) && bound.revokedAt().isEmpty())
                .flatMap(AgencySignature::purpose)
                .filter(use -> judge.judge(certificate, List.of(), use).fault().isEmpty())
                .isPresent();
    }

    private static java.util.Optional<Purpose> purpose(BoundCertificate bound) {
        if (bound.serves(CertificateUse.SEAL)) {
            return java.util.Optional.of(Purpose.SEAL);
        }
        return bound.serves(CertificateUse.TLS)
                ? java.util.Optional.of(Purpose.TLS)
                : java.util.Optional.empty();
    }
}
