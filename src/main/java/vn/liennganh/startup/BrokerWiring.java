package vn.liennganh.startup;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The broker: Artemis in this process, or the one named by {@code hub.broker.url}. */
@Configuration(proxyBeanMethods = false)
class BrokerWiring {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerWiring.class);
    private static final String EMBEDDED = "'${hub.broker.url}'.isEmpty()";

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression(EMBEDDED)
    EmbeddedBroker embeddedBroker(DataDirectory data, BrokerProperties properties)
            throws Exception {
        LOG.info("[4/5] Starting the broker");
        return EmbeddedBroker.start(data.folder("broker"), properties);
    }

    @Bean
    @ConditionalOnExpression(EMBEDDED)
    ConnectionFactory embeddedConnectionFactory(EmbeddedBroker broker) {
        return broker.connectionFactory();
    }

    @Bean(destroyMethod = "stop")
    @ConditionalOnExpression("!" + EMBEDDED)
    ConnectionFactory connectionFactory(BrokerProperties properties) throws IOException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(properties.url());
        if (!properties.user().isEmpty()) {
            factory.setUser(properties.user());
            factory.setPassword(Files.readString(Path.of(properties.passwordFile())).strip());
        }
        return EmbeddedBroker.pooled(factory);
    }

    /** What the status page and the management port say of the broker. */
    @Bean
    HealthIndicator brokerHealthIndicator(ConnectionFactory broker) {
        return () -> {
            try (JMSContext context = broker.createContext()) {
                return Health.up().build();
            } catch (JMSRuntimeException down) {
                return Health.down().build();
            }
        };
    }
}
