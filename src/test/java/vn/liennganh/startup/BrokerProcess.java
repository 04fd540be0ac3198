package vn.liennganh.startup;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.Awaitility;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import vn.liennganh.support.FreePort;
import vn.liennganh.support.Jvm;

/** A broker in a process of its own, as an operator runs one, which a test can kill. */
public final class BrokerProcess implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final JmsPoolConnectionFactory factory;
    private Process process;

    private BrokerProcess(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.factory =
                EmbeddedBroker.pooled(new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port));
        this.process = launch();
    }

    public static BrokerProcess start(Path folder) throws IOException {
        return new BrokerProcess(folder, FreePort.any());
    }

    /** As the hub makes it for a broker that has a URL. */
    public ConnectionFactory connectionFactory() {
        return factory;
    }

    /** Ends it in the middle of whatever it does. */
    public void kill() {
        process.destroyForcibly();
        Awaitility.await().until(() -> !process.isAlive());
    }

    /** Starts it again on the same folder and port. */
    public void startAgain() throws IOException {
        process = launch();
    }

    private Process launch() throws IOException {
        Process started =
                new ProcessBuilder(
                                Jvm.quick(
                                                "-Xmx128m",
                                                "-cp",
                                                System.getProperty("java.class.path"),
                                                BrokerProcess.class.getName(),
                                                folder.toString(),
                                                Integer.toString(port))
                                        .toList())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolveSibling("broker.log").toFile())
                        .start();
        Awaitility.await("the broker accepts connections")
                .atMost(Duration.ofSeconds(60))
                .until(() -> accepts() || !started.isAlive());
        return started;
    }

    private boolean accepts() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        factory.stop();
        kill();
    }

    /** The process: its folder and its port. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setSecurityEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setPersistIDCache(true)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString());
        configuration.setMaxDiskUsage(-1);
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                        .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                        .setAutoDeleteQueues(false)
                        .setAutoDeleteAddresses(false)
                        .setMaxDeliveryAttempts(-1));
        configuration
                .getAcceptorConfigurations()
                .add(
                        new TransportConfiguration(
                                NettyAcceptorFactory.class.getName(),
                                Map.of("host", "127.0.0.1", "port", args[1])));
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration);
        server.start();
    }
}
