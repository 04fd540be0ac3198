package vn.liennganh.intake;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.intake.audit.RegistryChronicle;
import vn.liennganh.intake.check.Assessment;
import vn.liennganh.intake.check.SignerCheck;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.pki.trust.CertificateJudge;
import vn.liennganh.regulation.Judge;
import vn.liennganh.regulation.RuleBook;

/** Puts the door together. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class IntakeConfiguration {

    @Bean
    SignerCheck signerCheck(
            SignatureVerifier signatures, CertificateJudge certificates, Directory directory) {
        return new SignerCheck(signatures, certificates, directory);
    }

    @Bean
    Judge judge(RuleBook rules) {
        return new Judge(rules);
    }

    @Bean
    Assessment assessment(
            @Value("${hub.identifier}") String hub,
            Directory directory,
            RuleBook rules,
            Judge judge,
            IntakeSettings settings) {
        return new Assessment(
                AgencyId.of(hub),
                directory,
                rules,
                judge,
                new Assessment.Window(settings.futureMax(), settings.ageMax()));
    }

    @Bean
    RegistryChronicle registryChronicle(
            @Value("${hub.identifier}") String hub,
            Certificates certificates,
            LogAudit audit,
            Writer writer,
            Clock clock) {
        return new RegistryChronicle(
                AgencyId.of(hub),
                certificates,
                audit,
                statement -> {
                    CompletableFuture<Void> written = new CompletableFuture<>();
                    writer.write(new Work.Entry(statement, written));
                    return written;
                },
                clock);
    }
}
