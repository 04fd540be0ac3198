package vn.liennganh.delivery.amqp;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.message.AgencyId;

/**
 * Reads submissions from one lane for each agency, all lanes in turn and each at most its share of
 * a batch: whoever floods its own lane delays nobody else's. The lane of an agency that has used up
 * its rates rests: it fills, and its sender gets no credit until there is something left again.
 */
final class LaneReader {

    /** Bodies beyond it make a batch full: they are held in memory until it is judged. */
    private static final long BYTES_MAX = 16L * 1024 * 1024;

    private static final String CHANNEL = "amqp";

    private final Session session;
    private final BrokerView view;
    private final Pace pace;
    private final Map<String, MessageConsumer> consumers = new HashMap<>();

    /** Where something may lie, the longest unread first. */
    private final Set<String> waiting = new LinkedHashSet<>();

    /** Lanes that are left alone, each until then by {@link System#nanoTime}. */
    private final Map<String, Long> resting = new HashMap<>();

    /** What is read and not yet dealt with, by who handed it in. */
    private final Map<AgencyId, Hand> inHand = new HashMap<>();

    private long bytes;

    private record Hand(long calls, long bytes) {

        private static final Hand EMPTY = new Hand(0, 0);

        Hand with(long size) {
            return new Hand(calls + 1, bytes + size);
        }
    }

    LaneReader(Session session, BrokerView view, Pace pace) {
        this.session = session;
        this.view = view;
        this.pace = pace;
    }

    void look(Set<String> lanes) {
        waiting.addAll(lanes);
    }

    boolean idle() {
        return waiting.isEmpty();
    }

    /** How long nothing can be read unless a lane grows; at most {@code most}. */
    long quietMillis(long most) {
        long now = System.nanoTime();
        long next = TimeUnit.MILLISECONDS.toNanos(most);
        for (String lane : waiting) {
            next = Math.min(next, Math.max(0, resting.getOrDefault(lane, now) - now));
        }
        // Rounded up: a lane that rests for less than a millisecond is not asked in a circle.
        return TimeUnit.NANOSECONDS.toMillis(next + 999_999);
    }

    /** What was taken has been dealt with, and counts against its senders' rates. */
    void done() {
        inHand.forEach((sender, hand) -> pace.took(sender, hand.calls(), hand.bytes()));
        view.dealt(Set.copyOf(inHand.keySet()));
        inHand.clear();
    }

    /** The next of each lane, in the order in which each was filled; may be none. */
    List<Message> take(int most) throws JMSException {
        List<Message> taken = new ArrayList<>();
        bytes = 0;
        inHand.clear();
        resting.values().removeIf(until -> until - System.nanoTime() <= 0);
        List<String> open = waiting.stream().filter(it -> !resting.containsKey(it)).toList();
        int share = Math.max(1, most / Math.max(1, open.size()));
        for (String lane : open) {
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
            if (rests(lane)) {
                return true;
            }
            Message next = consumer.receiveNoWait();
            if (next == null) {
                return false;
            }
            taken.add(next);
            long size = next instanceof BytesMessage body ? body.getBodyLength() : 0;
            bytes += size;
            AgencyId sender = Letter.sender(next);
            inHand.put(sender, inHand.getOrDefault(sender, Hand.EMPTY).with(size));
        }
        return true;
    }

    private boolean rests(String lane) {
        Optional<AgencyId> owner = Addresses.laneOwner(lane);
        if (owner.isEmpty()) {
            return false;
        }
        Hand hand = inHand.getOrDefault(owner.get(), Hand.EMPTY);
        Optional<Duration> rest = pace.rest(owner.get(), CHANNEL, hand.calls(), hand.bytes());
        rest.ifPresent(time -> resting.put(lane, System.nanoTime() + time.toNanos()));
        return rest.isPresent();
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
