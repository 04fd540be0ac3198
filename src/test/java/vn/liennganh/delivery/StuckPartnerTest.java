package vn.liennganh.delivery;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.StatementKind;
import vn.liennganh.startup.TestBroker;
import vn.liennganh.support.TestDatabase;

/** A partner that cannot be reached: tried again, parked, and in nobody else's way. */
class StuckPartnerTest {

    private static final String BANK = "X99.51.001";
    private static final String POLICE = "X99.21.001";
    private static final String STATION = "X99.21.002";
    private static final String ROUTE =
            """
            - routeTemplate:
                id: police
                parameters:
                  - name: queue
                from:
                  uri: jms
                  parameters:
                    destinationName: "{{queue}}"
                    transacted: true
                  steps:
                    - bean: {ref: line, method: carry}
                    - bean: {ref: inbox, method: shelve}
            """;

    @TempDir Path folder;

    private final DataSource database = TestDatabase.fresh();
    private final Line line = new Line();
    private final TestDirectory directory =
            new TestDirectory()
                    .with(BANK, "bank")
                    .with(POLICE, "commune-police")
                    .with(STATION, "commune-police")
                    .enrol(BANK)
                    .enrol(POLICE);
    private TestBroker broker;
    private DeliveryHouse house;

    /** A line to a partner, which a test cuts and mends. */
    public static final class Line {

        final AtomicInteger calls = new AtomicInteger();
        volatile boolean cut;
        volatile CountDownLatch hangs = new CountDownLatch(0);

        /** Called by the route. */
        public void carry(String references) throws InterruptedException {
            calls.incrementAndGet();
            hangs.await();
            if (cut) {
                throw new IllegalStateException("The line is cut");
            }
        }
    }

    @BeforeEach
    void open() throws Exception {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        Files.copy(Path.of("routes", "bank.camel.yaml"), routes.resolve("bank.camel.yaml"));
        Files.writeString(routes.resolve("police.camel.yaml"), ROUTE);
        broker = TestBroker.start(folder.resolve("broker"));
        house = another();
        house.courier.start();
    }

    /** The hub as it is after a start. */
    private DeliveryHouse another() {
        return new DeliveryHouse(
                database,
                broker.connectionFactory(),
                directory,
                DeliveryHouse.settings(folder.resolve("routes")),
                Map.of("line", line));
    }

    @AfterEach
    void close() throws Exception {
        line.hangs.countDown();
        house.close();
        broker.close();
    }

    @Test
    void is_tried_with_back_off_then_parked_with_the_reason_and_carried_on_request() {
        line.cut = true;
        UUID message = house.accept(POLICE);

        await().atMost(ofSeconds(30)).until(() -> house.parking.parked().size() == 1);
        ParkedDelivery parked = house.parking.parked().get(0);
        assertThat(parked.message()).isEqualTo(message);
        assertThat(parked.reason()).isEqualTo("route-failed");
        assertThat(parked.attempts()).isEqualTo(3);
        assertThat(line.calls).hasValue(3);
        assertThat(attempts())
                .hasSize(3)
                .allSatisfy(
                        detail ->
                                assertThat(detail)
                                        .isEqualTo(
                                                "police-X99.21.001: java.lang.IllegalStateException"));
        await().atMost(ofSeconds(20)).until(() -> !house.attested.isEmpty());
        assertThat(house.attested)
                .singleElement()
                .satisfies(
                        record -> {
                            assertThat(record.kind()).isEqualTo(StatementKind.RELAY_FAILURE);
                            assertThat(record.reason()).contains("route-failed");
                        });

        line.cut = false;
        assertThat(house.parking.retry(parked.number())).isTrue();

        await().atMost(ofSeconds(20)).until(() -> house.listed(POLICE).contains(message));
        assertThat(house.parking.parked()).isEmpty();
        assertThat(house.parking.retry(parked.number())).isFalse();
    }

    @Test
    void recovers_by_itself_when_the_line_does() {
        line.cut = true;
        UUID message = house.accept(POLICE);
        await().atMost(ofSeconds(20)).until(() -> line.calls.get() >= 1);

        line.cut = false;

        await().atMost(ofSeconds(20)).until(() -> house.listed(POLICE).contains(message));
        assertThat(house.listed(POLICE)).hasSize(1);
    }

    @Test
    void that_hangs_slows_nobody_else_and_keeps_its_order() {
        line.hangs = new CountDownLatch(1);
        UUID first = house.accept(POLICE);
        UUID second = house.accept(first, vn.liennganh.message.Urgency.FLASH, POLICE);
        await().atMost(ofSeconds(20)).until(() -> line.calls.get() >= 1);

        UUID other = house.accept(BANK);
        await().atMost(ofSeconds(5)).until(() -> house.listed(BANK).contains(other));
        assertThat(house.listed(POLICE)).isEmpty();

        line.hangs.countDown();
        await().atMost(ofSeconds(20)).until(() -> house.listed(POLICE).size() == 2);
        assertThat(house.listed(POLICE)).containsExactly(first, second);
    }

    @Test
    void keeps_its_reason_where_it_is_given_up_and_goes_on_only_where_somebody_asks()
            throws Exception {
        house.close();
        house = another();
        UUID message = house.accept(STATION);
        house.relay.newOnes(); // parks it, and the hub ends before there is evidence of it
        long number = house.parking.parked().get(0).number();

        assertThat(house.parking.giveUp(number)).isTrue();
        assertThat(house.parking.giveUp(number)).isFalse();
        assertThat(house.parking.find(number)).isEmpty();
        assertThat(house.parking.parked()).isEmpty();
        assertThat(house.parking.groups()).isEmpty();
        assertThat(house.parking.parked("not-enrolled", AgencyId.of(STATION))).isEmpty();
        assertThat(house.parking.retry("not-enrolled", AgencyId.of(STATION))).isZero();

        house.courier.start();
        await().atMost(ofSeconds(20)).until(() -> !house.attested.isEmpty());
        assertThat(house.attested)
                .singleElement()
                .satisfies(record -> assertThat(record.reason()).contains("not-enrolled"));

        // What was given up is not let go with the others of its reason.
        UUID other = house.accept(STATION);
        await().atMost(ofSeconds(20)).until(() -> house.parking.parked().size() == 1);
        directory.enrol(STATION);
        await().atMost(ofSeconds(20)).until(() -> house.listed(STATION).contains(other));
        assertThat(house.listed(STATION)).containsExactly(other);

        assertThat(house.parking.retry(number)).isTrue();
        await().atMost(ofSeconds(20)).until(() -> house.listed(STATION).contains(message));
    }

    private List<String> attempts() {
        return JdbcClient.create(database)
                .sql("SELECT detail FROM delivery.attempt ORDER BY at")
                .query(String.class)
                .list();
    }
}
