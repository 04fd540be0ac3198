package vn.liennganh.startup.broker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.MessageReference;
import vn.liennganh.delivery.amqp.Addresses;
import vn.liennganh.delivery.amqp.Letter;
import vn.liennganh.message.AgencyId;

/**
 * The address of submissions itself, where what comes over links that name their address on each
 * message lies: they know no credit of their agency's lane, so what is too much or too fast is
 * refused on them, and its sender hears so. Safe for many threads.
 */
final class SharedAddress {

    private final Registry registry;
    private final Map<AgencyId, AtomicLong> unread = new ConcurrentHashMap<>();

    SharedAddress(Registry registry) {
        this.registry = registry;
    }

    /** Refuses what its sender may not add now. */
    void admit(Message message, AgencyId sender) throws ActiveMQAddressFullException {
        if (Addresses.SUBMISSIONS.equals(message.getAddress())
                && (unread(sender).get() >= registry.terms().credit() || registry.rests(sender))) {
            throw new ActiveMQAddressFullException(
                    "Too much waits for its verdict, or came too fast: wait, then send it again");
        }
    }

    /** Something has been put on a lane; those of an agency's own are none of ours. */
    void came(String lane, String sender) {
        if (lane.equals(Addresses.SUBMISSIONS)) {
            unread(AgencyId.of(sender)).incrementAndGet();
        }
    }

    /** Something has been taken off some queue; what lay there at the start was never counted. */
    void read(MessageReference reference) {
        if (reference.getQueue().getName().toString().equals(Addresses.SUBMISSIONS)) {
            unread(AgencyId.of(reference.getMessage().getStringProperty(Letter.SENDER)))
                    .updateAndGet(count -> Math.max(0, count - 1));
        }
    }

    private AtomicLong unread(AgencyId sender) {
        return unread.computeIfAbsent(sender, key -> new AtomicLong());
    }
}
