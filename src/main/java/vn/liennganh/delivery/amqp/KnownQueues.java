package vn.liennganh.delivery.amqp;

import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;

/** The queues that a session sends to. Making one asks the broker twice, so each is made once. */
final class KnownQueues {

    private final Session session;
    private final Map<String, Queue> known = new HashMap<>();

    KnownQueues(Session session) {
        this.session = session;
    }

    Queue named(String name) throws JMSException {
        Queue queue = known.get(name);
        if (queue == null) {
            queue = session.createQueue(name);
            known.put(name, queue);
        }
        return queue;
    }
}
