package vn.liennganh.startup.amqp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
import vn.liennganh.delivery.amqp.AmqpSettings;
import vn.liennganh.delivery.amqp.Lanes;
import vn.liennganh.delivery.amqp.Letter;
import vn.liennganh.delivery.amqp.PartnerEvents;
import vn.liennganh.directory.limit.Limit;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.intake.Channel;
import vn.liennganh.message.AgencyId;

/**
 * Follows partners' connections inside the broker: how many an agency has, whether its certificate
 * still holds, and what it settles.
 */
final class OpenConnections implements ActiveMQServerPlugin, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);
    private static final byte EVERYBODYS_PRIORITY = 4;

    private static final SimpleString SENDER = SimpleString.of(Letter.SENDER);
    private static final SimpleString TRANSFER = SimpleString.of(Letter.TRANSFER);

    private final Map<Object, AgencyId> open = new ConcurrentHashMap<>();

    private final AmqpSettings settings;
    private final Pace pace;
    private final SharedAddress shared;
    private final PartnerSecurity security;
    private final PartnerEvents events;
    private final Lanes lanes;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "amqp-watch");
                        thread.setDaemon(true);
                        return thread;
                    });
    private volatile @Nullable ActiveMQServer server;

    OpenConnections(
            AmqpSettings settings,
            Pace pace,
            PartnerSecurity security,
            PartnerEvents events,
            Lanes lanes) {
        this.settings = settings;
        this.pace = pace;
        this.shared = new SharedAddress(settings.credit(), pace);
        this.security = security;
        this.events = events;
        this.lanes = lanes;
    }

    void watch(ActiveMQServer started) {
        server = started;
        long millis = settings.recheck().toMillis();
        watch.scheduleWithFixedDelay(this::recheck, millis, millis, TimeUnit.MILLISECONDS);
    }

    int count() {
        return open.size();
    }

    ActiveMQServer server() {
        return Optional.ofNullable(server).orElseThrow();
    }

    void recheckSoon() {
        if (server != null) {
            watch.execute(this::recheck);
        }
    }

    /** Cuts whoever showed a certificate that holds no longer. */
    private void recheck() {
        for (RemotingConnection connection : server().getRemotingService().getConnections()) {
            if (open.containsKey(connection.getID()) && security.partner(connection).isEmpty()) {
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
        if (PartnerSecurity.inside(connection)) {
            return;
        }
        PartnerPrincipal partner =
                security.partner(connection)
                        .orElseThrow(() -> new ActiveMQSecurityException("Nobody's certificate"));
        admit(connection, partner.channel().agency());
        welcome(partner.channel());
    }

    private void admit(RemotingConnection connection, AgencyId agency)
            throws ActiveMQSecurityException {
        if (open.putIfAbsent(connection.getID(), agency) != null) {
            return;
        }
        long own = open.values().stream().filter(agency::equals).count();
        long most = pace.limit(agency, Limit.CONNECTIONS);
        if (own > Math.min(settings.connectionsPerAgency(), most)) {
            open.remove(connection.getID());
            LOG.info("AMQP connection refused agency={} open={}", agency, own - 1);
            throw new ActiveMQSecurityException("Too many connections of " + agency);
        }
    }

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        if (connection instanceof ActiveMQProtonRemotingConnection partner) {
            PartnerLinks.on(partner, security, settings);
        }
    }

    @Override
    public void afterDestroyConnection(RemotingConnection connection) {
        open.remove(connection.getID());
    }

    /** What it may receive from is there before it asks: partners create nothing themselves. */
    private void welcome(Channel channel) throws ActiveMQException {
        for (String name :
                List.of(
                        Addresses.inbox(channel.agency()),
                        Addresses.inbox(channel.acting()),
                        Addresses.lane(channel.agency()),
                        Addresses.receipts(channel.agency()))) {
            if (server().locateQueue(name) == null) {
                create(name);
            }
        }
    }

    private void create(String name) throws ActiveMQException {
        try {
            server().createQueue(PartnerPort.queue(name), true);
        } catch (ActiveMQException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new ActiveMQException("No queue " + name + ": " + failed);
        }
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
        if (PartnerSecurity.inside(session.getRemotingConnection())) {
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
                    TransactionOperationAbstract.afterCommit(() -> lanes.grew(lane)));
        }
    }

    private IOCallback told(String lane) {
        return new IOCallback() {
            @Override
            public void done() {
                lanes.grew(lane);
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
            events.tell(new PartnerEvents.Event.Attached(Addresses.owner(queue)));
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
        UUID message = message(reference);
        Runnable tell =
                () -> events.tell(new PartnerEvents.Event.Settled(Addresses.owner(queue), message));
        if (transaction == null) {
            tell.run();
        } else {
            transaction.addOperation(TransactionOperationAbstract.afterCommit(tell));
        }
    }

    /** The signed message that a delivery carries. */
    static UUID message(MessageReference reference) {
        return UUID.fromString(reference.getMessage().getStringProperty(Letter.ID));
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
