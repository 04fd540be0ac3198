package vn.liennganh.delivery;

import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.delivery.RelayRepository.Outgoing;
import vn.liennganh.delivery.wire.Parcel;
import vn.liennganh.delivery.wire.References;
import vn.liennganh.message.AgencyId;

/**
 * One round at a time from the rows to the broker.
 *
 * <p>The position is stored after the broker's commit. A crash between the two sends the same
 * again; the broker knows most of it by its duplicate id, and for the rest shelving twice does
 * nothing.
 */
final class Relay {

    /** By precedence. */
    private static final int[] PRIORITIES = {9, 7, 6, 4};

    private final RelayRepository rows;
    private final HeldRepository held;
    private final BrokerSender sender;
    private final Routes routes;
    private final TransactionTemplate transaction;
    private final DeliverySettings settings;
    private final Clock clock;

    Relay(
            RelayRepository rows,
            HeldRepository held,
            BrokerSender sender,
            Routes routes,
            TransactionTemplate transaction,
            DeliverySettings settings,
            Clock clock) {
        this.rows = rows;
        this.held = held;
        this.sender = sender;
        this.routes = routes;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What a round did.
     *
     * @param full true where it took as many as it may: there is probably more
     * @param parked true where it parked something
     */
    record Round(boolean full, boolean parked) {

        static final Round IDLE = new Round(false, false);
    }

    /** A transaction that a checked failure of the broker must leave as well. */
    private static final class BrokerAway extends RuntimeException {

        BrokerAway(JMSException cause) {
            super(cause);
        }
    }

    /** Sends what was accepted since the last round. */
    Round newOnes() throws JMSException {
        return inTransaction(
                () -> {
                    Optional<Long> position = rows.lockPosition();
                    if (position.isEmpty()) {
                        return Round.IDLE;
                    }
                    List<Outgoing> found = rows.beyond(position.get(), settings.roundMax());
                    if (found.isEmpty()) {
                        return Round.IDLE;
                    }
                    boolean parked = carry(found, "new", settings.referencesMax());
                    rows.moveTo(found.get(found.size() - 1).number());
                    return new Round(found.size() == settings.roundMax(), parked);
                });
    }

    /**
     * Sends again what failed and is due; each by itself, so that one that always fails is alone in
     * it.
     */
    Round dueAgain() throws JMSException {
        Instant now = clock.instant();
        return inTransaction(
                () -> {
                    if (rows.lockPosition().isEmpty()) {
                        return Round.IDLE;
                    }
                    List<Outgoing> found = held.due(now, settings.retryMax(), settings.roundMax());
                    if (found.isEmpty()) {
                        return Round.IDLE;
                    }
                    boolean parked = carry(found, "again-" + now.toEpochMilli(), 1);
                    held.underway(numbers(found), now, settings);
                    return new Round(found.size() == settings.roundMax(), parked);
                });
    }

    /**
     * Sends again what the broker should still hold, once after a start: its folder may have been
     * lost or replaced, and nothing accepted may wait for a reference that no longer exists.
     *
     * @return false where another hub process is at it, or a dead one's transaction is not ended
     *     yet: then it is not done and has to be asked for again
     */
    boolean missing(String start) throws JMSException {
        long after = 0;
        boolean more = true;
        while (more) {
            long from = after;
            Optional<List<Outgoing>> sent = sentAgain(start, from);
            if (sent.isEmpty()) {
                return false;
            }
            List<Outgoing> page = sent.get();
            more = page.size() == settings.roundMax();
            after = more ? page.get(page.size() - 1).number() : after;
        }
        return true;
    }

    private Optional<List<Outgoing>> sentAgain(String start, long from) throws JMSException {
        return inTransaction(
                () -> {
                    Optional<Long> position = rows.lockPosition();
                    if (position.isEmpty()) {
                        return Optional.empty();
                    }
                    List<Outgoing> found =
                            rows.sentButNotPlaced(from, position.get(), settings.roundMax());
                    carry(found, "start-" + start, settings.referencesMax());
                    return Optional.of(found);
                });
    }

    private boolean carry(List<Outgoing> found, String why, int referencesMax) {
        Map<String, List<Outgoing>> unreachable = new LinkedHashMap<>();
        List<Outgoing> reachable = new ArrayList<>(found.size());
        for (Outgoing outgoing : found) {
            Optional<String> obstacle = routes.obstacle(outgoing.party());
            if (obstacle.isEmpty()) {
                reachable.add(outgoing);
            } else {
                unreachable.computeIfAbsent(obstacle.get(), key -> new ArrayList<>()).add(outgoing);
            }
        }
        unreachable.forEach(
                (reason, parked) -> held.park(numbers(parked), reason, clock.instant()));
        try {
            if (!reachable.isEmpty()) {
                sender.send(parcels(reachable, why, referencesMax));
            }
        } catch (JMSException away) {
            throw new BrokerAway(away);
        }
        return !unreachable.isEmpty();
    }

    /** One parcel a recipient and urgency, in the order of acceptance. */
    static List<Parcel> parcels(List<Outgoing> found, String why, int referencesMax) {
        record Address(AgencyId party, int precedence) {}
        Map<Address, List<Outgoing>> byAddress = new LinkedHashMap<>();
        found.forEach(
                outgoing ->
                        byAddress
                                .computeIfAbsent(
                                        new Address(outgoing.party(), outgoing.precedence()),
                                        key -> new ArrayList<>())
                                .add(outgoing));
        List<Parcel> parcels = new ArrayList<>();
        byAddress.forEach(
                (address, all) -> {
                    for (int start = 0; start < all.size(); start += referencesMax) {
                        long[] numbers =
                                numbers(
                                        all.subList(
                                                start,
                                                Math.min(all.size(), start + referencesMax)));
                        String id =
                                address.party()
                                        + "/"
                                        + why
                                        + "/"
                                        + numbers[0]
                                        + "-"
                                        + numbers[numbers.length - 1]
                                        + "/"
                                        + numbers.length;
                        parcels.add(
                                new Parcel(
                                        BrokerSender.queue(address.party()),
                                        PRIORITIES[address.precedence()],
                                        References.write(numbers),
                                        id));
                    }
                });
        return parcels;
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) throws JMSException {
        try {
            return Optional.ofNullable(transaction.execute(status -> work.get())).orElseThrow();
        } catch (BrokerAway away) {
            throw (JMSException) away.getCause();
        }
    }

    private static long[] numbers(List<Outgoing> found) {
        return found.stream().mapToLong(Outgoing::number).toArray();
    }
}
