package vn.liennganh.startup.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.delivery.amqp.Addresses;
import vn.liennganh.delivery.amqp.Letter;
import vn.liennganh.message.AgencyId;

/**
 * Follows partners' connections inside the broker: how many an agency has, whether its certificate
 * still holds, and what it settles.
 */
public class OpenConnections implements ActiveMQServerPlugin, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);
    private static final byte EVERYBODYS_PRIORITY = 4;
    private static final int RECHECK_SECONDS = 10;

    private static final SimpleString SENDER = SimpleString.of(Letter.SENDER);
    private static final SimpleString TRANSFER = SimpleString.of(Letter.TRANSFER);

    private final Map<Object, AgencyId> open = new ConcurrentHashMap<>();
    private final Map<Object, PartnerLinks> links = new ConcurrentHashMap<>();

    private final Registry registry;
    private final SharedAddress shared;
    private final PartnerSecurity security;
    private final Ear ear;
    private final Queues queues = new Queues(this::server);
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "amqp-watch");
                        thread.setDaemon(true);
                        return thread;
                    });
    private volatile @Nullable ActiveMQServer server;

    /**
     * @param registry who may come in, and what they may have
     */
    public OpenConnections(Registry registry, PartnerSecurity security, Ear ear) {
        this.registry = registry;
        this.shared = new SharedAddress(registry);
        this.security = security;
        this.ear = ear;
    }

    @Override
    public void registered(ActiveMQServer broker) {
        server = broker;
    }

    /** Begins to look at open connections again and again; to be called when the broker is up. */
    public void watch(Duration every) {
        long millis = every.toMillis();
        watch.scheduleWithFixedDelay(this::recheck, millis, millis, TimeUnit.MILLISECONDS);
    }

    public int count() {
        return open.size();
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
            watch.execute(this::recheck);
        }
    }

    /** Looks at all open connections; returns when whoever must go is cut. */
    void recheckNow() {
        try {
            watch.submit(this::recheck).get(RECHECK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("Open connections were not looked at", failed);
        }
    }

    /** The connections of partners that are let in. */
    List<RemotingConnection> connected() {
        return server().getRemotingService().getConnections().stream()
                .filter(connection -> open.containsKey(connection.getID()))
                .toList();
    }

    /** Cuts whoever showed a certificate that holds no longer, or is another agency's now. */
    private void recheck() {
        for (RemotingConnection connection : connected()) {
            Optional<AgencyId> agency = Optional.ofNullable(open.get(connection.getID()));
            if (agency.isPresent() && !security.agency(connection).equals(agency)) {
                LOG.info("AMQP connection cut: its certificate holds no longer");
                connection.fail(new ActiveMQSecurityException("The certificate holds no longer"));
            }
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
        admit(connection, partner.caller().agency());
        queues.welcome(partner.caller());
    }

    private void admit(RemotingConnection connection, AgencyId agency)
            throws ActiveMQSecurityException {
        if (open.putIfAbsent(connection.getID(), agency) != null) {
            return;
        }
        long own = open.values().stream().filter(agency::equals).count();
        long most = registry.connections(agency);
        if (own > Math.min(registry.terms().connectionsPerAgency(), most)) {
            open.remove(connection.getID());
            LOG.info("AMQP connection refused agency={} open={}", agency, own - 1);
            throw new ActiveMQSecurityException("Too many connections of " + agency);
        }
    }

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        if (connection instanceof ActiveMQProtonRemotingConnection partner) {
            links.put(connection.getID(), PartnerLinks.on(partner, security, registry.terms()));
        }
    }

    @Override
    public void afterDestroyConnection(RemotingConnection connection) {
        Optional.ofNullable(links.remove(connection.getID())).ifPresent(PartnerLinks::ended);
        open.remove(connection.getID());
    }

    /**
     * What a partner hands in is kept on disk, and waits in the order of arrival, whatever it asked
     * the broker for; and bears the name of its agency, over whatever it wrote there.
     */
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
        shared.admit(transfer, AgencyId.of(session.getValidatedUser()));
        transfer.setDurable(true);
        transfer.setPriority(EVERYBODYS_PRIORITY);
        transfer.createExtraProperties()
                .putSimpleStringProperty(SENDER, SimpleString.of(session.getValidatedUser()));
        Properties properties = transfer.getProperties();
        if (properties != null && properties.getMessageId() != null) {
            transfer.createExtraProperties()
                    .putSimpleStringProperty(
                            TRANSFER, SimpleString.of(properties.getMessageId().toString()));
        }
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
        watch.shutdownNow();
    }
}
