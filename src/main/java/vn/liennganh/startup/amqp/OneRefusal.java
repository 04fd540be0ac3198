package vn.liennganh.startup.amqp;

import java.util.Optional;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.protocol.amqp.proton.handler.EventHandler;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * Gives whoever asks for an address that is not its own one answer, whether the address exists or
 * not: the broker by itself reports what may not be made as its own fault, and names permission and
 * user otherwise. Runs behind the broker's own look at each event and decides nothing.
 */
final class OneRefusal implements EventHandler {

    private static final String WORDS = "Not an address of yours";

    private final ActiveMQProtonRemotingConnection connection;
    private final PartnerSecurity security;

    private OneRefusal(ActiveMQProtonRemotingConnection connection, PartnerSecurity security) {
        this.connection = connection;
        this.security = security;
    }

    /** Listens to a connection that has just been made. */
    static void on(ActiveMQProtonRemotingConnection connection, PartnerSecurity security) {
        connection
                .getAmqpConnection()
                .getHandler()
                .addEventHandler(new OneRefusal(connection, security));
    }

    @Override
    public void onLocalClose(Link link) {
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
                                                partner.channel(),
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
