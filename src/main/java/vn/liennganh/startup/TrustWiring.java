package vn.liennganh.startup;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
@EnableConfigurationProperties(TrustSettings.class)
class TrustWiring {

    @Bean
    AlgorithmPolicy algorithmPolicy(TrustSettings settings) {
        return settings.algorithms();
    }

    @Bean
    SignatureVerifier signatureVerifier(AlgorithmPolicy algorithms) {
        return new SignatureVerifier(algorithms);
    }

    @Bean
    CertificateJudge certificateJudge(
            TrustAnchors anchors,
            AlgorithmPolicy algorithms,
            @Qualifier("machineClock") Clock clock,
            TrustSettings settings) {
        return new CertificateJudge(anchors, algorithms, clock, settings.decisionLifetime());
    }

    @Bean
    RevocationListener judgeForgets(ObjectProvider<CertificateJudge> judge) {
        return () -> judge.getObject().revocationChanged();
    }
}
