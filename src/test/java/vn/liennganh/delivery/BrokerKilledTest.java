package vn.liennganh.delivery;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.startup.BrokerProcess;
import vn.liennganh.support.TestDatabase;
import vn.liennganh.support.Tools;

/**
 * The broker dies while the hub lives: accepting goes on, and what waits arrives once it is back.
 */
class BrokerKilledTest {

    private static final String BANK = "X99.51.001";
    private static final String OTHER = "X99.51.002";
    private static final int BATCH = 40;

    @TempDir Path folder;

    private final GatherRouteTest.Answers answers = new GatherRouteTest.Answers();
    private BrokerProcess broker;
    private DeliveryHouse house;

    @BeforeEach
    void open() throws Exception {
        broker = BrokerProcess.start(folder.resolve("broker"));
        house =
                new DeliveryHouse(
                        TestDatabase.fresh(),
                        broker.connectionFactory(),
                        new TestDirectory()
                                .with(BANK, "bank")
                                .with(OTHER, "bank")
                                .enrol(BANK)
                                .enrol(OTHER),
                        DeliveryHouse.settings(Path.of("routes")),
                        Map.of("gathering", answers));
        house.courier.start();
    }

    @AfterEach
    void close() {
        house.close();
        broker.close();
    }

    @Test
    void everything_arrives_once_and_in_order() throws Exception {
        List<UUID> accepted = new ArrayList<>();
        accept(accepted);
        await().until(() -> !house.listed(BANK).isEmpty());

        accept(accepted);
        broker.kill();
        accept(accepted);
        broker.startAgain();
        accept(accepted);

        await().atMost(ofSeconds(60)).until(() -> house.listed(BANK).size() == accepted.size());
        assertThat(house.listed(BANK)).containsExactlyElementsOf(accepted);
        accepted.forEach(message -> house.handOver(message, BANK));
        assertThat(house.listed(BANK)).as("nothing comes a second time").isEmpty();
    }

    @Test
    @Tag(Tools.LONG)
    void everybody_is_served_again_by_a_broker_that_was_killed_more_than_once() throws Exception {
        List<UUID> first = new ArrayList<>();
        List<UUID> other = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            broker.kill();
            first.add(house.accept(BANK));
            other.add(house.accept(OTHER));
            answers.change("open");
            house.gatherer.ring();
            broker.startAgain();
            await().atMost(ofSeconds(60)).until(() -> house.listed(BANK).size() == first.size());
            await().atMost(ofSeconds(60)).until(() -> house.listed(OTHER).size() == other.size());
            await().atMost(ofSeconds(60)).until(answers.changed::isEmpty);
        }
        assertThat(house.listed(BANK)).containsExactlyElementsOf(first);
        assertThat(house.listed(OTHER)).containsExactlyElementsOf(other);
    }

    private void accept(List<UUID> accepted) {
        for (int i = 0; i < BATCH; i++) {
            accepted.add(house.accept(BANK));
        }
    }
}
