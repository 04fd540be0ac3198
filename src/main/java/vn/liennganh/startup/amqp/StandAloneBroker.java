package vn.liennganh.startup.amqp;

import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.delivery.amqp.BrokerView;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.message.AgencyId;
import vn.liennganh.startup.broker.Registry;
import vn.liennganh.startup.broker.Wire;
import vn.liennganh.startup.broker.port.Cuts;

/**
 * Partners' broker outside this process: tells it who may come in, hears what happens there, and
 * looks into its queues. The broker asks about every certificate that somebody shows; those in use
 * are judged again and again, and what has changed is told at once.
 */
public final class StandAloneBroker implements BrokerView, PartnerCount, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandAloneBroker.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final int JUDGES = 4;

    /** A word is said again so many times before it would end. */
    private static final int PER_LEASE = 3;

    private final TransportConfiguration where;
    private final Registry registry;
    private final HubEar ear;
    private final Pace pace;
    private final Duration recheck;
    private final Duration lease;

    private final Vouching vouching;
    private final Semaphore soon = new Semaphore(0);
    private final ExecutorService judges = Executors.newFixedThreadPool(JUDGES, this::thread);
    private final Thread worker = thread(this::work);
    private volatile @Nullable BrokerLine line;
    private volatile boolean running = true;

    /**
     * @param where the broker's own protocol is spoken, with TLS that shows the hub's certificate
     * @param recheck how often certificates in use are judged again
     * @param lease how long the broker believes what it was told last
     */
    public StandAloneBroker(
            TransportConfiguration where,
            Registry registry,
            HubEar ear,
            Pace pace,
            Duration recheck,
            Duration lease) {
        this.where = where;
        this.registry = registry;
        this.vouching = new Vouching(registry);
        this.ear = ear;
        this.pace = pace;
        this.recheck = recheck;
        this.lease = lease;
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "amqp-broker");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to look for the broker, for as long as it takes. */
    public void start() {
        worker.start();
    }

    /** Whether partners are served now. */
    public boolean reached() {
        return line != null;
    }

    private void work() {
        String told = "";
        while (running) {
            try (BrokerLine open = new BrokerLine(where, this::hear, soon::release)) {
                attend(open);
                LOG.info("Partners are served at the broker {}", where.getParams().get("host"));
                told = "";
                look(open);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (ActiveMQException | RuntimeException failed) {
                // Once for each reason, however long it lasts.
                if (running && !told.equals(failed.toString())) {
                    told = failed.toString();
                    LOG.warn("Partners are not served over AMQP: {}", told);
                }
            }
            line = null;
            pause();
        }
    }

    private void attend(BrokerLine open) {
        vouching.forget();
        line = open;
        String faults =
                open.call("attend", registry.terms().write(), Long.toString(lease.toMillis()));
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "the broker's configuration: " + faults.replace(Wire.LINE, "; "));
        }
        ear.missed();
    }

    /** Waits for something to say, and says what has changed, or everything when it is time. */
    private void look(BrokerLine open) throws InterruptedException {
        long said = System.nanoTime();
        Duration often = lease.dividedBy(PER_LEASE);
        Duration pause = recheck.compareTo(often) < 0 ? recheck : often;
        while (running && !open.broken()) {
            soon.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            soon.drainPermits();
            boolean all = System.nanoTime() - said >= often.toNanos();
            vouching.say(open, all);
            if (all) {
                said = System.nanoTime();
            }
        }
    }

    private void hear(ClientMessage told) {
        String kind = told.getStringProperty(Wire.KIND);
        switch (kind) {
            case Wire.GREW -> ear.grew(told.getStringProperty(Wire.LANE));
            case Wire.ATTACHED -> ear.attached(party(told));
            case Wire.SETTLED ->
                    ear.settled(party(told), UUID.fromString(told.getStringProperty(Wire.MESSAGE)));
            case Wire.ASKED -> judges.execute(() -> asked(told.getStringProperty(Wire.CHAIN)));
            default -> LOG.warn("The broker tells what nobody knows: {}", kind);
        }
    }

    private static AgencyId party(ClientMessage told) {
        return AgencyId.of(told.getStringProperty(Wire.PARTY));
    }

    private void asked(String written) {
        BrokerLine open = line;
        if (open == null) {
            return;
        }
        try {
            vouching.shown(open, Wire.readChain(written));
        } catch (CertificateException unreadable) {
            LOG.info("Somebody at the broker shows what is no certificate");
        } catch (IllegalStateException failed) {
            LOG.warn("The broker was not answered: {}", failed.toString());
        }
    }

    /** Judges all certificates in use now, and tells what has changed. */
    public void recheck() {
        soon.release();
    }

    private String call(String operation, String... arguments) {
        BrokerLine open = line;
        if (open == null) {
            throw new IllegalStateException("The broker is not reached");
        }
        return open.call(operation, arguments);
    }

    @Override
    public Set<UUID> lying(AgencyId party) {
        return ids(call("lying", party.value()));
    }

    @Override
    public Set<UUID> withdraw(AgencyId party, Set<UUID> messages) {
        String these = messages.stream().map(UUID::toString).collect(Collectors.joining(Wire.LINE));
        return ids(call("withdraw", party.value(), these));
    }

    private static Set<UUID> ids(String written) {
        return Wire.lines(written).stream().map(UUID::fromString).collect(Collectors.toSet());
    }

    @Override
    public Set<String> lanes() {
        return Set.copyOf(Wire.lines(call("lanes")));
    }

    @Override
    public boolean holds(String lane) {
        return Long.parseLong(call("waiting", lane)) > 0;
    }

    @Override
    public void dealt(Set<AgencyId> senders) {
        for (AgencyId sender : senders) {
            pace.rest(sender, AgencyRegistry.CHANNEL, 0, 0)
                    .ifPresent(
                            rest -> call("rest", sender.value(), Long.toString(rest.toMillis())));
        }
    }

    @Override
    public int connected() {
        return (int) count(0);
    }

    @Override
    public long unjudged() {
        return count(1);
    }

    @Override
    public long memory() {
        return count(2);
    }

    @Override
    public long cut(Cuts.Reason reason) {
        return count(3 + reason.ordinal());
    }

    private long count(int which) {
        return line == null ? 0 : Long.parseLong(Wire.lines(call("count")).get(which));
    }

    private void pause() {
        try {
            soon.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void close() {
        running = false;
        worker.interrupt();
        judges.shutdownNow();
        Optional.ofNullable(line).ifPresent(BrokerLine::close);
    }
}
