package vn.liennganh.delivery;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.function.Function;
import javax.sql.DataSource;
import vn.liennganh.startup.TestBroker;

/** A broker and a house beside it that both end and begin anew with what is on disk. */
final class Household implements AutoCloseable {

    private final Path folder;
    private final Function<ConnectionFactory, DeliveryHouse> builder;
    private TestBroker broker;
    private DeliveryHouse house;

    private Household(Path folder, Function<ConnectionFactory, DeliveryHouse> builder) {
        this.folder = folder;
        this.builder = builder;
    }

    /**
     * One whose courier does not go about yet, and whose broker lies in the folder {@code broker}.
     */
    static Household open(Path folder, Function<ConnectionFactory, DeliveryHouse> builder)
            throws Exception {
        Household opened = new Household(folder, builder);
        opened.begin("broker");
        return opened;
    }

    /** The same for agencies whose messages lie in this database. */
    static Household open(Path folder, DataSource database, TestDirectory directory)
            throws Exception {
        return open(folder, broker -> new DeliveryHouse(database, broker, directory));
    }

    /** As after a death; another folder than {@code broker} is one that was lost. */
    void restart(String brokerFolder) throws Exception {
        close();
        begin(brokerFolder);
        house.courier.start();
    }

    private void begin(String brokerFolder) throws Exception {
        broker = TestBroker.start(folder.resolve(brokerFolder));
        house = builder.apply(broker.connectionFactory());
    }

    /** The one that stands now. */
    DeliveryHouse house() {
        return house;
    }

    ConnectionFactory connectionFactory() {
        return broker.connectionFactory();
    }

    @Override
    public void close() throws Exception {
        house.close();
        broker.close();
    }
}
