package vn.liennganh.startup.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.io.IOCallback;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.SessionCallback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.delivery.amqp.Addresses;
import vn.liennganh.message.AgencyId;
import vn.liennganh.startup.broker.port.Cuts;
import vn.liennganh.startup.broker.port.PartnerAcceptorFactory;
import vn.liennganh.startup.broker.port.Vocabulary;

/**
 * Follows partners' connections inside the broker: how many an agency has, whether its certificate
 * still holds, and what it settles.
 */
public class OpenConnections implements ActiveMQServerPlugin, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    private final Guests guests;
    private final Map<Object, PartnerLinks> links = new ConcurrentHashMap<>();

    private final Registry registry;
    private final SharedAddress shared;
    private final PartnerSecurity security;
    private final Ear ear;
    private final Queues queues = new Queues(this::server);
    private final Cuts cuts = new Cuts();
    private final Map<AgencyId, Vocabulary> words = new ConcurrentHashMap<>();
    private final Lookout lookout;
    private volatile @Nullable ActiveMQServer server;

    /**
     * @param registry who may come in, and what they may have
     */
    public OpenConnections(Registry registry, PartnerSecurity security, Ear ear) {
        this.registry = registry;
        this.guests = new Guests(registry, security, System::nanoTime);
        this.lookout = new Lookout(guests, this::server, cuts);
        this.shared = new SharedAddress(registry);
        this.security = security;
        this.ear = ear;
    }

    @Override
    public void registered(ActiveMQServer broker) {
        server = broker;
        PartnerAcceptorFactory.register(broker, cuts);
    }

    /** Begins to look at open connections again and again; to be called when the broker is up. */
    public void watch(Duration every) {
        lookout.begin(every);
    }

    public int count() {
        return guests.count();
    }

    /** How often connections were ended, and why. */
    public Cuts cuts() {
        return cuts;
    }

    public Queues queues() {
        return queues;
    }

    PartnerSecurity security() {
        return security;
    }

    public ActiveMQServer server() {
        return Optional.ofNullable(server).orElseThrow();
    }

    public void recheckSoon() {
        if (server != null) {
            lookout.soon();
        }
    }

    /** Looks at all open connections; returns when whoever must go is cut. */
    void recheckNow() {
        lookout.now();
    }

    /** The connections of partners that are let in. */
    List<RemotingConnection> connected() {
        return guests.welcome();
    }

    /** It may be known now whose the connection is. */
    final void named(RemotingConnection connection) {
        if (guests.named(connection)) {
            lookout.send(connection);
        }
    }

    @Override
    public void beforeCreateSession(
            String name,
            String username,
            int minLargeMessageSize,
            RemotingConnection connection,
            boolean autoCommitSends,
            boolean autoCommitAcks,
            boolean preAcknowledge,
            boolean xa,
            String defaultAddress,
            SessionCallback callback,
            boolean autoCreateQueues,
            OperationContext context,
            Map<SimpleString, RoutingType> prefixes)
            throws ActiveMQException {
        if (security.inside(connection)) {
            return;
        }
        PartnerPrincipal partner =
                security.partner(connection)
                        .orElseThrow(() -> new ActiveMQSecurityException("Nobody's certificate"));
        guests.admit(connection, partner.caller().agency());
        queues.welcome(partner.caller());
    }

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        if (connection instanceof ActiveMQProtonRemotingConnection partner) {
            PartnerLine line = PartnerLine.on(partner, cuts, () -> words(connection));
            links.put(
                    connection.getID(), PartnerLinks.on(partner, line, security, registry.terms()));
            if (guests.came(connection)) {
                lookout.send(connection);
            }
        }
    }

    private Optional<Vocabulary> words(RemotingConnection connection) {
        return security.agency(connection)
                .map(one -> words.computeIfAbsent(one, it -> new Vocabulary(System::nanoTime)));
    }

    @Override
    public void afterDestroyConnection(RemotingConnection connection) {
        Optional.ofNullable(links.remove(connection.getID())).ifPresent(PartnerLinks::ended);
        guests.gone(connection);
    }

    /** What a partner hands in is its own, whatever it says there, and the broker can read it. */
    @Override
    public void beforeSend(
            ServerSession session,
            Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (security.inside(session.getRemotingConnection())) {
            return;
        }
        if (!(message instanceof AMQPMessage transfer)) {
            throw new ActiveMQSecurityException("Partners speak AMQP");
        }
        Transfers.readable(transfer);
        AgencyId sender = AgencyId.of(session.getValidatedUser());
        shared.admit(transfer, sender);
        Transfers.stamp(transfer, sender);
    }

    /** Tells when it is on the disk and in its lane: not before that can it be read. */
    @Override
    public void afterSend(
            ServerSession session,
            @Nullable Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue,
            RoutingStatus result) {
        String lane = message.getAddress();
        if (!Addresses.isLane(lane)) {
            return;
        }
        shared.came(lane, session.getValidatedUser());
        if (transaction == null) {
            server().getStorageManager().getContext().executeOnCompletion(told(lane));
        } else {
            transaction.addOperation(
                    TransactionOperationAbstract.afterCommit(() -> ear.grew(lane)));
        }
    }

    private IOCallback told(String lane) {
        return new IOCallback() {
            @Override
            public void done() {
                ear.grew(lane);
            }

            @Override
            public void onError(int code, String reason) {
                LOG.warn("A submission was not written: {} {}", code, reason);
            }
        };
    }

    @Override
    public void afterCreateConsumer(ServerConsumer consumer) {
        String queue = consumer.getQueueName().toString();
        if (Addresses.isInbox(queue)) {
            ear.attached(Addresses.owner(queue));
        }
    }

    @Override
    public void messageAcknowledged(
            @Nullable Transaction transaction,
            MessageReference reference,
            AckReason reason,
            @Nullable ServerConsumer consumer) {
        String queue = reference.getQueue().getName().toString();
        shared.read(reference);
        if (reason != AckReason.NORMAL || consumer == null || !Addresses.isInbox(queue)) {
            return;
        }
        UUID message = Queues.message(reference);
        Runnable tell = () -> ear.settled(Addresses.owner(queue), message);
        if (transaction == null) {
            tell.run();
        } else {
            transaction.addOperation(TransactionOperationAbstract.afterCommit(tell));
        }
    }

    @Override
    public void close() {
        lookout.close();
    }
}
