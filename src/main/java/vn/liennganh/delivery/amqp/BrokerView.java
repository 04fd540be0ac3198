package vn.liennganh.delivery.amqp;

import java.util.Set;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/** What only the broker itself can tell or do. */
public interface BrokerView {

    /** The messages on an agency's inbox: waiting, or with the agency and not settled. */
    Set<UUID> lying(AgencyId party);

    /** Takes deliveries off an agency's inbox; returns those that were not with the agency. */
    Set<UUID> withdraw(AgencyId party, Set<UUID> messages);

    /** The lanes of submissions on which something waits to be read. */
    Set<String> lanes();

    /** Whether something waits to be read on this one. */
    boolean holds(String lane);

    /**
     * Submissions of these agencies have been dealt with and count against their rates, which a
     * broker outside this process cannot see by itself.
     */
    default void dealt(Set<AgencyId> senders) {}
}
