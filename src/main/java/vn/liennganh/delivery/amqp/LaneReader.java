package vn.liennganh.delivery.amqp;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads submissions from one lane for each agency, all lanes in turn and each at most its share of
 * a batch: whoever floods its own lane delays nobody else's.
 */
final class LaneReader {

    /** Bodies beyond it make a batch full: they are held in memory until it is judged. */
    private static final long BYTES_MAX = 16L * 1024 * 1024;

    private final Session session;
    private final BrokerView view;
    private final Map<String, MessageConsumer> consumers = new HashMap<>();

    /** Where something may lie, the longest unread first. */
    private final Set<String> waiting = new LinkedHashSet<>();

    private long bytes;

    LaneReader(Session session, BrokerView view) {
        this.session = session;
        this.view = view;
    }

    void look(Set<String> lanes) {
        waiting.addAll(lanes);
    }

    boolean idle() {
        return waiting.isEmpty();
    }

    /** The next of each lane, in the order in which each was filled; may be none. */
    List<Message> take(int most) throws JMSException {
        List<Message> taken = new ArrayList<>();
        bytes = 0;
        int share = Math.max(1, most / Math.max(1, waiting.size()));
        for (String lane : List.copyOf(waiting)) {
            if (taken.size() >= most || bytes > BYTES_MAX) {
                break;
            }
            waiting.remove(lane);
            if (read(lane, share, taken) || view.holds(lane)) {
                waiting.add(lane);
            }
        }
        return taken;
    }

    /** Whether there was a full share. */
    private boolean read(String lane, int share, List<Message> taken) throws JMSException {
        MessageConsumer consumer = consumer(lane);
        for (int i = 0; i < share && bytes <= BYTES_MAX; i++) {
            Message next = consumer.receiveNoWait();
            if (next == null) {
                return false;
            }
            taken.add(next);
            bytes += next instanceof BytesMessage body ? body.getBodyLength() : 0;
        }
        return true;
    }

    private MessageConsumer consumer(String lane) throws JMSException {
        MessageConsumer open = consumers.get(lane);
        if (open == null) {
            open = session.createConsumer(session.createQueue(lane));
            consumers.put(lane, open);
        }
        return open;
    }
}
