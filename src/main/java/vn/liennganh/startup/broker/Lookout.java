package vn.liennganh.startup.broker;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.startup.broker.port.Cuts;

/** Looks at partners' connections again and again, and cuts those that must go. */
final class Lookout implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final int LOOK_SECONDS = 10;

    private final Guests guests;
    private final Supplier<ActiveMQServer> broker;
    private final Cuts cuts;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread watch = new Thread(work, "amqp-watch");
                        watch.setDaemon(true);
                        return watch;
                    });

    Lookout(Guests guests, Supplier<ActiveMQServer> broker, Cuts cuts) {
        this.guests = guests;
        this.broker = broker;
        this.cuts = cuts;
    }

    void begin(Duration every) {
        long millis = every.toMillis();
        thread.scheduleWithFixedDelay(this::guarded, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** A look that failed must not be the last one. */
    private void guarded() {
        try {
            look();
        } catch (RuntimeException failed) {
            LOG.error("Open connections are looked at later", failed);
        }
    }

    private void look() {
        Set<Object> alive =
                broker.get().getRemotingService().getConnections().stream()
                        .map(RemotingConnection::getID)
                        .collect(Collectors.toSet());
        guests.overdue(alive).forEach(this::cut);
    }

    private void cut(RemotingConnection connection) {
        cuts.count(Cuts.Reason.RIGHTS);
        LOG.info("AMQP connection cut: its certificate holds no longer, or it is one too many");
        connection.fail(new ActiveMQSecurityException("Not let in, or no longer"));
    }

    /** Looks at all of them soon. */
    void soon() {
        thread.execute(this::guarded);
    }

    /** Looks at all of them; returns when whoever must go is cut. */
    void now() {
        try {
            thread.submit(this::look).get(LOOK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("Open connections were not looked at", failed);
        }
    }

    /** Cuts this one soon. */
    void send(RemotingConnection away) {
        thread.execute(() -> cut(away));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
