package vn.liennganh.startup.amqp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import vn.liennganh.delivery.amqp.Addresses;
import vn.liennganh.delivery.amqp.AmqpSettings;
import vn.liennganh.delivery.amqp.BrokerView;
import vn.liennganh.delivery.amqp.PartnerEvents;
import vn.liennganh.gateway.Channels;
import vn.liennganh.message.AgencyId;

/**
 * The port on which partners speak AMQP 1.0 over TLS, and nothing else: the broker's own protocol
 * is spoken inside this process only.
 */
public final class PartnerPort implements BrokerView, AutoCloseable {

    private static final String NAME = "amqp";
    private static final int KIB = 1024;
    private static final long SUBMISSIONS_BYTES = 64L * KIB * KIB;
    private static final long INBOX_BYTES = 512L * KIB;
    private static final int PAGE_BYTES = 256 * KIB;
    private static final int DELIVERY_ATTEMPTS = 10;

    private final AmqpSettings settings;
    private final SSLContext tls;
    private final PartnerSecurity security;
    private final OpenConnections connections;

    /**
     * @param tls shows the server's certificate and trusts the authorities of partners' ones
     */
    public PartnerPort(
            AmqpSettings settings, SSLContext tls, Channels channels, PartnerEvents events) {
        this.settings = settings;
        this.tls = tls;
        this.security = new PartnerSecurity(channels);
        this.connections = new OpenConnections(settings, security, events);
    }

    /** Adds port, addresses and rights to a broker that has not started yet. */
    public void prepare(EmbeddedActiveMQ broker, Configuration configuration) {
        broker.setSecurityManager(security);
        configuration
                .setSecurityEnabled(true)
                .setPopulateValidatedUser(true)
                // What was allowed a moment ago says nothing: nothing of it is remembered.
                .setAuthenticationCacheSize(0)
                .setAuthorizationCacheSize(0)
                .setSecurityInvalidationInterval(0);
        configuration.addAddressSetting(Addresses.SUBMISSIONS, submissions());
        configuration.addAddressSetting(Addresses.AGENCIES, inboxes());
        for (String name : List.of(Addresses.SUBMISSIONS, Addresses.RETURNED)) {
            configuration.addQueueConfiguration(queue(name));
        }
        configuration.registerBrokerPlugin(connections);
        configuration
                .getAcceptorConfigurations()
                .add(
                        new TransportConfiguration(
                                NettyAcceptorFactory.class.getName(),
                                acceptor(),
                                NAME,
                                protocol()));
    }

    static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true)
                .setAutoCreated(false)
                .setAutoDelete(false);
    }

    private Map<String, Object> acceptor() {
        Map<String, Object> acceptor = new HashMap<>();
        acceptor.put("host", settings.address());
        acceptor.put("port", settings.port());
        acceptor.put("protocols", "AMQP");
        acceptor.put("sslEnabled", true);
        acceptor.put(TlsInMemory.CONTEXT, tls);
        acceptor.put("needClientAuth", true);
        acceptor.put("enabledProtocols", "TLSv1.3,TLSv1.2");
        acceptor.put("connectionsAllowed", settings.connections());
        return acceptor;
    }

    private Map<String, Object> protocol() {
        Map<String, Object> protocol = new HashMap<>();
        protocol.put("saslMechanisms", "EXTERNAL");
        protocol.put("amqpCredits", settings.credit());
        protocol.put("amqpLowCredits", settings.credit() / 2);
        protocol.put("maxFrameSize", (int) settings.frameMax().toBytes());
        protocol.put("amqpIdleTimeout", settings.idleTimeout().toMillis());
        // An id that one partner chooses must not make another's message disappear.
        protocol.put("amqpDuplicateDetection", false);
        return protocol;
    }

    /** Senders get no further credit while this is full; nothing is dropped and nothing expires. */
    private static AddressSettings submissions() {
        return ours().setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK)
                .setMaxSizeBytes(SUBMISSIONS_BYTES)
                .setMaxDeliveryAttempts(-1);
    }

    /** A slow partner's queues go to disk; what it would not have comes back to the hub. */
    private static AddressSettings inboxes() {
        return ours().setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(INBOX_BYTES)
                .setPageSizeBytes(PAGE_BYTES)
                .setMaxDeliveryAttempts(DELIVERY_ATTEMPTS)
                .setDeadLetterAddress(SimpleString.of(Addresses.RETURNED));
    }

    private static AddressSettings ours() {
        return new AddressSettings()
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setNoExpiry(true)
                // Given back, it is the next again: a pause would turn the order.
                .setRedeliveryDelay(0);
    }

    /** Begins to watch; to be called when the broker is active. */
    public void opened(ActiveMQServer server) {
        connections.watch(server);
    }

    /** Where partners connect, also where any free port was asked for. */
    public int port() {
        return ((NettyAcceptor) connections.server().getRemotingService().getAcceptor(NAME))
                .getActualPort();
    }

    @Override
    public Set<UUID> lying(AgencyId party) {
        Queue queue = connections.server().locateQueue(Addresses.inbox(party));
        Set<UUID> found = new HashSet<>();
        if (queue != null) {
            waiting(queue, found);
            queue.getDeliveringMessages().values().stream()
                    .flatMap(List::stream)
                    .forEach(one -> found.add(OpenConnections.message(one)));
            // What was given back between the two looks.
            waiting(queue, found);
        }
        return found;
    }

    private static void waiting(Queue queue, Set<UUID> found) {
        try (LinkedListIterator<MessageReference> all = queue.browserIterator()) {
            all.forEachRemaining(one -> found.add(OpenConnections.message(one)));
        }
    }

    /** Looks at all open connections now. */
    public void recheck() {
        connections.recheckSoon();
    }

    @Override
    public void close() {
        connections.close();
    }
}
