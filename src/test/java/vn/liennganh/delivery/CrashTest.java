package vn.liennganh.delivery;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.message.AgencyId;
import vn.liennganh.startup.TestBroker;
import vn.liennganh.support.TestDatabase;

/**
 * The hub ends between two durable steps of the way out, and another one goes on with what is on
 * disk.
 */
class CrashTest {

    private static final String BANK = "X99.51.001";

    @TempDir Path folder;

    private final DataSource database = TestDatabase.fresh();
    private TestBroker broker;
    private DeliveryHouse house;

    @BeforeEach
    void open() throws Exception {
        broker = TestBroker.start(folder.resolve("broker"));
        house = house();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
        broker.close();
    }

    @Test
    void accepted_and_not_yet_relayed() throws Exception {
        List<UUID> accepted = List.of(house.accept(BANK), house.accept(BANK));

        restart("broker");

        arrivesOnce(accepted);
    }

    @Test
    void sent_to_the_broker_and_the_position_not_moved() throws Exception {
        List<UUID> accepted = List.of(house.accept(BANK), house.accept(BANK), house.accept(BANK));
        house.sender.send(Relay.parcels(house.relays.beyond(0, 100), "new", 64));

        restart("broker");

        arrivesOnce(accepted);
        assertThat(house.shelves.round(AgencyId.of(BANK)))
                .as("the broker knew the second sending by its duplicate id")
                .isEqualTo(1);
    }

    @Test
    void sent_and_grown_meanwhile_so_that_the_broker_does_not_know_it_again() throws Exception {
        UUID first = house.accept(BANK);
        house.sender.send(Relay.parcels(house.relays.beyond(0, 100), "new", 64));
        UUID second = house.accept(BANK);

        restart("broker");

        arrivesOnce(List.of(first, second));
    }

    @Test
    void a_duplicate_among_others_does_not_hold_them_up() throws Exception {
        UUID message = house.accept(BANK, "X99.51.002");
        List<RelayRepository.Outgoing> rows = house.relays.beyond(0, 100);
        house.sender.send(Relay.parcels(rows.subList(0, 1), "new", 64));

        house.sender.send(Relay.parcels(rows, "new", 64));

        assertThat(queued(BANK)).isEqualTo(1);
        assertThat(queued("X99.51.002")).isEqualTo(1);
        restart("broker");
        arrivesOnce(List.of(message));
    }

    @Test
    void placed_and_acknowledged_and_the_reference_still_in_the_queue() throws Exception {
        UUID message = house.accept(BANK);
        house.relay.newOnes();
        house.shelf.shelve("1");
        house.handOver(message, BANK);

        restart("broker");

        await().atMost(ofSeconds(20)).until(() -> queued(BANK) == 0);
        assertThat(house.listed(BANK)).isEmpty();
    }

    @Test
    void the_brokers_folder_is_lost() throws Exception {
        List<UUID> accepted = List.of(house.accept(BANK), house.accept(BANK));
        house.relay.newOnes();

        restart("another-broker");

        arrivesOnce(accepted);
    }

    private void restart(String brokerFolder) throws Exception {
        house.close();
        broker.close();
        broker = TestBroker.start(folder.resolve(brokerFolder));
        house = house();
        house.courier.start();
    }

    private void arrivesOnce(List<UUID> accepted) throws Exception {
        await().atMost(ofSeconds(20)).until(() -> house.listed(BANK).size() == accepted.size());
        await().atMost(ofSeconds(20)).until(() -> queued(BANK) == 0);
        assertThat(house.listed(BANK)).containsExactlyElementsOf(accepted);
        accepted.forEach(message -> house.handOver(message, BANK));
        assertThat(house.listed(BANK)).isEmpty();
    }

    private int queued(String party) throws JMSException {
        try (Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            QueueBrowser browser =
                    session.createBrowser(
                            session.createQueue(BrokerSender.queue(AgencyId.of(party))));
            return java.util.Collections.list(browser.getEnumeration()).size();
        }
    }

    private DeliveryHouse house() {
        return new DeliveryHouse(
                database,
                broker.connectionFactory(),
                new TestDirectory()
                        .with(BANK, "bank")
                        .with("X99.51.002", "bank")
                        .enrol(BANK)
                        .enrol("X99.51.002"));
    }
}
