package vn.liennganh.delivery.push;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.RevocationListener;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.pki.TlsIdentity;

/** Puts together what pushes. */
@Configuration(proxyBeanMethods = false)
class PushWiring {

    private static final Logger LOG = LoggerFactory.getLogger(PushWiring.class);

    @Bean
    HttpsLine webhookHttps(PushSettings settings) {
        return https(settings, new KeyManager[0]);
    }

    /** For calls on which the hub shows who it is. */
    @Bean
    HttpsLine knownHttps(PushSettings settings, @Qualifier("hubClient") TlsIdentity hub) {
        return https(settings, keys(hub));
    }

    private static HttpsLine https(PushSettings settings, KeyManager[] shown) {
        return new HttpsLine(
                settings,
                () -> context(settings.trust(), shown),
                new SafeAddresses(settings.allowedHosts()));
    }

    /** SOAP services see who calls; webhooks know it by the signature. */
    @Bean
    ConnectionTest connectionTest(
            Directory directory, PushSettings settings, @Qualifier("hubClient") TlsIdentity hub) {
        return new ConnectionTest(
                directory,
                new SafeAddresses(settings.allowedHosts()),
                form ->
                        () ->
                                context(
                                        settings.trust(),
                                        form.soap() ? keys(hub) : new KeyManager[0]),
                settings.connectTimeout());
    }

    @Bean
    WebhookLine webhookLine(
            @Qualifier("webhookHttps") HttpsLine line,
            WebhookRepository webhooks,
            MessageArchive archive,
            PushSettings settings,
            @Qualifier("machineClock") Clock clock) {
        return new WebhookLine(line, webhooks, archive, settings.timeout(), clock);
    }

    @Bean
    PushQueue pushQueue(
            PushRepository rows,
            Directory directory,
            Custody custody,
            List<PushLine> lines,
            PushQueue.Pace pace,
            HeldBell bell) {
        return new PushQueue(rows, directory, custody, lines, pace, bell);
    }

    /** What waited while a channel was withheld goes on when it is given back. */
    @Bean
    RevocationListener pushesGoOn(ObjectProvider<PushQueue> queue) {
        return () -> {
            try {
                queue.ifAvailable(PushQueue::resume);
            } catch (DataAccessException away) {
                LOG.warn("Pushes that were held back go on later: {}", away.toString());
            }
        };
    }

    @Bean
    PushQueue.Pace pushPace(PushSettings settings, @Qualifier("machineClock") Clock clock) {
        Breaker breaker = new Breaker(settings.breakerFailures(), settings.breakerPause());
        return new PushQueue.Pace(breaker, settings, clock);
    }

    /**
     * @param file PEM certificates; empty for the authorities of the Java runtime
     */
    static SSLContext trust(String file) {
        return context(file, new KeyManager[0]);
    }

    private static SSLContext context(String file, KeyManager[] shown) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            if (file.isEmpty()) {
                context.init(shown, null, null);
                return context;
            }
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            int number = 0;
            try (InputStream pem = Files.newInputStream(Path.of(file))) {
                for (Certificate one :
                        CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                    authorities.setCertificateEntry("authority-" + ++number, one);
                }
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            context.init(shown, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "hub.delivery.push.trust cannot be used: " + file, unusable);
        }
    }

    private static KeyManager[] keys(TlsIdentity identity) {
        char[] password = "in-memory".toCharArray();
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(identity.keyStore(password), password);
            return keys.getKeyManagers();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The hub's client key cannot be used", unusable);
        }
    }
}
