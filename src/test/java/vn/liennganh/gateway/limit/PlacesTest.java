package vn.liennganh.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.liennganh.gateway.limit.Places.Denial;
import vn.liennganh.message.AgencyId;

/** Scarce places are shared out: a flooder leaves room, and calm partners get what they want. */
class PlacesTest {

    private static final int MANY = 10_000;

    private final Places places = new Places(80, 50);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        end.countDown();
        threads.shutdown();
    }

    /** One more call of that agency, which stays until the test ends. */
    private Optional<Denial> call(String agency, long most) {
        var entered = new java.util.concurrent.CompletableFuture<Optional<Denial>>();
        threads.execute(
                () -> {
                    Optional<Denial> denial = places.enter(Optional.of(AgencyId.of(agency)), most);
                    entered.complete(denial);
                    try {
                        end.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    places.leave();
                });
        return entered.join();
    }

    private int flood(String agency) {
        int got = 0;
        while (call(agency, MANY).isEmpty()) {
            got++;
        }
        return got;
    }

    @Test
    void one_flooder_alone_leaves_two_thirds_free_and_a_second_one_gets_its_share() {
        assertThat(flood("X99.51.001")).isEqualTo(27);
        assertThat(flood("X99.51.002")).isBetween(17, 18);
        assertThat(call("X99.51.003", MANY)).isEmpty();
    }

    @Test
    void among_many_flooders_whoever_comes_late_still_finds_a_place() {
        List<Integer> got = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            got.add(flood("X99.51.0" + (10 + i)));
        }
        assertThat(got).allMatch(each -> each >= 1);
        assertThat(places.taken()).isLessThan(80);
        assertThat(call("X99.51.099", MANY)).isEmpty();
    }

    @Test
    void its_own_limit_holds_however_much_is_free() {
        assertThat(call("X99.51.001", 2)).isEmpty();
        assertThat(call("X99.51.001", 2)).isEmpty();
        assertThat(call("X99.51.001", 2)).contains(Denial.SHARE);
    }

    @Test
    void when_every_place_is_taken_nobody_is_blamed_for_it() {
        for (int i = 100; i < 180; i++) {
            assertThat(call("X99.51." + i, MANY)).isEmpty();
        }
        assertThat(call("X99.51.999", MANY)).contains(Denial.FULL);
        assertThat(places.taken()).isEqualTo(80);
    }

    @Test
    void whoever_waits_for_news_takes_nobodys_place_and_has_it_again_afterwards()
            throws ExecutionException, InterruptedException {
        AgencyId agency = AgencyId.of("X99.51.001");
        threads.submit(
                        () -> {
                            assertThat(places.enter(Optional.of(agency), MANY)).isEmpty();
                            assertThat(places.aside(places::taken)).isZero();
                            assertThat(places.taken()).isEqualTo(1);
                            places.leave();
                            assertThat(places.taken()).isZero();
                        })
                .get();
    }
}
