package vn.liennganh.startup.broker;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.protocol.amqp.exceptions.ActiveMQAMQPException;
import org.apache.activemq.artemis.protocol.amqp.proton.AmqpSupport;
import org.apache.activemq.artemis.protocol.amqp.proton.ProtonAbstractReceiver;
import org.apache.activemq.artemis.protocol.amqp.proton.handler.EventHandler;
import org.apache.activemq.artemis.protocol.amqp.proton.handler.ProtonHandler;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transaction.Coordinator;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Sender;
import org.apache.qpid.proton.engine.Session;
import org.apache.qpid.proton.engine.impl.TransportImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.delivery.amqp.Addresses;
import vn.liennganh.startup.broker.port.Cuts.Reason;

/**
 * A partner's sessions and links on one connection. What is sent to the common address goes into
 * the agency's own lane, so that credit and share are its own; and whoever asks for an address that
 * is not its own, or for no address at all, gets one answer before the broker looks at it, whether
 * the address exists or not: the broker by itself reports what may not be made as its own fault,
 * and names permission and user otherwise. Grants nothing: what passes here the broker looks at as
 * well.
 */
final class PartnerLinks implements EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerLinks.class);
    private static final String WORDS = "Not an address of yours";
    private static final String SETTLED = "No transactions here: what is accepted is on the disk";
    private static final String WHOLE = "No selector here: a receiver is given all that comes";

    private final ActiveMQProtonRemotingConnection connection;
    private final PartnerLine line;
    private final PartnerSecurity security;
    private final int most;
    private final long messageMax;
    private final Frames frames;
    private final Set<Session> sessions = new HashSet<>();
    private final Set<Link> open = new HashSet<>();

    private PartnerLinks(
            ActiveMQProtonRemotingConnection connection,
            PartnerLine line,
            PartnerSecurity security,
            Terms terms) {
        this.connection = connection;
        this.line = line;
        this.security = security;
        this.most = terms.linksPerConnection();
        this.messageMax = terms.transferMax();
        this.frames =
                new Frames(
                        messageMax,
                        line,
                        why -> connection.getAmqpConnection().runLater(() -> cut(why)));
    }

    /** Listens to a connection that has just been made. */
    static PartnerLinks on(
            ActiveMQProtonRemotingConnection connection,
            PartnerLine line,
            PartnerSecurity security,
            Terms terms) {
        PartnerLinks links = new PartnerLinks(connection, line, security, terms);
        ProtonHandler handler = connection.getAmqpConnection().getHandler();
        // So that whoever keeps to what it is told need not be cut.
        handler.getTransport().setChannelMax(Math.max(0, links.most - 1));
        ((TransportImpl) handler.getTransport()).setProtocolTracer(links.frames);
        handler.addEventHandler(links);
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

    /** Told of every new session before the broker makes one of its own for it. */
    @Override
    public void onInit(Session session) {
        sessions.add(session);
        if (sessions.size() > most) {
            tooMany("sessions");
        }
    }

    /** Its links ended with it: of each of them alone nothing is said. */
    @Override
    public void onRemoteClose(Session session) {
        sessions.remove(session);
        open.removeIf(link -> link.getSession() == session);
    }

    private void tooMany(String things) {
        cut(
                new ErrorCondition(
                        AmqpError.RESOURCE_LIMIT_EXCEEDED, "More than " + most + " " + things));
    }

    private void cut(ErrorCondition why) {
        line.cut(Reason.LIMITS, why);
    }

    /** Told of every new link before the broker looks at it. */
    @Override
    public void onInit(Link link) {
        open.add(link);
        if (open.size() > most) {
            tooMany("links");
        }
        Optional<ErrorCondition> refused = refusal(link);
        if (refused.isPresent()) {
            // The broker runs this instead of its own look at the link.
            link.attachments()
                    .set(
                            AmqpSupport.AMQP_LINK_INITIALIZER_KEY,
                            Runnable.class,
                            () -> refuse(link, refused.get()));
            return;
        }
        if (link instanceof Receiver && target(link).equals(Optional.of(Addresses.SUBMISSIONS))) {
            link.setMaxMessageSize(UnsignedLong.valueOf(messageMax));
            security.partner(connection)
                    .ifPresent(partner -> lead(link, Addresses.lane(partner.caller().agency())));
        }
    }

    /** As the specification has it, 2.6.3: the link is opened without its end, and closed. */
    private void refuse(Link link, ErrorCondition reason) {
        if (link instanceof Receiver) {
            link.setSource(link.getRemoteSource());
        } else {
            link.setTarget(link.getRemoteTarget());
        }
        link.setCondition(reason);
        link.close();
        connection.getAmqpConnection().flush();
    }

    private Optional<ErrorCondition> refusal(Link link) {
        if (link instanceof Receiver && link.getRemoteTarget() instanceof Coordinator) {
            // What it keeps open lies in memory, outside of every lane, for as long as it likes.
            return Optional.of(new ErrorCondition(AmqpError.NOT_IMPLEMENTED, SETTLED));
        }
        if (!whole(link) || !permitted(link)) {
            return Optional.of(new ErrorCondition(AmqpError.UNAUTHORIZED_ACCESS, WORDS));
        }
        // Matching runs on the broker's threads, and some patterns take it for ever.
        return link.getRemoteSource() instanceof Source source
                        && link instanceof Sender
                        && source.getFilter() != null
                        && !source.getFilter().isEmpty()
                ? Optional.of(new ErrorCondition(AmqpError.NOT_IMPLEMENTED, WHOLE))
                : Optional.empty();
    }

    /** Names an end that is there; only what is sent may name it on each message instead. */
    private static boolean whole(Link link) {
        if (link instanceof Receiver) {
            return link.getRemoteTarget() instanceof Target target && !target.getDynamic();
        }
        return link.getRemoteSource() instanceof Source source
                && !source.getDynamic()
                && named(source.getAddress()).isPresent();
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
            frames.fault(delivery).ifPresent(this::cut);
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
