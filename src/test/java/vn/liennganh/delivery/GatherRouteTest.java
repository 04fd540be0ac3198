package vn.liennganh.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.delivery.gather.Gathered;
import vn.liennganh.delivery.gather.Gatherer;
import vn.liennganh.delivery.gather.Reference;
import vn.liennganh.delivery.wire.Parcel;
import vn.liennganh.support.TestDatabase;

/** The route that gathers, as its file says it, on a real broker. */
class GatherRouteTest {

    @TempDir Path folder;

    private final DataSource database = TestDatabase.fresh();
    private final Answers answers = new Answers();
    private Household home;

    /** What is owed and answered, as a test has it; outlives the house. */
    public static final class Answers implements Gathered {

        final Map<UUID, Reference> changed = new ConcurrentHashMap<>();
        final Map<UUID, String> words = new ConcurrentHashMap<>();
        final List<String> partial = new CopyOnWriteArrayList<>();
        final List<String> closed = new CopyOnWriteArrayList<>();
        final AtomicInteger failures = new AtomicInteger();

        UUID change(String word) {
            UUID request = UUID.randomUUID();
            words.put(request, word);
            changed.put(request, new Reference(request, 1));
            return request;
        }

        @Override
        public List<Reference> unlooked(int limit) {
            return List.copyOf(changed.values());
        }

        @Override
        public String look(String reference) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("Nobody can look now");
            }
            return words.get(Reference.read(reference).request());
        }

        @Override
        public void partial(String reference) {
            partial.add(reference);
            changed.remove(Reference.read(reference).request());
        }

        @Override
        public void close(String reference) {
            closed.add(reference);
            changed.remove(Reference.read(reference).request());
        }
    }

    @BeforeEach
    void open() throws Exception {
        home = Household.open(folder, this::house);
    }

    @AfterEach
    void close() throws Exception {
        home.close();
    }

    @Test
    void each_word_leads_its_own_way() {
        UUID open = answers.change("open");
        UUID complete = answers.change("by-count");
        UUID silent = answers.change("by-clock");

        home.house().courier.start();

        await().until(answers.changed::isEmpty);
        assertThat(answers.partial).containsExactly(open + "/1");
        assertThat(answers.closed).containsExactlyInAnyOrder(complete + "/1", silent + "/1");
    }

    @Test
    void what_failed_is_carried_again_and_stops_nobody_else() {
        answers.failures.set(2);
        home.house().courier.start();
        UUID request = answers.change("by-count");
        home.house().gatherer.ring();

        await().until(() -> answers.closed.contains(request + "/1"));
        assertThat(answers.failures).hasValue(0);
    }

    @Test
    void committed_and_not_carried_when_the_hub_died() throws Exception {
        UUID request = answers.change("by-clock");

        home.restart("broker");

        await().until(() -> answers.closed.contains(request + "/1"));
    }

    @Test
    void carried_and_lost_with_the_brokers_folder() throws Exception {
        UUID request = answers.change("by-count");
        home.house().gatherer.carry(Instant.EPOCH);

        home.restart("another-broker");

        await().until(() -> answers.closed.contains(request + "/1"));
    }

    @Test
    void carried_before_and_after_the_death_it_is_looked_at_once() throws Exception {
        UUID request = answers.change("open");
        home.house().gatherer.carry(Instant.now());

        home.restart("broker");
        await().until(answers.changed::isEmpty);
        UUID last = answers.change("open");
        home.house().gatherer.ring();

        await().until(() -> answers.partial.contains(last + "/1"));
        assertThat(answers.partial)
                .as("the broker knew the second sending by its duplicate id")
                .containsExactly(request + "/1", last + "/1");
    }

    @Test
    void a_reference_that_is_placed_twice_goes_the_way_twice() throws Exception {
        UUID request = answers.change("by-count");
        answers.changed.clear();
        home.house().courier.start();
        String body = new Reference(request, 1).write();

        home.house()
                .sender
                .send(
                        List.of(
                                new Parcel(Gatherer.QUEUE, 4, body, "one"),
                                new Parcel(Gatherer.QUEUE, 4, body, "two")));

        await().until(() -> answers.closed.size() == 2);
    }

    private DeliveryHouse house(ConnectionFactory broker) {
        return new DeliveryHouse(
                database,
                broker,
                new TestDirectory(),
                DeliveryHouse.settings(Path.of("routes")),
                Map.of("gathering", answers));
    }
}
