package vn.liennganh.startup.broker;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.protocol.amqp.exceptions.ActiveMQAMQPException;
import org.apache.activemq.artemis.protocol.amqp.proton.ProtonAbstractReceiver;
import org.apache.activemq.artemis.protocol.amqp.proton.handler.EventHandler;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.amqp.transport.LinkError;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.delivery.amqp.Addresses;

/**
 * A partner's links on one connection. What is sent to the common address goes into the agency's
 * own lane, so that credit and share are its own; and whoever asks for an address that is not its
 * own gets one answer, whether the address exists or not: the broker by itself reports what may not
 * be made as its own fault, and names permission and user otherwise. Runs beside the broker's own
 * look at each event and grants nothing.
 */
final class PartnerLinks implements EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerLinks.class);
    private static final String WORDS = "Not an address of yours";

    private final ActiveMQProtonRemotingConnection connection;
    private final PartnerSecurity security;
    private final int most;
    private final long messageMax;
    private final InputCount input;
    private final Set<Link> open = new HashSet<>();

    /** Transfers that are on their way and not whole yet, and where the first of them began. */
    private final Set<Delivery> unfinished = new HashSet<>();

    private long began;

    private PartnerLinks(
            ActiveMQProtonRemotingConnection connection, PartnerSecurity security, Terms terms) {
        this.connection = connection;
        this.security = security;
        this.most = terms.linksPerConnection();
        this.messageMax = terms.transferMax();
        this.input = InputCount.on(connection);
    }

    /** Listens to a connection that has just been made. */
    static PartnerLinks on(
            ActiveMQProtonRemotingConnection connection, PartnerSecurity security, Terms terms) {
        PartnerLinks links = new PartnerLinks(connection, security, terms);
        connection.getAmqpConnection().getHandler().addEventHandler(links);
        return links;
    }

    /**
     * The connection is gone: what had come of transfers that were not whole leaves the disk, where
     * the broker by itself would keep it until its next start.
     */
    void ended() {
        connection.getAmqpConnection().runNow(() -> Set.copyOf(open).forEach(PartnerLinks::drop));
    }

    private static void drop(Link link) {
        if (link.getContext() instanceof ProtonAbstractReceiver reader) {
            try {
                reader.close(false);
            } catch (ActiveMQAMQPException gone) {
                LOG.debug("Closing what is closed already: {}", gone.toString());
            }
        }
    }

    /** Told of every new link before the broker looks at it. */
    @Override
    public void onInit(Link link) {
        open.add(link);
        if (open.size() > most) {
            connection
                    .getAmqpConnection()
                    .close(
                            new ErrorCondition(
                                    AmqpError.RESOURCE_LIMIT_EXCEEDED,
                                    "More than " + most + " links"));
        }
        if (link instanceof Receiver && target(link).equals(Optional.of(Addresses.SUBMISSIONS))) {
            link.setMaxMessageSize(UnsignedLong.valueOf(messageMax));
            security.partner(connection)
                    .ifPresent(partner -> lead(link, Addresses.lane(partner.caller().agency())));
        }
    }

    /** Told after the broker has opened it: the partner hears the name that it knows. */
    @Override
    public void onRemoteOpen(Link link) {
        if (link instanceof Receiver && target(link).stream().anyMatch(Addresses::isLane)) {
            lead(link, Addresses.SUBMISSIONS);
        }
    }

    private static void lead(Link link, String address) {
        ((Target) link.getRemoteTarget()).setAddress(address);
    }

    @Override
    public void onRemoteClose(Link link) {
        open.remove(link);
    }

    @Override
    public void onRemoteDetach(Link link) {
        open.remove(link);
    }

    @Override
    public void onLocalClose(Link link) {
        open.remove(link);
        ErrorCondition reason = link.getCondition();
        if (reason != null && reason.getCondition() != null && !permitted(link)) {
            link.setCondition(new ErrorCondition(AmqpError.UNAUTHORIZED_ACCESS, WORDS));
        }
    }

    /**
     * What went over a link that names the address on each message: to an address that is not there
     * it sounds as to one that is.
     */
    @Override
    public void onDelivery(Delivery delivery) {
        if (delivery.getLink() instanceof Receiver) {
            follow(delivery);
        }
        if (delivery.getLocalState() instanceof Rejected rejected
                && rejected.getError() != null
                && rejected.getError().getDescription() != null) {
            rejected.getError()
                    .setDescription(
                            rejected.getError()
                                    .getDescription()
                                    .replace(
                                            CheckType.CREATE_ADDRESS.name(),
                                            CheckType.SEND.name()));
        }
    }

    /**
     * Ends the connection of whoever goes on sending behind the size that its link was told: the
     * broker by itself writes all of it to the disk.
     */
    private void follow(Delivery delivery) {
        if (!delivery.isPartial()) {
            unfinished.remove(delivery);
            return;
        }
        if (unfinished.isEmpty()) {
            began = input.bytes();
        }
        unfinished.add(delivery);
        if (input.bytes() - began > messageMax * unfinished.size()) {
            connection
                    .getAmqpConnection()
                    .close(
                            new ErrorCondition(
                                    LinkError.MESSAGE_SIZE_EXCEEDED,
                                    "A transfer has at most " + messageMax + " bytes"));
        }
    }

    private boolean permitted(Link link) {
        boolean sends = link instanceof Receiver;
        Optional<String> address = sends ? target(link) : source(link);
        return address.isEmpty()
                || security.partner(connection).stream()
                        .anyMatch(
                                partner ->
                                        PartnerSecurity.permitted(
                                                partner.caller(),
                                                sends ? CheckType.SEND : CheckType.CONSUME,
                                                address.get()));
    }

    private static Optional<String> target(Link link) {
        return link.getRemoteTarget() instanceof Target target
                ? named(target.getAddress())
                : Optional.empty();
    }

    private static Optional<String> source(Link link) {
        return link.getRemoteSource() instanceof Source source
                ? named(source.getAddress())
                : Optional.empty();
    }

    private static Optional<String> named(@Nullable String address) {
        return Optional.ofNullable(address).filter(name -> !name.isEmpty());
    }
}
