package vn.liennganh.delivery.amqp;

import java.util.Set;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/** What only the broker itself can tell. */
@FunctionalInterface
public interface BrokerView {

    /** The messages on an agency's inbox: waiting, or with the agency and not settled. */
    Set<UUID> lying(AgencyId party);
}
