package vn.liennganh.delivery.amqp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.CommitListener;
import vn.liennganh.message.AgencyId;

/**
 * What the broker tells of partners, kept until it is worked off. Nothing here is a record: what is
 * lost with the process is found again by comparing the rows with the broker's queues.
 */
@Component
public class PartnerEvents implements CommitListener {

    private final LinkedBlockingQueue<Event> queue = new LinkedBlockingQueue<>();

    /** Who has had a receiver since the start; of all others nothing is kept. */
    private final Set<AgencyId> receiving = ConcurrentHashMap.newKeySet();

    /** Something that a partner did at its inbox. */
    public sealed interface Event {

        AgencyId party();

        /** A receiver was opened on the inbox. */
        record Attached(AgencyId party) implements Event {}

        /** Something was placed on the inbox of an agency, or its recipient has it. */
        record Changed(AgencyId party) implements Event {}

        /** What happened at an agency's inbox may have gone unheard. */
        record Missed(AgencyId party) implements Event {}

        /** A delivery was settled as accepted, and the broker has that on its disk. */
        record Settled(AgencyId party, UUID message) implements Event {}
    }

    /** Never blocks: called on the broker's threads. */
    public void tell(Event event) {
        if (event instanceof Event.Attached attached) {
            receiving.add(attached.party());
        }
        if (receiving.contains(event.party())) {
            queue.add(event);
        }
    }

    /** Nothing was heard of the broker for a while. */
    public void missed() {
        receiving.forEach(party -> tell(new Event.Missed(party)));
    }

    /** What a recipient has got in another way needs no place at the broker any more. */
    @Override
    public void afterCommit(List<BatchEvent> events) {
        if (receiving.isEmpty()) {
            return;
        }
        Set<AgencyId> parties = new LinkedHashSet<>();
        for (BatchEvent event : events) {
            if (event instanceof BatchEvent.Consigned fetched) {
                parties.add(fetched.party());
            } else if (event instanceof BatchEvent.HandedOver taken) {
                parties.add(taken.party());
            }
        }
        parties.forEach(party -> tell(new Event.Changed(party)));
    }

    /**
     * Waits for the next ones, at most {@code millis}; may be none. Once there is one, more are
     * gathered until a time of {@link System#nanoTime}.
     */
    List<Event> next(long millis, long gatherUntil) throws InterruptedException {
        List<Event> found = new ArrayList<>();
        Event first = queue.poll(millis, TimeUnit.MILLISECONDS);
        if (first != null) {
            found.add(first);
            TimeUnit.NANOSECONDS.sleep(gatherUntil - System.nanoTime());
            queue.drainTo(found, 1_000);
        }
        return found;
    }
}
