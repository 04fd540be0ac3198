package vn.liennganh.intake.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who goes first, and that nobody is left behind. */
class LanesTest {

    private static final Duration IDLE = Duration.ofMillis(1);
    private static final Lanes.Limits LIMITS =
            new Lanes.Limits(16, 4, 1_000, Duration.ZERO, Duration.ofMillis(20), Duration.ZERO);

    /** Something that waits. */
    private record Item(String name, int weight) {}

    private final Lanes<Item> lanes = new Lanes<>(LIMITS, Item::weight);

    @Test
    void what_somebody_waits_for_goes_before_what_came_earlier() throws InterruptedException {
        add("attestation", 100, false);
        add("message", 3, true);

        assertThat(names(lanes.next(IDLE, false)))
                .startsWith("message-0", "message-1", "message-2", "attestation-0")
                .hasSize(7);
    }

    @Test
    void what_nobody_waits_for_has_its_share_of_every_batch() throws InterruptedException {
        add("attestation", 10, false);
        add("message", 100, true);

        for (int batch = 0; batch < 3; batch++) {
            assertThat(names(lanes.next(IDLE, false)))
                    .anyMatch(name -> name.startsWith("attestation"))
                    .filteredOn(name -> name.startsWith("message"))
                    .hasSize(12);
        }
    }

    @Test
    void alone_it_takes_half_a_batch_so_that_the_next_message_waits_less()
            throws InterruptedException {
        add("attestation", 30, false);

        assertThat(lanes.next(IDLE, false)).hasSize(8);
        assertThat(lanes.waiting()).isEqualTo(22);
    }

    @Test
    void the_smallest_batch_leaves_neither_lane_behind() throws InterruptedException {
        Lanes<String> narrow =
                new Lanes<>(
                        new Lanes.Limits(1, 1, 100, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                        item -> 1);
        narrow.add("attestation", false);
        narrow.add("message", true);
        narrow.add("second attestation", false);

        assertThat(narrow.next(IDLE, true)).containsExactly("message", "attestation");
        assertThat(narrow.next(IDLE, true)).containsExactly("second attestation");
        assertThat(narrow.isEmpty()).isTrue();
    }

    @Test
    void what_finds_no_room_does_not_wait() {
        assertThat(lanes.add(new Item("large", 1_000), true)).isTrue();
        assertThat(lanes.add(new Item("one more", 1), true)).isFalse();
        assertThat(lanes.waiting()).isEqualTo(1_000);
    }

    @Test
    void a_batch_stays_open_for_what_is_announced() throws Exception {
        Lanes<Item> patient =
                new Lanes<>(
                        new Lanes.Limits(
                                16, 4, 100, Duration.ZERO, Duration.ofSeconds(20), Duration.ZERO),
                        Item::weight);
        patient.add(new Item("first", 1), true);
        List<Item> batch = new ArrayList<>();
        Thread sender =
                patient.expecting(
                        () -> {
                            Thread writer = new Thread(() -> batch.addAll(taken(patient)));
                            writer.start();
                            patient.add(new Item("announced", 1), true);
                            return writer;
                        });
        sender.join();

        assertThat(names(batch)).isEqualTo(List.of("first", "announced"));
    }

    @Test
    void what_nobody_waits_for_comes_together_until_it_is_enough_or_somebody_waits()
            throws Exception {
        Lanes<Item> resting =
                new Lanes<>(
                        new Lanes.Limits(
                                16, 4, 100, Duration.ZERO, Duration.ZERO, Duration.ofDays(1)),
                        Item::weight);
        resting.add(new Item("at once", 1), false);
        assertThat(names(taken(resting))).containsExactly("at once");

        CompletableFuture<List<Item>> full = CompletableFuture.supplyAsync(() -> taken(resting));
        for (int i = 0; i < 8; i++) {
            assertThat(full).isNotDone();
            resting.add(new Item("attestation", 1), false);
        }
        assertThat(full.get(20, TimeUnit.SECONDS)).hasSize(8);

        resting.add(new Item("attestation", 1), false);
        CompletableFuture<List<Item>> awaited = CompletableFuture.supplyAsync(() -> taken(resting));
        resting.add(new Item("message", 1), true);
        assertThat(names(awaited.get(20, TimeUnit.SECONDS)))
                .containsExactly("message", "attestation");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everything_comes_once_and_each_lane_keeps_its_order(long seed)
            throws InterruptedException {
        Random random = new Random(seed);
        Lanes<Integer> all = new Lanes<>(LIMITS, item -> 1);
        int count = random.nextInt(200);
        List<Integer> came = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // An even number is awaited, an odd one is not.
            all.add(i, i % 2 == 0);
            if (random.nextInt(9) == 0) {
                came.addAll(all.next(IDLE, false));
            }
        }
        while (!all.isEmpty()) {
            came.addAll(all.next(IDLE, false));
        }

        assertThat(came).hasSize(count).doesNotHaveDuplicates();
        assertThat(came.stream().filter(one -> one % 2 == 0)).isSorted();
        assertThat(came.stream().filter(one -> one % 2 == 1)).isSorted();
        assertThat(all.waiting()).isZero();
    }

    private static List<Item> taken(Lanes<Item> lanes) {
        try {
            return lanes.next(Duration.ofSeconds(20), false);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void add(String name, int count, boolean awaited) {
        IntStream.range(0, count)
                .forEach(i -> assertThat(lanes.add(new Item(name + "-" + i, 1), awaited)).isTrue());
    }

    private static List<String> names(List<Item> items) {
        return items.stream().map(Item::name).toList();
    }
}
