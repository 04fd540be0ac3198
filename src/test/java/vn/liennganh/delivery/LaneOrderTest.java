package vn.liennganh.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.CannotAcquireLockException;
import vn.liennganh.delivery.wire.References;
import vn.liennganh.message.Urgency;
import vn.liennganh.support.TestDatabase;

/** Two carriers place one exchange at the same time: its order stands whatever is more urgent. */
class LaneOrderTest {

    private static final String POLICE = "X99.21.001";

    @TempDir Path folder;

    private final DataSource database = TestDatabase.fresh();
    private final DeliveryRows rows = new DeliveryRows(database);
    private Household home;
    private DeliveryHouse house;

    @BeforeEach
    void open() throws Exception {
        home =
                Household.open(
                        folder,
                        database,
                        new TestDirectory().with(POLICE, "commune-police").enrol(POLICE));
        house = home.house();
    }

    @AfterEach
    void close() throws Exception {
        home.close();
    }

    @Test
    void what_is_placed_while_its_predecessor_is_being_placed_comes_after_it() throws Exception {
        UUID first = house.accept(POLICE);
        UUID second = house.accept(first, Urgency.FLASH, POLICE);
        CountDownLatch placed = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);

        CompletableFuture<Void> early =
                CompletableFuture.runAsync(
                        () ->
                                house.transaction.executeWithoutResult(
                                        status -> {
                                            house.placing.place(new long[] {rows.number(first)});
                                            placed.countDown();
                                            awaitLatch(commit);
                                        }));
        assertThat(placed.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> late =
                CompletableFuture.runAsync(
                        () ->
                                house.shelf.shelve(
                                        References.write(new long[] {rows.number(second)})));
        await().until(() -> late.isDone() || rows.somebodyWaits());
        commit.countDown();
        early.get(20, TimeUnit.SECONDS);
        late.get(20, TimeUnit.SECONDS);

        assertThat(house.listed(POLICE)).containsExactly(first, second);
    }

    @Test
    void what_somebody_else_holds_is_not_taken_for_placed() throws Exception {
        UUID message = house.accept(POLICE);
        String reference = References.write(new long[] {rows.number(message)});
        try (Connection other = database.getConnection();
                Statement holding = other.createStatement()) {
            other.setAutoCommit(false);
            holding.execute("SELECT 1 FROM delivery.waiting FOR UPDATE");
            assertThatThrownBy(() -> house.shelf.shelve(reference))
                    .isInstanceOf(CannotAcquireLockException.class);
            other.rollback();
        }
        house.shelf.shelve(reference);
        assertThat(house.listed(POLICE)).containsExactly(message);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
