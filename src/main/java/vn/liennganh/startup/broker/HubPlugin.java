package vn.liennganh.startup.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.delivery.amqp.Addresses;

/**
 * Makes a stand-alone Artemis the partners' broker of a hub; its {@code broker.xml} names it as a
 * plugin, its {@code bootstrap.xml} {@link HubSecurity}. All that it knows by itself is the hub's
 * certificate, out of a file; everything else it is told, and until then nobody is let in.
 */
public final class HubPlugin extends OpenConnections {

    /** The plugin's property: a PEM file with the certificates by which the hub may come. */
    static final String CERTIFICATE = "hub-certificate";

    private static final Logger LOG = LoggerFactory.getLogger(HubPlugin.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Told told;
    private final Mouth mouth;
    private final AtomicReference<@Nullable ActiveMQServer> broker;
    private final AtomicReference<Set<String>> hub;

    /** For the broker, which calls {@link #init} next. */
    public HubPlugin() {
        this(new AtomicReference<>(), new AtomicReference<>(Set.of()));
    }

    private HubPlugin(
            AtomicReference<@Nullable ActiveMQServer> broker, AtomicReference<Set<String>> hub) {
        this(new Told(System::nanoTime), new Mouth(broker::get), broker, hub);
    }

    private HubPlugin(
            Told told,
            Mouth mouth,
            AtomicReference<@Nullable ActiveMQServer> broker,
            AtomicReference<Set<String>> hub) {
        super(told, new PartnerSecurity(told, line -> hubs(line, hub.get())), mouth);
        this.told = told;
        this.mouth = mouth;
        this.broker = broker;
        this.hub = hub;
    }

    /** The hub comes by the broker's own protocol, with a certificate that is pinned. */
    private static boolean hubs(RemotingConnection connection, Set<String> pinned) {
        if (!(connection instanceof CoreRemotingConnection)) {
            return false;
        }
        List<X509Certificate> chain = PartnerSecurity.chain(connection);
        return !chain.isEmpty() && pinned.contains(Wire.fingerprint(chain));
    }

    /**
     * @throws IllegalStateException if the hub's certificate cannot be read
     */
    @Override
    public void init(Map<String, String> properties) {
        Path file = Path.of(properties.getOrDefault(CERTIFICATE, ""));
        try (InputStream pem = Files.newInputStream(file)) {
            Set<String> pinned = new HashSet<>();
            for (Certificate one :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                pinned.add(Wire.fingerprint(List.of((X509Certificate) one)));
            }
            hub.set(Set.copyOf(pinned));
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalStateException(
                    CERTIFICATE + ": the hub's certificate cannot be read from " + file,
                    unreadable);
        }
    }

    @Override
    public void registered(ActiveMQServer server) {
        super.registered(server);
        broker.set(server);
        if (!(server.getSecurityManager() instanceof HubSecurity security)) {
            throw new IllegalStateException(
                    "bootstrap.xml must name the security manager " + HubSecurity.class.getName());
        }
        security.follow(security());
        server.registerActivateCallback(
                new ActivateCallback() {
                    @Override
                    public void activated() {
                        begin(server);
                    }
                });
    }

    private void begin(ActiveMQServer server) {
        try {
            queues().make(Queues.queue(Addresses.SUBMISSIONS));
            queues().make(Queues.queue(Addresses.RETURNED));
            queues().make(Mouth.queue());
            HubCalls calls = new HubCalls(this, told);
            server.getManagementService().registerUntypedControl(Wire.RESOURCE, calls, null);
        } catch (Exception failed) {
            throw new IllegalStateException("Partners cannot be served", failed);
        }
        watch(LOOK);
        LOG.info("Partners are served as soon as the hub has come");
    }

    @Override
    public void unregistered(ActiveMQServer server) {
        mouth.close();
        close();
    }

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        super.afterCreateConnection(connection);
        if (connection instanceof ActiveMQProtonRemotingConnection && mouth.heard()) {
            List<X509Certificate> chain = PartnerSecurity.chain(connection);
            if (!chain.isEmpty()) {
                CompletableFuture<Void> known = told.awaited(chain, () -> mouth.asked(chain));
                Doorman.hold(connection, known);
                known.thenRun(() -> named(connection));
            }
        }
    }

    /** Tells a hub that has just come who is there. */
    void present() {
        connected().stream()
                .map(PartnerSecurity::chain)
                .filter(chain -> !chain.isEmpty())
                .distinct()
                .forEach(mouth::asked);
        queues().attached().forEach(mouth::attached);
    }
}
