package vn.liennganh.startup.amqp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import vn.liennganh.delivery.amqp.Addresses;
import vn.liennganh.delivery.amqp.AmqpSettings;
import vn.liennganh.delivery.amqp.BrokerView;
import vn.liennganh.message.AgencyId;
import vn.liennganh.startup.broker.Ear;
import vn.liennganh.startup.broker.OpenConnections;
import vn.liennganh.startup.broker.PartnerSecurity;
import vn.liennganh.startup.broker.Queues;
import vn.liennganh.startup.broker.Registry;
import vn.liennganh.startup.broker.port.Cuts;

/**
 * The port on which partners speak AMQP 1.0 over TLS, and nothing else: the broker's own protocol
 * is spoken inside this process only.
 */
public final class PartnerPort implements BrokerView, PartnerCount, AutoCloseable {

    private static final String NAME = "amqp";

    private final AmqpSettings settings;
    private final SSLContext tls;
    private final PartnerSecurity security;
    private final OpenConnections connections;

    /**
     * @param tls shows the server's certificate and trusts the authorities of partners' ones
     */
    public PartnerPort(AmqpSettings settings, SSLContext tls, Registry registry, Ear ear) {
        this.settings = settings;
        this.tls = tls;
        // The hub's own connections never leave this process.
        this.security =
                new PartnerSecurity(
                        registry,
                        connection ->
                                connection.getTransportConnection() instanceof InVMConnection);
        this.connections = new OpenConnections(registry, security, ear);
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
        configuration.addAddressSetting(
                Addresses.LANES, Queues.lanes(settings.laneMax().toBytes()));
        configuration.addAddressSetting(Addresses.AGENCIES, Queues.inboxes());
        for (String name : List.of(Addresses.SUBMISSIONS, Addresses.RETURNED)) {
            configuration.addQueueConfiguration(Queues.queue(name));
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

    private Map<String, Object> acceptor() {
        Map<String, Object> acceptor = new HashMap<>();
        acceptor.put("host", settings.address());
        acceptor.put("port", settings.port());
        acceptor.put("protocols", "AMQP");
        acceptor.put("sslEnabled", true);
        acceptor.put(TlsInMemory.CONTEXT, tls);
        acceptor.put("needClientAuth", true);
        acceptor.put("enabledProtocols", "TLSv1.3,TLSv1.2");
        acceptor.put("connectionsAllowed", room().allowed());
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

    /** How many may be connected at the same time. */
    public ConnectionRoom room() {
        return ConnectionRoom.of(settings, Runtime.getRuntime().maxMemory());
    }

    /** Begins to watch; to be called when the broker is active. */
    public void opened() {
        connections.watch(settings.recheck());
    }

    /** Where partners connect, also where any free port was asked for. */
    public int port() {
        return ((NettyAcceptor) connections.server().getRemotingService().getAcceptor(NAME))
                .getActualPort();
    }

    @Override
    public Set<UUID> lying(AgencyId party) {
        return connections.queues().lying(party);
    }

    @Override
    public Set<UUID> withdraw(AgencyId party, Set<UUID> messages) {
        return connections.queues().withdraw(party, messages);
    }

    @Override
    public Set<String> lanes() {
        return connections.queues().lanes();
    }

    @Override
    public boolean holds(String lane) {
        return connections.queues().holds(lane);
    }

    @Override
    public int connected() {
        return connections.count();
    }

    @Override
    public long unjudged() {
        return connections.queues().unjudged();
    }

    @Override
    public long memory() {
        return connections.queues().memory();
    }

    @Override
    public long cut(Cuts.Reason reason) {
        return connections.cuts().of(reason);
    }

    /** Messages on an address, wherever they lie. */
    public long waiting(String address) {
        return connections.queues().waiting(address);
    }

    /** Bytes of messages that an address holds in the memory of this process; the rest is paged. */
    public long memory(String address) {
        return connections.queues().memory(address);
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
