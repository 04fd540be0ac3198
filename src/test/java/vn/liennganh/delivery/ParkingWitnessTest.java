package vn.liennganh.delivery;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.intake.CarryRecord;
import vn.liennganh.support.TestDatabase;

/** What cannot be attested of a parked delivery holds up neither deliveries nor other evidence. */
class ParkingWitnessTest {

    private static final String BANK = "X99.51.001";
    private static final String LATE = "X99.51.099";

    @TempDir Path folder;

    private final DataSource database = TestDatabase.fresh();
    private final AtomicInteger asked = new AtomicInteger();
    private Household home;
    private DeliveryHouse house;

    @BeforeEach
    void open() throws Exception {
        home =
                Household.open(
                        folder,
                        database,
                        new TestDirectory().with(BANK, "bank").with(LATE, "bank").enrol(BANK));
        house = home.house();
    }

    @AfterEach
    void close() throws Exception {
        home.close();
    }

    @Test
    void one_that_can_never_be_attested_is_alone_in_it() {
        UUID poison = house.accept(LATE);
        house.log =
                records -> {
                    asked.incrementAndGet();
                    return messages(records).contains(poison)
                            ? CompletableFuture.failedFuture(new IllegalStateException("never"))
                            : house.attested(records);
                };
        UUID parked = house.accept(LATE);
        house.courier.start();

        await().atMost(ofSeconds(20)).until(() -> messages(house.attested).equals(List.of(parked)));
        // It is tried again, and what comes meanwhile is not kept by it.
        await().atMost(ofSeconds(20)).until(() -> asked.get() > 4);
        UUID later = house.accept(LATE);
        UUID delivered = house.accept(BANK);
        await().atMost(ofSeconds(20))
                .until(() -> messages(house.attested).equals(List.of(parked, later)));
        await().atMost(ofSeconds(20)).until(() -> house.listed(BANK).contains(delivered));

        house.log = house::attested;
        await().atMost(ofSeconds(30)).until(() -> messages(house.attested).contains(poison));
        assertThat(messages(house.attested)).containsExactly(parked, later, poison);
    }

    @Test
    void what_failed_and_is_no_longer_parked_is_waited_for_no_more() {
        house.log = records -> CompletableFuture.failedFuture(new IllegalStateException("never"));
        UUID poison = house.accept(LATE);
        house.courier.start();
        await().atMost(ofSeconds(20)).until(() -> house.witness.resting() == 1);

        house.directory.enrol(LATE);

        await().atMost(ofSeconds(20)).until(() -> house.listed(LATE).contains(poison));
        await().atMost(ofSeconds(20)).until(() -> house.witness.resting() == 0);
    }

    @Test
    void a_log_that_never_answers_keeps_nobody_waiting() {
        CompletableFuture<Void> never = new CompletableFuture<>();
        house.log =
                records -> {
                    asked.incrementAndGet();
                    return never;
                };
        house.accept(LATE);
        house.courier.start();
        await().atMost(ofSeconds(20)).until(() -> asked.get() > 0);

        UUID delivered = house.accept(BANK);

        // Well before anybody gives up on the log.
        await().atMost(ofSeconds(15)).until(() -> house.listed(BANK).contains(delivered));
        assertThat(asked).hasValue(1);
    }

    private static List<UUID> messages(List<CarryRecord> records) {
        return records.stream().map(CarryRecord::message).toList();
    }
}
