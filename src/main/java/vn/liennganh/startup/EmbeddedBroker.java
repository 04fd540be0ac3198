package vn.liennganh.startup;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.startup.amqp.PartnerPort;

/**
 * Artemis inside the hub's own process, reachable from outside by the partners' port alone, with a
 * journal that is flushed to the disk before any commit returns.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final AtomicInteger SERVER_IDS = new AtomicInteger();
    private static final int JOURNAL_FILE_BYTES = 4 * 1024 * 1024;
    private static final int SESSIONS = 100_000;
    private static final int PAGE_BYTES = 1024 * 1024;
    private static final long REDELIVERY_MILLIS = 500;
    private static final long REDELIVERY_MILLIS_MAX = 30_000;

    private final EmbeddedActiveMQ server;
    private final JmsPoolConnectionFactory pool;

    private EmbeddedBroker(EmbeddedActiveMQ server, JmsPoolConnectionFactory pool) {
        this.server = server;
        this.pool = pool;
    }

    /**
     * Starts on the journal kept in {@code folder}, or on a new one.
     *
     * @throws IllegalStateException if the broker is not active afterwards: Artemis itself only
     *     logs that, and the hub would run without a way out
     */
    public static EmbeddedBroker start(Path folder, BrokerProperties properties) throws Exception {
        return start(folder, properties, Optional.empty());
    }

    /** The same, with a port for partners. */
    static EmbeddedBroker start(
            Path folder, BrokerProperties properties, Optional<PartnerPort> partners)
            throws Exception {
        int serverId = SERVER_IDS.incrementAndGet();
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        Configuration configuration = configuration(folder, properties, serverId);
        partners.ifPresent(port -> port.prepare(server, configuration));
        server.setConfiguration(configuration);
        server.start();
        if (!server.getActiveMQServer().isActive()) {
            server.stop();
            throw new IllegalStateException("The broker did not become active on " + folder);
        }
        server.getActiveMQServer().registerIOCriticalErrorListener(EmbeddedBroker::ended);
        partners.ifPresent(PartnerPort::opened);
        ActiveMQConnectionFactory factory =
                ActiveMQJMSClient.createConnectionFactoryWithoutHA(
                        JMSFactoryType.CF,
                        new TransportConfiguration(
                                InVMConnectorFactory.class.getName(),
                                Map.of("serverId", serverId)));
        return new EmbeddedBroker(server, pooled(factory));
    }

    /** It shuts itself down: what it could not write it must not promise. */
    private static void ended(Throwable why, String message, @Nullable String file) {
        LOG.error(
                "The broker has ended ({}, {}): messages are accepted and wait, nothing is"
                        + " delivered until the hub is started anew, with room on its disk",
                why.toString(),
                file);
    }

    /** One connection, shared by all; sessions are made on it as they are needed. */
    static JmsPoolConnectionFactory pooled(ActiveMQConnectionFactory factory) {
        // A thread for whoever needs one: a partner that hangs must not hold the next one's.
        factory.setUseGlobalPools(false);
        factory.setThreadPoolMaxSize(-1);
        factory.setReconnectAttempts(-1);
        factory.setDeserializationAllowList("none");
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(factory);
        pool.setMaxConnections(1);
        // Each agency's route has a session: with the pool's own 500 the 501st waits for ever.
        pool.setMaxSessionsPerConnection(SESSIONS);
        pool.setConnectionIdleTimeout(0);
        return pool;
    }

    private static Configuration configuration(
            Path folder, BrokerProperties properties, int serverId) {
        Configuration configuration =
                new ConfigurationImpl()
                        .setName("hub-" + serverId)
                        .setSecurityEnabled(false)
                        .setJMXManagementEnabled(false)
                        .setPersistenceEnabled(true)
                        .setJournalType(JournalType.NIO)
                        .setJournalSyncTransactional(true)
                        .setJournalSyncNonTransactional(true)
                        .setJournalDatasync(true)
                        .setJournalFileSize(JOURNAL_FILE_BYTES)
                        .setJournalMinFiles(2)
                        .setPersistIDCache(true)
                        .setMessageExpiryScanPeriod(-1)
                        .setThreadPoolMaxSize(16)
                        .setScheduledThreadPoolMaxSize(2)
                        .setGlobalMaxSize(properties.memoryMax().toBytes())
                        .setJournalDirectory(folder.resolve("journal").toString())
                        .setBindingsDirectory(folder.resolve("bindings").toString())
                        .setPagingDirectory(folder.resolve("paging").toString())
                        .setLargeMessagesDirectory(folder.resolve("large").toString());
        configuration.setMaxDiskUsage(-1);
        configuration.setMinDiskFree(properties.diskFreeMin().toBytes());
        configuration.addAddressSetting("#", addresses());
        configuration
                .getAcceptorConfigurations()
                .add(
                        new TransportConfiguration(
                                InVMAcceptorFactory.class.getName(), Map.of("serverId", serverId)));
        return configuration;
    }

    /**
     * Queues page instead of refusing, and give a message back for ever: the hub's rows do the
     * parking.
     */
    private static AddressSettings addresses() {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(8L * PAGE_BYTES)
                .setPageSizeBytes(PAGE_BYTES)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(REDELIVERY_MILLIS)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(REDELIVERY_MILLIS_MAX);
    }

    /** The pooled way in. */
    public ConnectionFactory connectionFactory() {
        return pool;
    }

    /** False once the broker has shut itself down, for example after a failed write. */
    public boolean active() {
        return server.getActiveMQServer().isActive();
    }

    /** What the promise rests on, for the test that pins it. */
    Configuration settings() {
        return server.getActiveMQServer().getConfiguration();
    }

    @Override
    public void close() throws Exception {
        pool.stop();
        server.stop();
    }
}
