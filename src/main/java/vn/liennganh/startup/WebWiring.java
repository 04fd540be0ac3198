package vn.liennganh.startup;

import java.nio.file.Path;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one HTTPS port. A client certificate is asked for and not demanded: people, enrolment and the
 * public log come without one, and the gateway answers a partner's call without one with {@code
 * not-authenticated}.
 */
@Configuration(proxyBeanMethods = false)
class WebWiring {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> mutualTls(ServerKeys keys) {
        return factory -> {
            Ssl ssl = new Ssl();
            ssl.setEnabled(true);
            ssl.setCertificate(location(keys.certificate()));
            ssl.setCertificatePrivateKey(location(keys.key()));
            ssl.setTrustCertificate(location(keys.clientAuthorities()));
            ssl.setClientAuth(Ssl.ClientAuth.WANT);
            ssl.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            factory.setSsl(ssl);
        };
    }

    private static String location(Path file) {
        return file.toUri().toString();
    }

    /**
     * The server's own TLS identity and whom it trusts as clients, as PEM files.
     *
     * @param clientAuthorities the authorities of partners' TLS certificates
     */
    record ServerKeys(Path certificate, Path key, Path clientAuthorities) {}
}
