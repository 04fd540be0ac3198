package vn.liennganh.startup;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** The broker that the hub embeds, on a folder of the test's. */
public final class TestBroker implements AutoCloseable {

    private final EmbeddedBroker broker;

    private TestBroker(EmbeddedBroker broker) {
        this.broker = broker;
    }

    public static TestBroker start(Path folder) throws Exception {
        return new TestBroker(EmbeddedBroker.start(folder, properties()));
    }

    static BrokerProperties properties() {
        return new BrokerProperties(
                "",
                "",
                "",
                "",
                Duration.ofSeconds(60),
                DataSize.ofMegabytes(32),
                DataSize.ofMegabytes(10));
    }

    public ConnectionFactory connectionFactory() {
        return broker.connectionFactory();
    }

    @Override
    public void close() throws Exception {
        broker.close();
    }
}
