package vn.liennganh.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.liennganh.delivery.wire.References;
import vn.liennganh.support.TestDatabase;

/** What many routes bring at once is placed together, and what cannot be placed fails alone. */
class ShelfTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String POLICE = "X99.21.001";
    private static final String BANK = "X99.51.001";
    private static final int ROUTES = 12;

    @TempDir Path folder;

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final DeliveryRows rows = new DeliveryRows(database);
    private Household home;
    private DeliveryHouse house;

    @BeforeEach
    void open() throws Exception {
        TestDirectory directory =
                new TestDirectory().with(POLICE, "commune-police").with(BANK, "bank");
        home = Household.open(folder, database, directory.enrol(POLICE).enrol(BANK));
        house = home.house();
    }

    @AfterEach
    void close() throws Exception {
        home.close();
    }

    @Test
    void whoever_waits_for_the_pen_goes_along_in_one_transaction() throws Exception {
        sql.sql(
                        """
                CREATE TABLE written (at xid8 NOT NULL);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN INSERT INTO written VALUES (pg_current_xact_id()); RETURN NULL; END $$;
                CREATE TRIGGER noted AFTER UPDATE OF shelved ON delivery.waiting
                   FOR EACH STATEMENT EXECUTE FUNCTION note();
                """)
                .update();
        List<UUID> messages = accepted(ROUTES, BANK);

        for (CompletableFuture<Void> one : carriedTogether(messages)) {
            one.get(20, TimeUnit.SECONDS);
        }

        assertThat(house.listed(BANK)).containsAll(messages);
        assertThat(sql.sql("SELECT count(DISTINCT at) FROM written").query(Long.class).single())
                .as("what held the pen, the first, and all others")
                .isEqualTo(3);
    }

    @Test
    void what_cannot_be_placed_fails_alone() throws Exception {
        sql.sql(
                        """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'this one cannot be placed'; END $$;
                CREATE TRIGGER refused BEFORE UPDATE OF shelved ON delivery.waiting
                   FOR EACH ROW WHEN (NEW.party = 'X99.21.001') EXECUTE FUNCTION refuse();
                """)
                .update();
        List<UUID> messages = new ArrayList<>(accepted(ROUTES, BANK));
        messages.addAll(accepted(1, POLICE));

        List<CompletableFuture<Void>> carried = carriedTogether(messages);

        for (CompletableFuture<Void> one : carried.subList(0, ROUTES)) {
            one.get(20, TimeUnit.SECONDS);
        }
        assertThat(carried.get(ROUTES))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withMessageContaining("this one cannot be placed");
        assertThat(house.listed(BANK)).containsAll(messages.subList(0, ROUTES));
        assertThat(house.listed(POLICE)).isEmpty();
    }

    private List<UUID> accepted(int many, String recipient) {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            all.add(house.accept(recipient));
        }
        return all;
    }

    /** The first is held up by the database until all others stand behind it. */
    private List<CompletableFuture<Void>> carriedTogether(List<UUID> messages) throws Exception {
        UUID before = house.accept(BANK);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(
                        () ->
                                house.transaction.executeWithoutResult(
                                        status -> {
                                            house.placing.place(new long[] {rows.number(before)});
                                            held.countDown();
                                            awaitLatch(free);
                                        }));
        awaitLatch(held);
        List<Thread> behind = new ArrayList<>();
        List<CompletableFuture<Void>> carried = new ArrayList<>();
        carried.add(carry(messages.get(0), new ArrayList<>()));
        await().atMost(PATIENCE).until(rows::somebodyWaits);
        for (UUID one : messages.subList(1, messages.size())) {
            carried.add(carry(one, behind));
        }
        await().atMost(PATIENCE)
                .until(
                        () ->
                                behind.stream()
                                        .allMatch(one -> one.getState() == Thread.State.WAITING));
        free.countDown();
        other.get(20, TimeUnit.SECONDS);
        return carried;
    }

    private CompletableFuture<Void> carry(UUID message, List<Thread> threads) {
        String reference = References.write(new long[] {rows.number(message)});
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread route =
                new Thread(
                        () -> {
                            try {
                                house.shelf.shelve(reference);
                                done.complete(null);
                            } catch (RuntimeException failed) {
                                done.completeExceptionally(failed);
                            }
                        });
        route.setDaemon(true);
        route.start();
        threads.add(route);
        return done;
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
