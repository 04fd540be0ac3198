package vn.liennganh.freeze.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Many banks with books of their own, orders from the planner, inflow while they answer, other
 * debts, releases and lapses, holds that nobody can value, messages that overtake each other, come
 * late and come twice: what is known to be held never exceeds the limit and what is truly on its
 * way, the ledger is what an independent book says after every message, and in the end the desk
 * knows what the banks know.
 */
class RacesTest {

    private static final int ROUNDS = 400;

    @Test
    void known_held_stays_within_the_limit_and_the_ledger_is_what_a_clerk_beside_it_writes_down() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Race race = new Race(seed, what -> seen.merge(what, 1, Integer::sum));
            try {
                race.run();
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("Seed " + seed, failed);
            }
        }
        assertThat(seen)
                .as("everything happens in some race")
                .containsOnlyKeys(
                        "amendment",
                        "deduction",
                        "lapse",
                        "order",
                        "partial release",
                        "release",
                        "release of what remains",
                        "unvalued");
    }
}
