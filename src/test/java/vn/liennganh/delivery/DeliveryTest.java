package vn.liennganh.delivery;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Urgency;
import vn.liennganh.support.TestDatabase;

/** From the accepting transaction to the inbox and off it again. */
class DeliveryTest {

    private static final String BANK = "X99.51.001";
    private static final String OTHER_BANK = "X99.51.002";
    private static final String POLICE = "X99.21.001";
    private static final String LATE = "X99.51.099";

    @TempDir Path folder;

    private final DataSource database = TestDatabase.fresh();
    private Household home;
    private DeliveryHouse house;

    @BeforeEach
    void open() throws Exception {
        home =
                Household.open(
                        folder,
                        database,
                        new TestDirectory()
                                .with(BANK, "bank")
                                .with(OTHER_BANK, "bank")
                                .with(POLICE, "commune-police")
                                .with(LATE, "bank")
                                .enrol(BANK)
                                .enrol(OTHER_BANK)
                                .enrol(POLICE));
        house = home.house();
        house.courier.start();
    }

    @AfterEach
    void close() throws Exception {
        home.close();
    }

    @Test
    void an_accepted_message_lies_in_the_inbox_of_each_recipient_until_it_is_acknowledged() {
        UUID first = house.accept(BANK, POLICE);
        UUID second = house.accept(BANK);

        await().until(() -> house.listed(BANK).size() == 2 && house.listed(POLICE).size() == 1);
        assertThat(house.listed(BANK)).containsExactly(first, second);
        assertThat(house.listed(POLICE)).containsExactly(first);

        house.handOver(first, BANK);

        assertThat(house.listed(BANK)).containsExactly(second);
        assertThat(house.listed(POLICE)).containsExactly(first);
        assertThat(house.inbox.count(AgencyId.of(BANK)))
                .isEqualTo(new InboxCount(AgencyId.of(BANK), 1, 0));
    }

    @Test
    void the_most_urgent_goes_first_then_the_oldest() {
        UUID normal = house.accept(BANK);
        UUID flash = house.accept(UUID.randomUUID(), Urgency.FLASH, BANK);
        UUID express = house.accept(UUID.randomUUID(), Urgency.EXPRESS, BANK);
        UUID laterNormal = house.accept(BANK);

        await().until(() -> house.listed(BANK).size() == 4);

        assertThat(house.listed(BANK)).containsExactly(flash, express, normal, laterNormal);
    }

    @Test
    void an_earlier_message_of_the_exchange_is_lifted_to_the_later_ones_urgency() {
        UUID other = house.accept(UUID.randomUUID(), Urgency.URGENT, BANK);
        UUID order = house.accept(BANK);
        UUID amendment = house.accept(order, Urgency.FLASH, BANK);
        UUID afterwards = house.accept(order, Urgency.NORMAL, BANK);

        await().until(() -> house.listed(BANK).size() == 4);

        assertThat(house.listed(BANK)).containsExactly(order, amendment, other, afterwards);
    }

    @Test
    void what_is_lifted_came_to_the_inbox_when_it_came_first() {
        UUID order = house.accept(BANK);
        await().until(() -> house.listed(BANK).size() == 1);
        long seen = house.inbox.newest(AgencyId.of(BANK), 1).round();
        UUID other = house.accept(UUID.randomUUID(), Urgency.URGENT, BANK);
        UUID amendment = house.accept(order, Urgency.FLASH, BANK);
        await().until(() -> house.listed(BANK).equals(List.of(order, amendment, other)));

        assertThat(house.inbox.newest(AgencyId.of(BANK), 10).items())
                .filteredOn(one -> one.round() > seen)
                .extracting(one -> one.item().id())
                .containsExactlyInAnyOrder(amendment, other);
    }

    @Test
    void whoever_follows_the_cursor_misses_nothing_and_sees_nothing_twice() {
        List<UUID> accepted = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            accepted.add(house.accept(UUID.randomUUID(), Urgency.values()[i % 4], BANK));
        }
        await().until(() -> house.listed(BANK).size() == 25);

        List<UUID> seen = new ArrayList<>();
        InboxPage page = page(7, Optional.empty());
        Optional<String> cursor = page.next();
        while (!page.items().isEmpty()) {
            page.items().forEach(item -> seen.add(item.id()));
            if (seen.size() == 14) {
                accepted.add(house.accept(UUID.randomUUID(), Urgency.FLASH, BANK));
                await().until(() -> house.listed(BANK).size() == 26);
            }
            cursor = page.next();
            page = page(7, cursor);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(accepted);

        UUID newer = house.accept(BANK);
        InboxPage woken = house.inbox.list(AgencyId.of(BANK), 10, ofSeconds(20), cursor);
        assertThat(woken.items()).extracting(InboxItem::id).containsExactly(newer);
    }

    @Test
    void a_cursor_of_somebody_elses_making_is_refused() {
        assertThatThrownBy(() -> page(10, Optional.of("1; DROP TABLE")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_long_poll_wakes_when_something_is_placed_and_ends_empty_when_nothing_is() {
        assertThat(
                        house.inbox
                                .list(
                                        AgencyId.of(BANK),
                                        10,
                                        Duration.ofMillis(50),
                                        Optional.empty())
                                .items())
                .isEmpty();

        CompletableFuture<InboxPage> waiting =
                CompletableFuture.supplyAsync(
                        () ->
                                house.inbox.list(
                                        AgencyId.of(BANK), 10, ofSeconds(30), Optional.empty()));
        UUID message = house.accept(BANK);

        assertThat(waiting).succeedsWithin(ofSeconds(9));
        assertThat(waiting.join().items()).extracting(InboxItem::id).containsExactly(message);
    }

    @Test
    void a_recipient_that_has_not_enrolled_is_parked_with_the_reason_until_it_enrols() {
        UUID message = house.accept(LATE, BANK);

        await().until(() -> house.attested.size() == 1);
        assertThat(house.parking.parked())
                .singleElement()
                .satisfies(
                        parked -> {
                            assertThat(parked.message()).isEqualTo(message);
                            assertThat(parked.reason()).isEqualTo("not-enrolled");
                        });
        assertThat(house.attested.get(0).reason()).contains("not-enrolled");
        assertThat(house.listed(LATE)).isEmpty();

        house.directory.enrol(LATE);

        await().until(() -> house.listed(LATE).contains(message));
        assertThat(house.parking.parked()).isEmpty();
    }

    @Test
    void an_agency_that_appears_later_gets_a_route_without_a_restart() {
        house.directory.with("X99.51.003", "bank").enrol("X99.51.003");

        UUID message = house.accept("X99.51.003");

        await().until(() -> house.listed("X99.51.003").contains(message));
    }

    @Test
    void a_hub_that_stops_does_not_wait_for_those_who_wait_for_news() {
        CompletableFuture<InboxPage> waiting =
                CompletableFuture.supplyAsync(
                        () ->
                                house.inbox.list(
                                        AgencyId.of(BANK), 10, ofSeconds(60), Optional.empty()));

        house.inbox.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));

        assertThat(waiting)
                .succeedsWithin(ofSeconds(20))
                .satisfies(page -> assertThat(page.items()).isEmpty());
    }

    private InboxPage page(int limit, Optional<String> after) {
        return house.inbox.list(AgencyId.of(BANK), limit, Duration.ZERO, after);
    }
}
