package vn.liennganh.startup;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.delivery.amqp.AmqpSettings;
import vn.liennganh.delivery.amqp.Lanes;
import vn.liennganh.delivery.amqp.PartnerEvents;
import vn.liennganh.directory.RevocationListener;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.gateway.Channels;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.startup.amqp.AgencyRegistry;
import vn.liennganh.startup.amqp.ConnectionRoom;
import vn.liennganh.startup.amqp.HubEar;
import vn.liennganh.startup.amqp.PartnerCount;
import vn.liennganh.startup.amqp.PartnerMeters;
import vn.liennganh.startup.amqp.PartnerPort;
import vn.liennganh.startup.amqp.PortProbe;
import vn.liennganh.startup.amqp.StandAloneBroker;

/** The broker: Artemis in this process, or the one named by {@code hub.broker.url}. */
@Configuration(proxyBeanMethods = false)
class BrokerWiring {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerWiring.class);
    private static final String AMQP = "hub.amqp.enabled";
    private static final String EMBEDDED = "'${hub.broker.url}'.isEmpty()";

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression(EMBEDDED)
    EmbeddedBroker embeddedBroker(
            DataDirectory data,
            BrokerProperties properties,
            AmqpSettings amqp,
            Optional<PartnerPort> partners)
            throws Exception {
        LOG.info("[4/5] Starting the broker");
        partners.flatMap(port -> PortProbe.obstacle(amqp)).ifPresent(BrokerWiring::refuse);
        EmbeddedBroker broker = EmbeddedBroker.start(data.folder("broker"), properties, partners);
        partners.ifPresent(BrokerWiring::tell);
        return broker;
    }

    private static void tell(PartnerPort port) {
        ConnectionRoom room = port.room();
        LOG.info("AMQP over TLS on port {}, {} connections", port.port(), room.allowed());
        if (room.capped()) {
            LOG.info(
                    "hub.amqp.connections is {}: half of the heap of {} MiB has room for {}",
                    room.configured(),
                    room.heap() >> 20,
                    room.allowed());
        }
    }

    private static void refuse(String obstacle) {
        throw new StartRefused(
                "hub.amqp.port: the AMQP port of partners cannot be opened, " + obstacle,
                "Stop what holds the port, or name another in hub.amqp.port (0: any that is free),"
                        + " or set hub.amqp.enabled to false");
    }

    @Bean
    @ConditionalOnProperty(name = AMQP, havingValue = "true")
    AgencyRegistry agencyRegistry(Channels channels, Pace pace, AmqpSettings settings) {
        return new AgencyRegistry(channels, pace, settings);
    }

    @Bean
    @ConditionalOnProperty(name = AMQP, havingValue = "true")
    HubEar hubEar(PartnerEvents events, Lanes lanes) {
        return new HubEar(events, lanes);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = AMQP, havingValue = "true")
    @ConditionalOnExpression(EMBEDDED)
    PartnerPort partnerPort(
            AmqpSettings settings, WebWiring.ServerKeys keys, AgencyRegistry registry, HubEar ear) {
        List<X509Certificate> shown = Pem.readCertificates(keys.certificate());
        TlsIdentity identity =
                new TlsIdentity(
                        shown.get(0),
                        Pem.readPrivateKey(keys.key()),
                        shown.subList(1, shown.size()));
        return new PartnerPort(
                settings,
                identity.sslContext(Pem.readCertificates(keys.clientAuthorities())),
                registry,
                ear);
    }

    /** Partners at an external broker: it must know the hub by its certificate. */
    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnProperty(name = AMQP, havingValue = "true")
    @ConditionalOnExpression("!" + EMBEDDED)
    StandAloneBroker standAloneBroker(
            BrokerProperties properties,
            AmqpSettings settings,
            TlsIdentity hubClient,
            AgencyRegistry registry,
            HubEar ear,
            Pace pace) {
        if (properties.authorities().isEmpty()) {
            throw new StartRefused(
                    "hub.amqp.enabled with hub.broker.url needs hub.broker.authorities: the broker"
                            + " that partners come to knows the hub by its TLS certificate",
                    "Name the authorities of the broker's certificate in hub.broker.authorities,"
                            + " or set hub.amqp.enabled to false (src/docs/OPERATING.md)");
        }
        return new StandAloneBroker(
                BrokerTransport.of(properties, hubClient),
                registry,
                ear,
                pace,
                settings.recheck(),
                properties.lease());
    }

    /** Whether partners are served at the external broker. */
    @Bean
    @ConditionalOnProperty(name = AMQP, havingValue = "true")
    @ConditionalOnExpression("!" + EMBEDDED)
    HealthIndicator partnerBrokerHealthIndicator(StandAloneBroker broker) {
        return () -> (broker.reached() ? Health.up() : Health.down()).build();
    }

    @Bean
    @ConditionalOnProperty(name = AMQP, havingValue = "true")
    PartnerMeters partnerMeters(PartnerCount partners, ConnectionFactory started) {
        return new PartnerMeters(partners);
    }

    /** A revocation cuts the connections that are open already. */
    @Bean
    RevocationListener revokedConnections(
            ObjectProvider<PartnerPort> port, ObjectProvider<StandAloneBroker> broker) {
        return () -> {
            port.ifAvailable(PartnerPort::recheck);
            broker.ifAvailable(StandAloneBroker::recheck);
        };
    }

    @Bean
    @ConditionalOnExpression(EMBEDDED)
    ConnectionFactory embeddedConnectionFactory(EmbeddedBroker broker) {
        return broker.connectionFactory();
    }

    @Bean(destroyMethod = "stop")
    @ConditionalOnExpression("!" + EMBEDDED)
    ConnectionFactory connectionFactory(BrokerProperties properties, TlsIdentity hubClient)
            throws IOException {
        ActiveMQConnectionFactory factory =
                properties.authorities().isEmpty()
                        ? new ActiveMQConnectionFactory(properties.url())
                        : ActiveMQJMSClient.createConnectionFactoryWithoutHA(
                                JMSFactoryType.CF, BrokerTransport.of(properties, hubClient));
        if (!properties.user().isEmpty()) {
            factory.setUser(properties.user());
            factory.setPassword(Files.readString(Path.of(properties.passwordFile())).strip());
        }
        return EmbeddedBroker.pooled(factory);
    }

    /** What the status page and the management port say of the broker. */
    @Bean
    HealthIndicator brokerHealthIndicator(
            ConnectionFactory broker, Optional<EmbeddedBroker> embedded) {
        // One in this process is not asked over a connection: that waits for it to come back.
        return () ->
                (embedded.map(EmbeddedBroker::active).orElseGet(() -> reached(broker))
                                ? Health.up()
                                : Health.down())
                        .build();
    }

    private static boolean reached(ConnectionFactory broker) {
        try (JMSContext context = broker.createContext()) {
            return true;
        } catch (JMSRuntimeException down) {
            return false;
        }
    }
}
