package vn.liennganh.delivery.amqp;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.delivery.amqp.OfferRepository.Offer;
import vn.liennganh.delivery.amqp.OfferRepository.Placed;
import vn.liennganh.intake.Intake;
import vn.liennganh.message.AgencyId;

/**
 * Keeps a window of deliveries at the broker for every partner that has a receiver there, in the
 * order of its inbox. What a partner settles is consigned; what it rejects is parked with a reason;
 * the rest of its backlog costs nobody anything.
 */
final class Postman implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final String REJECTED = "partner-rejected";
    private static final long LOOK_MILLIS = 500;

    /** Between two rounds while there is much to do: each then carries more. */
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long LOOK_AT_ALL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final OfferRepository offers;
    private final PartnerQueue queue;
    private final PartnerEvents events;
    private final Inbox inbox;
    private final ParkingLot parking;
    private final Intake door;
    private final Windows windows;
    private final BrokerView view;

    /** Who has had a receiver here since the start. */
    private final Set<AgencyId> served = new HashSet<>();

    /** Whose rows are to be compared with the broker: something may have been missed. */
    private final Set<AgencyId> unsure = new HashSet<>();

    /** Told as settled, and not yet written down as such. */
    private final List<Placed> settled = new ArrayList<>();

    private volatile boolean running;
    private volatile @Nullable Thread worker;

    Postman(
            OfferRepository offers,
            Windows windows,
            PartnerQueue queue,
            PartnerEvents events,
            BrokerView view,
            Inbox inbox,
            ParkingLot parking,
            Intake door) {
        this.offers = offers;
        this.windows = windows;
        this.queue = queue;
        this.events = events;
        this.view = view;
        this.inbox = inbox;
        this.parking = parking;
        this.door = door;
    }

    @Override
    public void start() {
        running = true;
        inbox.listen(
                grown -> grown.forEach(one -> events.tell(new PartnerEvents.Event.Changed(one))));
        Thread thread = new Thread(this::work, "amqp-out");
        thread.setDaemon(true);
        thread.start();
        worker = thread;
    }

    private void work() {
        long looked = System.nanoTime();
        long next = looked;
        Set<AgencyId> due = new LinkedHashSet<>();
        String told = "";
        while (running) {
            try {
                due.addAll(told(events.next(LOOK_MILLIS, next)));
                next = System.nanoTime() + ROUND_NANOS;
                takeBack();
                if (System.nanoTime() - looked > LOOK_AT_ALL_NANOS) {
                    looked = System.nanoTime();
                    due.addAll(served);
                }
                serve(due);
                due.clear();
                told = "";
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (JMSException | RuntimeException | Error failed) {
                if (running) {
                    // Once for each reason, however long it lasts.
                    if (!told.equals(failed.toString())) {
                        told = failed.toString();
                        LOG.warn("Deliveries over AMQP pause: {}", told);
                    }
                    hangUp();
                    unsure.addAll(served);
                    due.addAll(served);
                }
            }
        }
    }

    /** Has attested what was settled; returns whose windows may have room. */
    private Set<AgencyId> told(List<PartnerEvents.Event> heard) {
        Set<AgencyId> due = new LinkedHashSet<>();
        List<Placed> taken = new ArrayList<>();
        for (PartnerEvents.Event event : heard) {
            if (event instanceof PartnerEvents.Event.Settled one) {
                taken.add(new Placed(one.party(), one.message()));
                due.add(one.party());
            } else if (event instanceof PartnerEvents.Event.Attached one) {
                due.add(one.party());
                if (served.add(one.party())) {
                    unsure.add(one.party());
                }
            } else if (served.contains(event.party())) {
                due.add(event.party());
                if (event instanceof PartnerEvents.Event.Missed) {
                    unsure.add(event.party());
                }
            }
        }
        if (!taken.isEmpty()) {
            attest(taken);
            settled.addAll(taken);
        }
        return due;
    }

    private void attest(List<Placed> taken) {
        taken.forEach(one -> door.consigned(one.message(), one.party()));
    }

    /**
     * After a start or a failure: what the rows say is at the broker and is not there was either
     * settled while nobody listened, which the broker still knows by its duplicate id, or lost with
     * the broker's folder, and then it is there again now. What was written down as settled may not
     * have been attested before the process ended, and is once more: the first time counts.
     */
    private void compare(AgencyId party) throws JMSException {
        Set<UUID> lying = view.lying(party);
        List<Placed> unheard = new ArrayList<>();
        for (Offer offer : offers.open(party)) {
            if (!lying.contains(offer.message()) && !queue.sendUnlessKnown(offer)) {
                unheard.add(new Placed(party, offer.message()));
            }
        }
        if (!unheard.isEmpty()) {
            takeBack(); // What was sent back in between does not lie there either.
            List<UUID> open = offers.open(party).stream().map(Offer::message).toList();
            unheard.removeIf(one -> !open.contains(one.message()));
        }
        if (!unheard.isEmpty()) {
            LOG.info("{} deliveries were settled unheard agency={}", unheard.size(), party);
            attest(unheard);
            offers.settled(unheard);
        }
        List<Placed> unattested = offers.unattested(party);
        if (!unattested.isEmpty()) {
            attest(unattested);
        }
    }

    /**
     * Fills the windows of all of them. None waits for another's receiver: the broker takes what it
     * is sent for anybody, onto its disk if need be.
     */
    private void serve(Set<AgencyId> due) throws JMSException {
        if (due.isEmpty()) {
            return;
        }
        if (!settled.isEmpty() && due.stream().anyMatch(unsure::contains)) {
            offers.settled(settled);
            settled.clear();
        }
        for (AgencyId party : due) {
            if (unsure.contains(party)) {
                compare(party);
                unsure.remove(party);
            }
        }
        Windows.Round round = windows.next(due, settled);
        settled.clear();
        List<Placed> withdrawn = withdrawn(round);
        if (!withdrawn.isEmpty()) {
            round = windows.next(due, withdrawn);
        }
        for (List<Offer> some : Windows.loads(round.unsent())) {
            send(some);
        }
    }

    /** If they cannot go together, each recipient's go by themselves: one stops nobody else. */
    private void send(List<Offer> some) throws JMSException {
        try {
            put(some);
        } catch (JMSException together) {
            Map<AgencyId, List<Offer>> each =
                    some.stream().collect(Collectors.groupingBy(Offer::party));
            if (each.size() == 1) {
                throw together;
            }
            List<JMSException> alone = new ArrayList<>();
            for (List<Offer> own : each.values()) {
                try {
                    put(own);
                } catch (JMSException failed) {
                    alone.add(failed);
                }
            }
            if (!alone.isEmpty()) {
                throw alone.get(0);
            }
        }
    }

    private void put(List<Offer> some) throws JMSException {
        queue.send(some);
        offers.sent(some);
    }

    /**
     * What its recipient fetched or acknowledged in another way is taken off the queue, as far as
     * it still lies there; what is with the partner already stays until that settles it.
     */
    private List<Placed> withdrawn(Windows.Round round) {
        List<Placed> gone = new ArrayList<>();
        round.stale()
                .forEach(
                        (party, stale) ->
                                view.withdraw(party, stale)
                                        .forEach(one -> gone.add(new Placed(party, one))));
        return gone;
    }

    private void takeBack() throws JMSException {
        Optional<PartnerQueue.Returned> next = queue.nextReturned();
        while (next.isPresent()) {
            PartnerQueue.Returned one = next.get();
            offers.returned(one.party(), one.message())
                    .ifPresent(number -> parking.park(number, REJECTED));
            LOG.info("Delivery returned agency={} message={}", one.party(), one.message());
            queue.commit();
            next = queue.nextReturned();
        }
    }

    private void hangUp() {
        try {
            queue.close();
        } catch (JMSException | RuntimeException away) {
            // The pool trips over a producer whose connection it has dropped.
            LOG.debug("Closing what is closed already: {}", away.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread thread = worker;
        if (thread != null) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
        hangUp();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
