package vn.liennganh.startup.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.pki.Pem;
import vn.liennganh.support.TestPki;

/** The shipped configuration serves partners; one that promises less serves nobody. */
class StandingTest {

    private static final Path SHIPPED = Path.of("config/broker/broker.xml");

    @TempDir Path folder;

    private Configuration settings;

    @BeforeEach
    void shipped() throws Exception {
        Path tls = Files.createDirectories(folder.resolve("tls"));
        Files.writeString(
                tls.resolve("hub.pem"),
                Pem.write(new TestPki("Hub", Clock.systemUTC()).authority().certificate()));
        System.setProperty("broker.tls", tls.toString());
        FileConfiguration read = new FileConfiguration();
        FileDeploymentManager files = new FileDeploymentManager(SHIPPED.toUri().toString());
        files.addDeployable(read);
        files.readConfiguration();
        settings = read;
    }

    @Test
    void the_shipped_configuration_has_no_fault() {
        assertThat(Standing.faults(settings)).isEmpty();
        assertThat(settings.getAcceptorConfigurations())
                .extracting(TransportConfiguration::getName)
                .containsExactlyInAnyOrder("amqp", "hub");
    }

    @Test
    void each_thing_that_a_promise_rests_on_is_asked_for() {
        settings.setJournalDatasync(false)
                .setJournalSyncTransactional(false)
                .setJournalSyncNonTransactional(false)
                .setPersistIDCache(false)
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setPopulateValidatedUser(false)
                .setAuthenticationCacheSize(10)
                .setAuthorizationCacheSize(10)
                .setJMXManagementEnabled(true);
        assertThat(Standing.faults(settings))
                .extracting(fault -> fault.substring(0, fault.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "persistence-enabled",
                        "journal-sync-transactional",
                        "journal-sync-non-transactional",
                        "journal-datasync",
                        "persist-id-cache",
                        "security-enabled",
                        "populate-validated-user",
                        "authentication-cache-size",
                        "authorization-cache-size",
                        "jmx-management-enabled");
    }

    @Test
    void a_port_without_certificates_or_with_more_protocols_is_a_fault() throws Exception {
        List<String> open =
                Stream.of(
                                "protocols=CORE",
                                "protocols=CORE,AMQP;sslEnabled=true;needClientAuth=true",
                                "protocols=AMQP;sslEnabled=true;needClientAuth=true",
                                "protocols=AMQP;sslEnabled=true;needClientAuth=true;"
                                        + "saslMechanisms=EXTERNAL,PLAIN;"
                                        + "amqpDuplicateDetection=false")
                        .toList();
        for (String parameters : open) {
            settings.getAcceptorConfigurations().clear();
            settings.addAcceptorConfiguration("more", "tcp://localhost:1?" + parameters);
            assertThat(Standing.faults(settings)).as(parameters).isNotEmpty();
        }
        settings.getAcceptorConfigurations().clear();
        settings.getAcceptorConfigurations()
                .add(new TransportConfiguration(NettyAcceptorFactory.class.getName()));
        assertThat(Standing.faults(settings)).isNotEmpty();
    }
}
