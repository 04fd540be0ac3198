package vn.liennganh.evidence;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.evidence.kept.KeptContents;
import vn.liennganh.evidence.kept.KeptDuties;
import vn.liennganh.evidence.kept.KeptMessages;
import vn.liennganh.evidence.verify.Verification;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.DetachedSignature;
import vn.liennganh.pki.NoteKey;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.pki.trust.CertificateJudge;

/** Puts the log together; opening it is part of the start, and may stop it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceProperties.class)
class EvidenceConfiguration {

    @Bean
    StatementMaker statementMaker(@Value("${hub.identifier}") String hub) {
        return new StatementMaker(new AgencyId(hub));
    }

    @Bean
    LogRepository logRepository(DataSource source, EvidenceProperties properties) {
        return new LogRepository(source, properties.silenceMax());
    }

    @Bean
    HeadSigner headSigner(
            EvidenceProperties properties,
            NoteKey note,
            SealKey hubSeal,
            SignatureVerifier signatures) {
        CmsReader reader = new CmsReader();
        return new HeadSigner(
                new NoteKeyLine(properties.origin(), note.publicKey()),
                note::sign,
                hubSeal::signDetached,
                NoteKey::verify,
                (content, seal) ->
                        DetachedSignature.attach(seal, content)
                                .then(reader::read)
                                .then(signatures::verify)
                                .fault()
                                .isEmpty());
    }

    @Bean
    @DependsOnDatabaseInitialization
    EvidenceLog evidenceLog(
            LogRepository repository,
            PlatformTransactionManager transactions,
            EvidenceProperties properties,
            HeadSigner signer) {
        KeptHeads heads = KeptHeads.open(properties, signer.key());
        return new LogOpening(repository, new TransactionTemplate(transactions), heads, signer)
                .open();
    }

    @Bean
    LogPublication logPublication(EvidenceLog log, LogRepository repository, DataSource source) {
        return new LogPublication(log, repository, new AuditRepository(source));
    }

    @Bean
    LogAudit logAudit(
            EvidenceLog log,
            DataSource source,
            HeadSigner signer,
            KeptMessages messages,
            KeptContents contents,
            KeptDuties duties,
            LogAudit.KeptRegistry registry) {
        AuditRepository repository = new AuditRepository(source);
        return new LogAudit(
                log, new Sweep.Sources(repository, messages, contents, duties, registry, signer));
    }

    @Bean
    Verification verification(
            HeadSigner signer,
            @Value("${hub.identifier}") String hub,
            SignatureVerifier signatures,
            CertificateJudge judge,
            LogPublication publication,
            LogAudit audit) {
        return new Verification(
                signer.key(),
                new AgencyId(hub),
                signatures,
                judge,
                shown -> publication.goesOnFrom(shown) || audit.contradicted(shown));
    }

    @Bean
    AsicContainer asicContainer(SealKey hubSeal) {
        return new AsicContainer(hubSeal::signDetached);
    }
}
