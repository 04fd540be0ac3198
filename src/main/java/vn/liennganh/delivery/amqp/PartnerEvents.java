package vn.liennganh.delivery.amqp;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import vn.liennganh.message.AgencyId;

/**
 * What the broker tells of partners, kept until it is worked off. Nothing here is a record: what is
 * lost with the process is found again by comparing the rows with the broker's queues.
 */
@Component
public class PartnerEvents {

    private final LinkedBlockingQueue<Event> queue = new LinkedBlockingQueue<>();

    /** Something that a partner did at its inbox. */
    public sealed interface Event {

        AgencyId party();

        /** A receiver was opened on the inbox. */
        record Attached(AgencyId party) implements Event {}

        /** Something was placed on the inbox of an agency, served over AMQP or not. */
        record Grown(AgencyId party) implements Event {}

        /** A delivery was settled as accepted, and the broker has that on its disk. */
        record Settled(AgencyId party, UUID message) implements Event {}
    }

    /** Never blocks: called on the broker's threads. */
    public void tell(Event event) {
        queue.add(event);
    }

    /** Waits for the next ones, at most {@code millis}; may be none. */
    List<Event> next(long millis) throws InterruptedException {
        List<Event> found = new ArrayList<>();
        Event first = queue.poll(millis, TimeUnit.MILLISECONDS);
        if (first != null) {
            found.add(first);
            queue.drainTo(found, 1_000);
        }
        return found;
    }
}
