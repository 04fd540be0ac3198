package vn.liennganh.startup.amqp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.filter.impl.FilterImpl;
import org.apache.activemq.artemis.core.postoffice.impl.LocalQueueBinding;
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
import vn.liennganh.delivery.amqp.Lanes;
import vn.liennganh.delivery.amqp.Letter;
import vn.liennganh.delivery.amqp.PartnerEvents;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.gateway.Channels;
import vn.liennganh.message.AgencyId;

/**
 * The port on which partners speak AMQP 1.0 over TLS, and nothing else: the broker's own protocol
 * is spoken inside this process only.
 */
public final class PartnerPort implements BrokerView, AutoCloseable {

    private static final String NAME = "amqp";
    private static final int KIB = 1024;
    private static final long INBOX_BYTES = 512L * KIB;
    private static final int PAGE_BYTES = 256 * KIB;
    private static final int GROUPS = 1_024;

    private final AmqpSettings settings;
    private final SSLContext tls;
    private final PartnerSecurity security;
    private final OpenConnections connections;

    /**
     * @param tls shows the server's certificate and trusts the authorities of partners' ones
     */
    public PartnerPort(
            AmqpSettings settings,
            Pace pace,
            SSLContext tls,
            Channels channels,
            PartnerEvents events,
            Lanes lanes) {
        this.settings = settings;
        this.tls = tls;
        this.security = new PartnerSecurity(channels);
        this.connections = new OpenConnections(settings, pace, security, events, lanes);
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
        configuration.addAddressSetting(Addresses.LANES, submissions(settings));
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
                // What belongs to one exchange goes to one receiver while that is there.
                .setGroupBuckets(GROUPS)
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

    /**
     * An agency gets no further credit while its lane is full; nothing is dropped, and nothing
     * expires.
     */
    private static AddressSettings submissions(AmqpSettings settings) {
        return ours().setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK)
                .setMaxSizeBytes(settings.laneMax().toBytes())
                .setMaxDeliveryAttempts(-1);
    }

    /** A slow partner's queues go to disk; what it would not have comes back to the hub. */
    private static AddressSettings inboxes() {
        return ours().setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(INBOX_BYTES)
                .setPageSizeBytes(PAGE_BYTES)
                // A line that breaks again and again is no refusal: only a refusal parks.
                .setMaxDeliveryAttempts(-1)
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

    @Override
    public Set<UUID> withdraw(AgencyId party, Set<UUID> messages) {
        Queue queue = connections.server().locateQueue(Addresses.inbox(party));
        Set<UUID> gone = new HashSet<>(messages);
        if (queue != null) {
            String these =
                    messages.stream()
                            .map(message -> "'" + message + "'")
                            .collect(Collectors.joining(",", Letter.ID + " IN (", ")"));
            try {
                queue.deleteMatchingReferences(FilterImpl.createFilter(these));
            } catch (Exception failed) {
                throw new IllegalStateException("Nothing taken off " + queue.getName(), failed);
            }
            gone.removeAll(lying(party));
        }
        return gone;
    }

    @Override
    public Set<String> lanes() {
        return queues().filter(name -> Addresses.isLane(name) && holds(name))
                .collect(Collectors.toSet());
    }

    private Stream<String> queues() {
        return connections
                .server()
                .getPostOffice()
                .getAllBindings()
                .filter(binding -> binding instanceof LocalQueueBinding)
                .map(binding -> binding.getUniqueName().toString());
    }

    int connected() {
        return connections.count();
    }

    /** Submissions that wait on all lanes. */
    long unjudged() {
        return queues().filter(Addresses::isLane).mapToLong(this::waiting).sum();
    }

    /** Bytes that all addresses of partners hold in the memory of this process. */
    long memory() {
        return queues().filter(name -> Addresses.isLane(name) || name.startsWith("agency."))
                .mapToLong(this::memory)
                .sum();
    }

    @Override
    public boolean holds(String lane) {
        Queue queue = connections.server().locateQueue(lane);
        return queue != null && queue.getMessageCount() > queue.getDeliveringCount();
    }

    /** Messages on an address, wherever they lie. */
    public long waiting(String address) {
        Queue queue = connections.server().locateQueue(address);
        return queue == null ? 0 : queue.getMessageCount();
    }

    /** Bytes of messages that an address holds in the memory of this process; the rest is paged. */
    public long memory(String address) {
        try {
            return connections
                    .server()
                    .getPagingManager()
                    .getPageStore(SimpleString.of(address))
                    .getAddressSize();
        } catch (Exception failed) {
            throw new IllegalStateException("No store of " + address, failed);
        }
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
