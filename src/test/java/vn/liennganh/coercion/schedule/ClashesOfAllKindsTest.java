package vn.liennganh.coercion.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;

/**
 * Random needs of units, commanders, vehicles and officers at any minute of three days, some ended
 * early or late: whatever two operations need at one moment is found, and nothing else.
 */
class ClashesOfAllKindsTest {

    private static final int WEEKS = 400;
    private static final int CLAIMS = 25;
    private static final Duration USUAL = Duration.ofHours(10);
    private static final Instant FIRST = Instant.parse("2026-12-01T00:00:00Z");
    private static final List<Claim.Kind> KINDS =
            List.of(Claim.Kind.UNIT, Claim.Kind.COMMANDER, Claim.Kind.VEHICLE, Claim.Kind.OFFICER);

    @Test
    void whatever_two_operations_need_at_one_moment_is_found_and_nothing_else() {
        for (int seed = 1; seed <= WEEKS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Claim> claims = new ArrayList<>();
            for (int i = 0; i < CLAIMS; i++) {
                claims.add(claim(random));
            }

            Set<String> found = new TreeSet<>();
            new Clashes(USUAL, agency -> OptionalInt.empty(), any -> false)
                    .of(claims)
                    .forEach(
                            one ->
                                    found.add(
                                            pair(
                                                    one.kind().word(),
                                                    one.claims().get(0),
                                                    one.claims().get(1))));

            assertThat(found).as("seed %d", seed).isEqualTo(expected(claims));
        }
    }

    private static Claim claim(SplittableRandom random) {
        Instant starts = FIRST.plusSeconds(60L * random.nextInt(3 * 24 * 60));
        // Now and then an end that lies before the beginning, which says nothing.
        Optional<Instant> ends =
                random.nextInt(3) == 0
                        ? Optional.of(starts.plusSeconds(60L * random.nextInt(-60, 20 * 60)))
                        : Optional.empty();
        AgencyId holder = AgencyId.of("X99.21.00" + random.nextInt(1, 3));
        String key = "k" + random.nextInt(3);
        return new Claim(
                new UUID(7, random.nextInt(8)),
                AgencyId.of("X99.11.001"),
                "1",
                holder,
                KINDS.get(random.nextInt(KINDS.size())),
                key,
                key,
                0,
                starts,
                ends,
                random.nextBoolean(),
                List.of(holder));
    }

    /** By the words of the rule, pair by pair. */
    private static Set<String> expected(List<Claim> claims) {
        Set<String> expected = new TreeSet<>();
        for (Claim one : claims) {
            for (Claim other : claims) {
                if (!one.exchange().equals(other.exchange()) && needed(one, other)) {
                    expected.add(pair(Clash.Kind.of(one.kind()).word(), one, other));
                }
            }
        }
        return expected;
    }

    private static boolean needed(Claim one, Claim other) {
        boolean same = one.kind() == other.kind() && one.key().equals(other.key());
        // A team has its name at its own police alone; a person and a car are the same everywhere.
        boolean there = one.kind() != Claim.Kind.UNIT || one.holder().equals(other.holder());
        return same
                && there
                && one.starts().isBefore(end(other))
                && other.starts().isBefore(end(one));
    }

    private static Instant end(Claim one) {
        return one.ends().isPresent() && one.ends().get().isAfter(one.starts())
                ? one.ends().get()
                : one.starts().plus(USUAL);
    }

    private static String pair(String kind, Claim one, Claim other) {
        Set<String> two = new TreeSet<>();
        two.add(one.exchange() + " " + one.starts() + " " + one.ends() + one.holder());
        two.add(other.exchange() + " " + other.starts() + " " + other.ends() + other.holder());
        return kind + " " + one.key() + " " + two;
    }
}
