package vn.liennganh.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.message.AgencyId;
import vn.liennganh.support.TestDatabase;

/**
 * The hub ends between two durable steps of the way out, and another one goes on with what is on
 * disk.
 */
class CrashTest {

    private static final String BANK = "X99.51.001";

    @TempDir Path folder;

    private final DataSource database = TestDatabase.fresh();
    private Household home;

    @BeforeEach
    void open() throws Exception {
        home = Household.open(folder, this::house);
    }

    @AfterEach
    void close() throws Exception {
        home.close();
    }

    @Test
    void accepted_and_not_yet_relayed() throws Exception {
        List<UUID> accepted = List.of(home.house().accept(BANK), home.house().accept(BANK));

        home.restart("broker");

        arrivesOnce(accepted);
    }

    @Test
    void sent_to_the_broker_and_the_position_not_moved() throws Exception {
        List<UUID> accepted =
                List.of(
                        home.house().accept(BANK),
                        home.house().accept(BANK),
                        home.house().accept(BANK));
        home.house().sender.send(Relay.parcels(home.house().relays.beyond(0, 100), "new", 64));

        home.restart("broker");

        arrivesOnce(accepted);
        assertThat(home.house().shelves.round(AgencyId.of(BANK)))
                .as("the broker knew the second sending by its duplicate id")
                .isEqualTo(1);
    }

    @Test
    void sent_and_grown_meanwhile_so_that_the_broker_does_not_know_it_again() throws Exception {
        UUID first = home.house().accept(BANK);
        home.house().sender.send(Relay.parcels(home.house().relays.beyond(0, 100), "new", 64));
        UUID second = home.house().accept(BANK);

        home.restart("broker");

        arrivesOnce(List.of(first, second));
    }

    @Test
    void a_duplicate_among_others_does_not_hold_them_up() throws Exception {
        UUID message = home.house().accept(BANK, "X99.51.002");
        List<RelayRepository.Outgoing> rows = home.house().relays.beyond(0, 100);
        home.house().sender.send(Relay.parcels(rows.subList(0, 1), "new", 64));

        home.house().sender.send(Relay.parcels(rows, "new", 64));

        assertThat(queued(BANK)).isEqualTo(1);
        assertThat(queued("X99.51.002")).isEqualTo(1);
        home.restart("broker");
        arrivesOnce(List.of(message));
    }

    @Test
    void placed_and_acknowledged_and_the_reference_still_in_the_queue() throws Exception {
        UUID message = home.house().accept(BANK);
        home.house().relay.newOnes();
        home.house().shelf.shelve("1");
        home.house().handOver(message, BANK);

        home.restart("broker");

        await().until(() -> queued(BANK) == 0);
        assertThat(home.house().listed(BANK)).isEmpty();
    }

    @Test
    void the_brokers_folder_is_lost() throws Exception {
        List<UUID> accepted = List.of(home.house().accept(BANK), home.house().accept(BANK));
        sentAndNoted();

        home.restart("another-broker");

        arrivesOnce(accepted);
    }

    @Test
    void the_brokers_folder_is_lost_and_somebody_still_holds_the_position() throws Exception {
        List<UUID> accepted = List.of(home.house().accept(BANK));
        sentAndNoted();
        try (java.sql.Connection held = database.getConnection();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("SELECT position FROM delivery.relay FOR UPDATE");

            assertThat(home.house().relay.missing("now")).as("done, for good").isFalse();
            held.rollback();
        }

        home.restart("another-broker");

        arrivesOnce(accepted);
    }

    /** The broker has all of it, and the position says so. */
    private void sentAndNoted() throws JMSException {
        List<RelayRepository.Outgoing> rows = home.house().relays.beyond(0, 100);
        home.house().sender.send(Relay.parcels(rows, "new", 64));
        home.house().relays.moveTo(rows.get(rows.size() - 1).number());
    }

    private void arrivesOnce(List<UUID> accepted) throws Exception {
        await().until(() -> home.house().listed(BANK).size() == accepted.size());
        await().until(() -> queued(BANK) == 0);
        assertThat(home.house().listed(BANK)).containsExactlyElementsOf(accepted);
        accepted.forEach(message -> home.house().handOver(message, BANK));
        assertThat(home.house().listed(BANK)).isEmpty();
    }

    private int queued(String party) throws JMSException {
        try (Connection connection = home.connectionFactory().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            QueueBrowser browser =
                    session.createBrowser(
                            session.createQueue(BrokerSender.queue(AgencyId.of(party))));
            return java.util.Collections.list(browser.getEnumeration()).size();
        }
    }

    private DeliveryHouse house(ConnectionFactory broker) {
        return new DeliveryHouse(
                database,
                broker,
                new TestDirectory()
                        .with(BANK, "bank")
                        .with("X99.51.002", "bank")
                        .enrol(BANK)
                        .enrol("X99.51.002"));
    }
}
