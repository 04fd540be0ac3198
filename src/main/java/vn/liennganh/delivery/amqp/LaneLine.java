package vn.liennganh.delivery.amqp;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.SessionFailureListener;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.apache.activemq.artemis.jms.client.JMSExceptionHelper;
import org.messaginghub.pooled.jms.JmsPoolSession;

/**
 * Receives from lanes with the broker's own client, on the session of a JMS one. JMS settles with
 * the next commit whatever was received: one sender's slow letter would keep all the others' from
 * being settled. Here each letter is settled for itself.
 */
final class LaneLine implements AutoCloseable {

    private final ClientSession session;
    private final Map<String, ClientConsumer> consumers = new HashMap<>();
    private final SessionFailureListener failures = failures();

    /** Reconnected behind our back: the broker has taken back what was received before. */
    private volatile boolean broken;

    /**
     * @param session transacted, of the hub's pool
     */
    LaneLine(Session session) throws JMSException {
        Session own = ((JmsPoolSession) session).getInternalSession();
        this.session = ((ActiveMQSession) own).getCoreSession();
        this.session.addFailureListener(failures);
    }

    private SessionFailureListener failures() {
        return new SessionFailureListener() {
            @Override
            public void connectionFailed(ActiveMQException failed, boolean moved) {
                broken = true;
            }

            @Override
            public void connectionFailed(ActiveMQException failed, boolean moved, String to) {
                broken = true;
            }

            @Override
            public void beforeReconnect(ActiveMQException failed) {
                broken = true;
            }
        };
    }

    /** The broker's own number of a letter that was received here. */
    static long number(Message letter) {
        return ((ActiveMQMessage) letter).getCoreMessage().getMessageID();
    }

    /** The next of a lane, if one is there. */
    Optional<Message> next(String lane) throws JMSException {
        if (broken) {
            throw new IllegalStateException("The line to the broker was cut");
        }
        try {
            ClientMessage next = consumer(lane).receiveImmediate();
            if (next == null) {
                return Optional.empty();
            }
            if (next.getRoutingType() == null) {
                next.setRoutingType(RoutingType.ANYCAST);
            }
            ActiveMQMessage letter = ActiveMQMessage.createMessage(next, session);
            letter.doBeforeReceive();
            return Optional.of(letter);
        } catch (ActiveMQException failed) {
            throw JMSExceptionHelper.convertFromActiveMQException(failed);
        }
    }

    private ClientConsumer consumer(String lane) throws ActiveMQException {
        ClientConsumer open = consumers.get(lane);
        if (open == null) {
            open = session.createConsumer(lane);
            consumers.put(lane, open);
        }
        return open;
    }

    /** Settles in the session's transaction what of the pile was answered. */
    void settle(Pile pile) throws JMSException {
        try {
            for (Pile.Answered answered : pile.answers()) {
                ((ActiveMQMessage) answered.letter()).getCoreMessage().individualAcknowledge();
            }
        } catch (ActiveMQException failed) {
            throw JMSExceptionHelper.convertFromActiveMQException(failed);
        }
    }

    /** What was received of the lane and is not settled lies there again, in its order. */
    void giveBack(String lane) throws JMSException {
        ClientConsumer open = consumers.remove(lane);
        if (open != null) {
            try {
                open.close();
            } catch (ActiveMQException failed) {
                throw JMSExceptionHelper.convertFromActiveMQException(failed);
            }
        }
    }

    @Override
    public void close() throws JMSException {
        session.removeFailureListener(failures);
        for (String lane : List.copyOf(consumers.keySet())) {
            giveBack(lane);
        }
    }
}
