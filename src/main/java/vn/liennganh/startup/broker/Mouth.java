package vn.liennganh.startup.broker;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.message.AgencyId;

/**
 * Tells the hub what happens at a stand-alone broker, while it listens. Nothing told is a record:
 * what a hub has missed it finds by comparing its rows with the queues.
 */
final class Mouth implements Ear, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Mouth.class);
    private static final int BYTES = 512;

    private final Supplier<ActiveMQServer> broker;
    private final Set<String> grown = ConcurrentHashMap.newKeySet();
    private final ExecutorService voice =
            Executors.newSingleThreadExecutor(
                    work -> {
                        Thread thread = new Thread(work, "hub-events");
                        thread.setDaemon(true);
                        return thread;
                    });

    Mouth(Supplier<ActiveMQServer> broker) {
        this.broker = broker;
    }

    /** One hub reads it at a time, and without one nothing is kept on it. */
    static QueueConfiguration queue() {
        return QueueConfiguration.of(Wire.EVENTS)
                .setAddress(Wire.EVENTS)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(false)
                .setMaxConsumers(1)
                .setPurgeOnNoConsumers(true)
                .setAutoCreated(false)
                .setAutoDelete(false);
    }

    /** Whether a hub listens now. */
    boolean heard() {
        Queue queue = broker.get().locateQueue(Wire.EVENTS);
        return queue != null && queue.getConsumerCount() > 0;
    }

    @Override
    public void attached(AgencyId party) {
        tell(Wire.ATTACHED, Wire.PARTY, party.value());
    }

    @Override
    public void settled(AgencyId party, UUID message) {
        tell(Wire.SETTLED, Wire.PARTY, party.value(), Wire.MESSAGE, message.toString());
    }

    @Override
    public void grew(String lane) {
        // One word for all that came before it is said.
        if (grown.add(lane)) {
            voice.execute(
                    () -> {
                        grown.remove(lane);
                        say(Wire.GREW, Wire.LANE, lane);
                    });
        }
    }

    void asked(List<X509Certificate> chain) {
        tell(Wire.ASKED, Wire.CHAIN, Wire.write(chain));
    }

    private void tell(String kind, String... properties) {
        voice.execute(() -> say(kind, properties));
    }

    private void say(String kind, String... properties) {
        if (!heard()) {
            return;
        }
        CoreMessage message = new CoreMessage(broker.get().getStorageManager().generateID(), BYTES);
        message.setAddress(Wire.EVENTS);
        message.setRoutingType(RoutingType.ANYCAST);
        message.setDurable(false);
        message.putStringProperty(Wire.KIND, kind);
        for (int i = 0; i < properties.length; i += 2) {
            message.putStringProperty(properties[i], properties[i + 1]);
        }
        try {
            broker.get().getPostOffice().route(message, false);
        } catch (Exception failed) {
            LOG.warn("The hub was not told of {}: {}", kind, failed.toString());
        }
    }

    @Override
    public void close() {
        voice.shutdownNow();
    }
}
