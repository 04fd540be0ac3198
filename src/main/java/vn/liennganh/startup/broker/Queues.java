package vn.liennganh.startup.broker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.filter.impl.FilterImpl;
import org.apache.activemq.artemis.core.postoffice.impl.LocalQueueBinding;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import vn.liennganh.delivery.amqp.Addresses;
import vn.liennganh.delivery.amqp.Letter;
import vn.liennganh.message.AgencyId;

/** The queues of partners: how they are made, and what lies on them. */
public final class Queues {

    private static final int KIB = 1024;
    private static final long INBOX_BYTES = 512L * KIB;
    private static final int PAGE_BYTES = 256 * KIB;
    private static final int GROUPS = 1_024;
    private static final String AGENCY = "agency.";

    private final Supplier<ActiveMQServer> broker;

    Queues(Supplier<ActiveMQServer> broker) {
        this.broker = broker;
    }

    public static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true)
                // What belongs to one exchange goes to one receiver while that is there.
                .setGroupBuckets(GROUPS)
                .setAutoCreated(false)
                .setAutoDelete(false);
    }

    /**
     * An agency gets no further credit while its lane is full; nothing is dropped, and nothing
     * expires.
     */
    public static AddressSettings lanes(long laneMax) {
        return ours().setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK)
                .setMaxSizeBytes(laneMax)
                .setMaxDeliveryAttempts(-1);
    }

    /** A slow partner's queues go to disk; what it would not have comes back to the hub. */
    public static AddressSettings inboxes() {
        return ours().setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(INBOX_BYTES)
                .setPageSizeBytes(PAGE_BYTES)
                // A line that breaks again and again is no refusal: only a refusal parks.
                .setMaxDeliveryAttempts(-1)
                .setDeadLetterAddress(SimpleString.of(Addresses.RETURNED));
    }

    private static AddressSettings ours() {
        return new AddressSettings()
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setNoExpiry(true)
                // Given back, it is the next again: a pause would turn the order.
                .setRedeliveryDelay(0);
    }

    /** What it may receive from is there before it asks: partners create nothing themselves. */
    void welcome(Caller caller) throws ActiveMQException {
        for (String name :
                List.of(
                        Addresses.inbox(caller.agency()),
                        Addresses.inbox(caller.acting()),
                        Addresses.lane(caller.agency()),
                        Addresses.receipts(caller.agency()))) {
            make(queue(name));
        }
    }

    /** Unless it is there. */
    void make(QueueConfiguration queue) throws ActiveMQException {
        if (broker.get().locateQueue(queue.getName()) != null) {
            return;
        }
        try {
            broker.get().createQueue(queue, true);
        } catch (ActiveMQException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new ActiveMQException("No queue " + queue.getName() + ": " + failed);
        }
    }

    /** The messages on an agency's inbox: waiting, or with the agency and not settled. */
    public Set<UUID> lying(AgencyId party) {
        Queue queue = broker.get().locateQueue(Addresses.inbox(party));
        Set<UUID> found = new HashSet<>();
        if (queue != null) {
            waiting(queue, found);
            queue.getDeliveringMessages().values().stream()
                    .flatMap(List::stream)
                    .forEach(one -> found.add(message(one)));
            // What was given back between the two looks.
            waiting(queue, found);
        }
        return found;
    }

    /** Takes deliveries off an agency's inbox; returns those that were not with the agency. */
    public Set<UUID> withdraw(AgencyId party, Set<UUID> messages) {
        Queue queue = broker.get().locateQueue(Addresses.inbox(party));
        Set<UUID> gone = new HashSet<>(messages);
        if (queue != null && !messages.isEmpty()) {
            String these =
                    messages.stream()
                            .map(message -> "'" + message + "'")
                            .collect(Collectors.joining(",", Letter.ID + " IN (", ")"));
            try {
                queue.deleteMatchingReferences(FilterImpl.createFilter(these));
            } catch (Exception failed) {
                throw new IllegalStateException("Nothing taken off " + queue.getName(), failed);
            }
            gone.removeAll(lying(party));
        }
        return gone;
    }

    /** The lanes of submissions on which something lies that nobody has been given. */
    public Set<String> lanes() {
        return names().filter(name -> Addresses.isLane(name) && holds(name))
                .collect(Collectors.toSet());
    }

    /** Whether something lies on it that nobody has been given. */
    public boolean holds(String lane) {
        Queue queue = broker.get().locateQueue(lane);
        return queue != null && queue.getMessageCount() > queue.getDeliveringCount();
    }

    /** The lanes on which anything lies, also what a reader has been given and not confirmed. */
    Set<String> occupied() {
        return names().filter(name -> Addresses.isLane(name) && waiting(name) > 0)
                .collect(Collectors.toSet());
    }

    /** Whose inboxes have a receiver now. */
    Set<AgencyId> attached() {
        return names().filter(Addresses::isInbox)
                .filter(name -> broker.get().locateQueue(name).getConsumerCount() > 0)
                .map(Addresses::owner)
                .collect(Collectors.toSet());
    }

    /** Submissions that wait on all lanes. */
    public long unjudged() {
        return names().filter(Addresses::isLane).mapToLong(this::waiting).sum();
    }

    /** Bytes that all addresses of partners hold in the memory of this process. */
    public long memory() {
        return names().filter(name -> Addresses.isLane(name) || name.startsWith(AGENCY))
                .mapToLong(this::memory)
                .sum();
    }

    /** Messages on an address, wherever they lie. */
    public long waiting(String address) {
        Queue queue = broker.get().locateQueue(address);
        return queue == null ? 0 : queue.getMessageCount();
    }

    /** Bytes of messages that an address holds in the memory of this process; the rest is paged. */
    public long memory(String address) {
        try {
            return broker.get()
                    .getPagingManager()
                    .getPageStore(SimpleString.of(address))
                    .getAddressSize();
        } catch (Exception failed) {
            throw new IllegalStateException("No store of " + address, failed);
        }
    }

    /** The signed message that a delivery carries. */
    static UUID message(MessageReference reference) {
        return UUID.fromString(reference.getMessage().getStringProperty(Letter.ID));
    }

    private Stream<String> names() {
        return broker.get()
                .getPostOffice()
                .getAllBindings()
                .filter(binding -> binding instanceof LocalQueueBinding)
                .map(binding -> binding.getUniqueName().toString());
    }

    private static void waiting(Queue queue, Set<UUID> found) {
        try (LinkedListIterator<MessageReference> all = queue.browserIterator()) {
            all.forEachRemaining(one -> found.add(message(one)));
        }
    }
}
