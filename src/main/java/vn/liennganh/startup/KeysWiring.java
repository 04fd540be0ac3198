package vn.liennganh.startup;

import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.DirectorySettings;
import vn.liennganh.directory.Enrolment;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.NoteKey;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.stamp.TimestampAuthority;
import vn.liennganh.pki.trust.TrustAnchors;
import vn.liennganh.startup.keys.DevelopmentKeys;
import vn.liennganh.startup.keys.EnrolmentCodes;
import vn.liennganh.startup.keys.SandboxKeyProperties;
import vn.liennganh.startup.keys.TrustFile;

/** The hub's keys in the sandbox: made at the first start, found at every later one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "hub.sandbox.enabled", havingValue = "true")
@EnableConfigurationProperties(SandboxKeyProperties.class)
class KeysWiring {

    private static final Logger LOG = LoggerFactory.getLogger(KeysWiring.class);

    @Bean
    @DependsOnDatabaseInitialization
    DevelopmentKeys.Prepared preparedKeys(
            DataDirectory data,
            DirectorySettings settings,
            SandboxKeyProperties properties,
            Directory directory,
            Certificates certificates,
            KeysInput input) {
        LOG.info("[2/5] Preparing keys of the hub and of every invented agency");
        return new DevelopmentKeys(data.root(), settings.pkiUrl(), properties, input.clock())
                .prepare(input.hub(), directory, certificates, TrustFile.read(input.trust()));
    }

    @Bean
    KeysInput keysInput(
            @Value("${hub.identifier}") String hub,
            @Value("${hub.config-dir}/trust") Path trust,
            @Qualifier("machineClock") Clock clock) {
        return new KeysInput(AgencyId.of(hub), trust, clock);
    }

    @Bean
    CertificateAuthority certificateAuthority(DevelopmentKeys.Prepared keys) {
        return keys.authority();
    }

    @Bean
    TrustAnchors trustAnchors(DevelopmentKeys.Prepared keys) {
        return keys.anchors();
    }

    @Bean
    SealKey hubSeal(DevelopmentKeys.Prepared keys) {
        return keys.hubSeal();
    }

    @Bean
    TlsIdentity hubClient(DevelopmentKeys.Prepared keys) {
        return keys.client();
    }

    @Bean
    NoteKey logKey(DevelopmentKeys.Prepared keys) {
        return keys.logKey();
    }

    @Bean
    TimestampAuthority sandboxTimestamps(DevelopmentKeys.Prepared keys) {
        return keys.timestamps();
    }

    @Bean
    WebWiring.ServerKeys serverKeys(DevelopmentKeys.Prepared keys) {
        return new WebWiring.ServerKeys(
                keys.serverCertificate(), keys.serverKey(), keys.caCertificate());
    }

    /**
     * Codes for the agencies that are there to be enrolled; written before the first call can come.
     */
    @Bean
    EnrolmentFile enrolmentFile(DataDirectory data, Directory directory, Enrolment enrolment) {
        EnrolmentCodes.write(data.root(), directory, enrolment);
        return new EnrolmentFile(data.root().resolve("sandbox").resolve("enrolment.txt"));
    }

    /**
     * What the keys are made from.
     *
     * @param trust the folder of {@code trust.yaml}
     */
    record KeysInput(AgencyId hub, Path trust, Clock clock) {}

    /** Where the one-time codes of the sandbox lie. */
    record EnrolmentFile(Path file) {}
}
