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
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.MessageArchive;

/** Puts the webhooks together. */
@Configuration(proxyBeanMethods = false)
class PushWiring {

    @Bean
    HttpsLine httpsLine(PushSettings settings) {
        return new HttpsLine(
                settings,
                () -> trust(settings.trust()),
                new SafeAddresses(settings.allowedHosts()));
    }

    @Bean
    Webhooks webhooks(
            PushRepository rows,
            WebhookRepository webhooks,
            Directory directory,
            MessageArchive archive,
            Custody custody,
            Webhooks.Pace pace,
            HeldBell bell) {
        return new Webhooks(rows, webhooks, directory, archive, custody, pace, bell);
    }

    @Bean
    Webhooks.Pace webhookPace(
            HttpsLine line, PushSettings settings, @Qualifier("machineClock") Clock clock) {
        Breaker breaker = new Breaker(settings.breakerFailures(), settings.breakerPause());
        return new Webhooks.Pace(line, breaker, settings, clock);
    }

    /**
     * @param file PEM certificates; empty for the authorities of the Java runtime
     */
    static SSLContext trust(String file) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            if (file.isEmpty()) {
                context.init(null, null, null);
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
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "hub.delivery.push.trust cannot be used: " + file, unusable);
        }
    }
}
