package vn.liennganh.startup;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.pki.NoteKey;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.trust.TrustAnchors;
import vn.liennganh.startup.keys.TrustFile;

/** The hub's keys outside the sandbox: files that the operator names; nothing is made here. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "hub.sandbox.enabled", havingValue = "false")
@EnableConfigurationProperties(ConfiguredKeys.Properties.class)
class ConfiguredKeys {

    /**
     * PEM files.
     *
     * @param sealCertificate the hub's P-256 seal, with {@code sealKey}
     * @param logKey the Ed25519 key of the log
     * @param serverCertificate what the HTTPS port shows, with {@code serverKey}
     * @param clientCertificate what the hub shows where it calls by mutual TLS, with {@code
     *     clientKey}; empty to show its seal's
     * @param clientAuthorities whose TLS client certificates are asked for
     * @param authority enrols agencies and signs the revocation list
     */
    @ConfigurationProperties("hub.keys")
    record Properties(
            Path sealCertificate,
            Path sealKey,
            Path logKey,
            Path serverCertificate,
            Path serverKey,
            String clientCertificate,
            String clientKey,
            Path clientAuthorities,
            AuthorityFiles authority) {

        record AuthorityFiles(Path certificate, Path key) {}
    }

    @Bean
    SealKey hubSeal(Properties keys, @Qualifier("machineClock") Clock clock) {
        X509Certificate certificate = Pem.readCertificate(keys.sealCertificate());
        return new SealKey(certificate, Pem.readPrivateKey(keys.sealKey()), List.of(), clock);
    }

    @Bean
    TlsIdentity hubClient(Properties keys, SealKey hubSeal) {
        if (keys.clientCertificate().isEmpty()) {
            return hubSeal.identity();
        }
        return new TlsIdentity(
                Pem.readCertificate(Path.of(keys.clientCertificate())),
                Pem.readPrivateKey(Path.of(keys.clientKey())),
                List.of());
    }

    @Bean
    NoteKey logKey(Properties keys) {
        return NoteKey.load(keys.logKey());
    }

    @Bean
    CertificateAuthority certificateAuthority(
            Properties keys, @Qualifier("machineClock") Clock clock) {
        return new CertificateAuthority(
                Pem.readCertificate(keys.authority().certificate()),
                Pem.readPrivateKey(keys.authority().key()),
                clock);
    }

    @Bean
    TrustAnchors trustAnchors(@Value("${hub.config-dir}/trust") Path folder) {
        return TrustFile.read(folder);
    }

    @Bean
    WebWiring.ServerKeys serverKeys(Properties keys) {
        return new WebWiring.ServerKeys(
                keys.serverCertificate(), keys.serverKey(), keys.clientAuthorities());
    }
}
