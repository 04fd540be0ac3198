package vn.liennganh.startup.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.message.AgencyId;

/**
 * Partners' connections, each from its first words on and not only when it begins to work: whose it
 * is, and how many its agency has. One too many is told so when it begins a session, and is cut
 * soon when it does not; whoever opens a heap of them is cut at once.
 */
final class Guests {

    private static final Logger LOG = LoggerFactory.getLogger(Guests.class);

    /** How long nobody may know whose a connection is: a hub elsewhere answers well before. */
    private static final Duration UNKNOWN_MAX = Duration.ofSeconds(10);

    /** How long one too many has to begin a session and be told so. */
    private static final Duration SURPLUS_MAX = Duration.ofSeconds(2);

    private final Registry registry;
    private final PartnerSecurity security;
    private final LongSupplier nanoTime;
    private final Map<Object, Guest> all = new HashMap<>();

    private static final class Guest {

        private final RemotingConnection connection;
        private final long since;
        private @Nullable AgencyId agency;
        private boolean surplus;

        Guest(RemotingConnection connection, long since) {
            this.connection = connection;
            this.since = since;
        }
    }

    Guests(Registry registry, PartnerSecurity security, LongSupplier nanoTime) {
        this.registry = registry;
        this.security = security;
        this.nanoTime = nanoTime;
    }

    synchronized int count() {
        return all.size();
    }

    /** Those of agencies that have no more than they may. */
    synchronized List<RemotingConnection> welcome() {
        return all.values().stream()
                .filter(guest -> guest.agency != null && !guest.surplus)
                .map(guest -> guest.connection)
                .toList();
    }

    /** A connection has been made; returns whether it is to be cut at once. */
    synchronized boolean came(RemotingConnection connection) {
        all.putIfAbsent(connection.getID(), new Guest(connection, nanoTime.getAsLong()));
        return named(connection);
    }

    /** It may be known now whose it is; returns whether the connection is to be cut at once. */
    synchronized boolean named(RemotingConnection connection) {
        Guest guest = all.get(connection.getID());
        Optional<AgencyId> agency = security.agency(connection);
        if (guest == null || guest.agency != null || agency.isEmpty()) {
            return false;
        }
        long most = most(agency.get());
        guest.surplus = of(agency.get(), false) >= most;
        guest.agency = agency.get();
        if (guest.surplus) {
            LOG.info("AMQP connection refused agency={} open={}", agency.get(), most);
        }
        return guest.surplus && of(agency.get(), true) > most;
    }

    /** Lets it begin a session, unless its agency has as many as it may. */
    synchronized void admit(RemotingConnection connection, AgencyId agency)
            throws ActiveMQSecurityException {
        came(connection);
        Guest guest = all.get(connection.getID());
        if (guest.surplus && of(agency, false) < most(agency)) {
            guest.surplus = false;
        }
        if (guest.surplus) {
            throw new ActiveMQSecurityException("Too many connections of " + agency);
        }
    }

    synchronized void gone(RemotingConnection connection) {
        all.remove(connection.getID());
    }

    /**
     * Who must go: one that showed a certificate that holds no longer or is another agency's now,
     * one too many that has had the time to hear so, and one of which nobody knows whose it is.
     *
     * @param alive the connections that the broker has: of others nobody said that they ended
     */
    synchronized List<RemotingConnection> overdue(Set<Object> alive) {
        List<RemotingConnection> overdue = new ArrayList<>();
        long now = nanoTime.getAsLong();
        all.entrySet()
                .removeIf(
                        one ->
                                now - one.getValue().since > UNKNOWN_MAX.toNanos()
                                        && !alive.contains(one.getKey()));
        for (Guest guest : List.copyOf(all.values())) {
            boolean flood = named(guest.connection);
            boolean known =
                    guest.agency != null
                            && security.agency(guest.connection).equals(Optional.of(guest.agency));
            long age = now - guest.since;
            boolean late =
                    guest.agency == null
                            ? age > UNKNOWN_MAX.toNanos()
                            : guest.surplus && age > SURPLUS_MAX.toNanos();
            if (flood || late || (guest.agency != null && !known)) {
                overdue.add(guest.connection);
            }
        }
        return overdue;
    }

    private long of(AgencyId agency, boolean surplus) {
        return all.values().stream()
                .filter(guest -> agency.equals(guest.agency) && guest.surplus == surplus)
                .count();
    }

    private long most(AgencyId agency) {
        return Math.min(registry.terms().connectionsPerAgency(), registry.connections(agency));
    }
}
