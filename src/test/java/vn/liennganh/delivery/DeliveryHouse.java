package vn.liennganh.delivery;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.delivery.gather.Gathered;
import vn.liennganh.delivery.gather.Gatherer;
import vn.liennganh.delivery.gather.Reference;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.CarryRecord;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Urgency;

/**
 * Everything of this package on a real database and a real broker, without the door in front of it.
 */
final class DeliveryHouse implements AutoCloseable {

    static final Map<String, List<String>> KINDS =
            Map.of("bank", List.of("bank"), "police", List.of("commune-police"));

    final TestDirectory directory;
    final ShelfRepository shelves;
    final PlacingRepository placing;
    final HeldRepository held;
    final RelayRepository relays;
    final Inbox inbox;
    final Shelf shelf;
    final Relay relay;
    final Routes routes;
    final BrokerSender sender;
    final Courier courier;
    final ParkingWitness witness;
    final ParkingLot parking;
    final List<CarryRecord> attested = new CopyOnWriteArrayList<>();
    final TransactionTemplate transaction;

    /** Where evidence is written; a test may put another one in its place. */
    volatile Function<List<CarryRecord>, CompletableFuture<Void>> log = this::attested;

    final Gatherer gatherer;

    private final HikariDataSource pool;
    private final Outbox outbox;

    DeliveryHouse(DataSource database, ConnectionFactory broker, TestDirectory directory) {
        this(database, broker, directory, settings(Path.of("routes")), Map.of());
    }

    /**
     * @param otherBeans what test routes name beside the usual ones
     */
    DeliveryHouse(
            DataSource database,
            ConnectionFactory broker,
            TestDirectory directory,
            DeliverySettings settings,
            Map<String, Object> otherBeans) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        this.pool = new HikariDataSource(config);
        this.directory = directory;
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        JdbcTransactionManager transactions = new JdbcTransactionManager(pool);
        transaction = new TransactionTemplate(transactions);
        Clock clock = Clock.systemUTC();
        Courier.Rhythm rhythm = Courier.Rhythm.of(settings.roundInterval(), clock);
        shelves = new ShelfRepository(jdbc);
        held = new HeldRepository(JdbcClient.create(pool));
        relays = new RelayRepository(jdbc);
        outbox = new Outbox(new OutboxRepository(jdbc));
        inbox = new Inbox(shelves, transactions);
        placing = new PlacingRepository(jdbc);
        shelf = new Shelf(placing, inbox, transactions);
        Map<String, Object> beans = new java.util.HashMap<>(otherBeans);
        beans.put("inbox", shelf);
        // Named by the routes of channels that no agency of these tests has.
        beans.put("push", new Object());
        beans.put("files", new Object());
        beans.putIfAbsent("gathering", new NothingGathered());
        beans.put("attempts", new Attempts(held, settings, rhythm));
        routes = new Routes(directory.directory(), settings, broker, beans);
        sender = new BrokerSender(broker);
        relay = new Relay(relays, held, sender, routes, transaction, settings, clock);
        gatherer =
                new Gatherer(
                        (Gathered) beans.get("gathering"),
                        sender::send,
                        new Gatherer.Pace(
                                settings.roundMax(), settings.retryFirst(), settings.retryMax()));
        witness = new ParkingWitness(held, records -> log.apply(records), settings);
        courier =
                new Courier(
                        relay,
                        routes,
                        sender,
                        held,
                        gatherer,
                        directory.directory(),
                        witness,
                        rhythm);
        parking = new ParkingLot(held, courier, clock);
    }

    /** Nobody was asked together with others. */
    public static final class NothingGathered implements Gathered {

        @Override
        public List<Reference> unlooked(int limit) {
            return List.of();
        }

        @Override
        public String look(String reference) {
            throw new IllegalStateException(reference);
        }

        @Override
        public void partial(String reference) {
            throw new IllegalStateException(reference);
        }

        @Override
        public void close(String reference) {
            throw new IllegalStateException(reference);
        }
    }

    CompletableFuture<Void> attested(List<CarryRecord> records) {
        attested.addAll(records);
        return CompletableFuture.completedFuture(null);
    }

    static DeliverySettings settings(Path routes) {
        return new DeliverySettings(
                routes,
                KINDS,
                64,
                500,
                Duration.ofMillis(2),
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                3);
    }

    /** What the writer does with a batch, less what is not of this package. */
    void commit(List<BatchEvent> events) {
        transaction.executeWithoutResult(status -> outbox.onBatch(events));
        courier.afterCommit(events);
    }

    UUID accept(String... recipients) {
        UUID id = UUID.randomUUID();
        accept(id, id, Urgency.NORMAL, recipients);
        return id;
    }

    UUID accept(UUID exchange, Urgency urgency, String... recipients) {
        UUID id = UUID.randomUUID();
        accept(id, exchange, urgency, recipients);
        return id;
    }

    private void accept(UUID id, UUID exchange, Urgency urgency, String... recipients) {
        commit(List.of(accepted(id, exchange, urgency, recipients)));
    }

    static BatchEvent.MessageAccepted accepted(
            UUID id, UUID exchange, Urgency urgency, String... recipients) {
        List<AgencyId> parties = new ArrayList<>();
        List.of(recipients).forEach(one -> parties.add(AgencyId.of(one)));
        Envelope envelope =
                new Envelope(
                        id,
                        new MessageType("sandbox.ping"),
                        AgencyId.of("X99.11.001"),
                        List.of(recipients),
                        Optional.empty(),
                        OffsetDateTime.parse("2026-11-23T09:30:00+07:00"),
                        exchange,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        urgency,
                        List.of(),
                        Json.MAPPER.createObjectNode());
        return new BatchEvent.MessageAccepted(
                1,
                envelope,
                Sha256.of(id.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                2_000,
                parties,
                List.of(),
                Instant.parse("2026-11-23T02:30:01Z"),
                List.of(),
                List.of());
    }

    void handOver(UUID message, String party) {
        commit(
                List.of(
                        new BatchEvent.HandedOver(
                                message,
                                AgencyId.of(party),
                                Instant.parse("2026-11-23T03:00:00Z"))));
    }

    List<UUID> listed(String party) {
        return inbox
                .list(AgencyId.of(party), 1_000, Duration.ZERO, Optional.empty())
                .items()
                .stream()
                .map(InboxItem::id)
                .toList();
    }

    @Override
    public void close() {
        if (courier.isRunning()) {
            courier.stop();
        }
        pool.close();
    }
}
