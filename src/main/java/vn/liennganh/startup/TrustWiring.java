package vn.liennganh.startup;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.directory.RevocationListener;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.pki.trust.CertificateJudge;
import vn.liennganh.pki.trust.TrustAnchors;

/**
 * Who is believed: signatures by algorithm, certificates by anchor, and nobody after a revocation.
 */
@Configuration(proxyBeanMethods = false)
class TrustWiring {

    @Bean
    SignatureVerifier signatureVerifier() {
        return new SignatureVerifier(AlgorithmPolicy.standard());
    }

    @Bean
    CertificateJudge certificateJudge(
            TrustAnchors anchors,
            @Qualifier("machineClock") Clock clock,
            @Value("${hub.trust.decision-lifetime}") Duration lifetime) {
        return new CertificateJudge(anchors, AlgorithmPolicy.standard(), clock, lifetime);
    }

    @Bean
    RevocationListener judgeForgets(ObjectProvider<CertificateJudge> judge) {
        return () -> judge.getObject().revocationChanged();
    }
}
