package vn.liennganh.coercion.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.liennganh.coercion.operation.Affair;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/**
 * Random operations of two offices with one commune police: whatever was promised, changed,
 * proposed and called off, nothing promised twice stays unreported, and nothing is made up.
 */
class DoubleBookingsTest {

    private static final int TALES = 150;
    private static final int STEPS = 30;
    private static final int STRENGTH = 12;
    private static final Duration USUAL = Duration.ofHours(10);
    private static final List<AgencyId> OFFICES = List.of(Affair.OFFICE, AgencyId.of("X99.11.002"));
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

    /** What the teller knows of an operation, without the desk. */
    private static final class Told {
        private final Affair affair;
        private final int id;
        private int version;
        private String time = "";
        private int people;
        private boolean promised;
        private boolean off;
        private String unit = "";
        private String leader = "";

        private Told(int id, AgencyId office) {
            this.id = id;
            this.affair = new Affair(id, office);
        }

        private boolean held() {
            return promised && !off;
        }

        private OffsetDateTime starts() {
            return OffsetDateTime.parse(time);
        }
    }

    @Test
    void what_is_promised_twice_is_reported_and_nothing_else() {
        for (int seed = 1; seed <= TALES; seed++) {
            Random random = new Random(seed);
            List<Told> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(new Told(i + 1, OFFICES.get(i % 2)));
            }
            for (int step = 0; step < STEPS; step++) {
                Told one = all.get(random.nextInt(all.size()));
                move(one, random);
                assertThat(found(all)).as("seed %d step %d", seed, step).isEqualTo(expected(all));
            }
            all.forEach(one -> sameAgain(one.affair.now()));
        }
    }

    private static void move(Told one, Random random) {
        int choice = one.version == 0 || one.off ? 0 : random.nextInt(8);
        switch (choice) {
            case 0, 1 -> consult(one, random);
            case 2, 3 -> agree(one, random);
            case 4 -> one.affair.propose(Affair.COMMUNE, day(random));
            case 5 -> one.affair.answer(one.affair.now().key().agency(), Affair.COMMUNE, "agree");
            case 6 -> {
                one.affair.office("postponement", body -> body.put("reason", "Rain"));
                one.off = true;
            }
            default -> {
                if (one.promised) {
                    one.affair.police("unable-to-deploy", body -> body.put("reason", "Flood"));
                    one.promised = false;
                }
            }
        }
    }

    private static void consult(Told one, Random random) {
        one.version++;
        one.time = day(random);
        one.people = 1 + random.nextInt(9);
        one.promised = false;
        one.off = false;
        one.affair.consult(one.version, one.time, one.people);
    }

    private static void agree(Told one, Random random) {
        one.unit = "Team " + random.nextInt(2);
        one.leader = "Leader " + random.nextInt(2);
        one.affair.reply(Affair.COMMUNE, "agree", one.version, one.people, one.unit, one.leader);
        one.promised = true;
    }

    /** Morning, noon and evening: what begins late holds its forces into the next morning. */
    private static String day(Random random) {
        String hour = List.of("07:30", "08:00", "13:00", "17:30", "21:59").get(random.nextInt(5));
        return FIRST.plusDays(random.nextInt(4)) + "T" + hour + ":00+07:00";
    }

    /** Written, read back, and told again from the beginning. */
    private static void sameAgain(Operation live) {
        Operation again =
                Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(live), Operation.class);
        assertThat(again).isEqualTo(live);
        assertThat(Claims.of(again)).isEqualTo(Claims.of(live));
    }

    /** By the desk: kind and exchanges of everything that is confirmed twice or short. */
    private static Set<String> found(List<Told> all) {
        List<Claim> claims = new ArrayList<>();
        for (Told one : all) {
            claims.addAll(Claims.of(one.affair.now()));
        }
        Set<String> found = new HashSet<>();
        for (Clash clash :
                new Clashes(USUAL, agency -> OptionalInt.of(STRENGTH), any -> false).of(claims)) {
            if (clash.confirmed()) {
                Set<Long> who = new HashSet<>();
                clash.claims()
                        .forEach(one -> who.add(one.exchange().getLeastSignificantBits() & 0xff));
                found.add(clash.kind().word() + " " + who);
            }
        }
        return found;
    }

    /** By what was told, one by one. */
    private static Set<String> expected(List<Told> all) {
        Set<String> expected = new HashSet<>();
        for (Told one : all) {
            for (Told other : all) {
                if (one.id < other.id && meet(one, other)) {
                    String who = " " + new HashSet<>(Set.of((long) one.id, (long) other.id));
                    if (one.unit.equals(other.unit)) {
                        expected.add("unit-twice" + who);
                    }
                    if (one.leader.equals(other.leader)) {
                        expected.add("commander-twice" + who);
                    }
                }
            }
            Set<Long> together = new HashSet<>();
            int needed = 0;
            for (Told other : all) {
                // Whoever is out already when this one begins, or begins with it.
                if (one.held()
                        && other.held()
                        && !other.starts().isAfter(one.starts())
                        && other.starts().plus(USUAL).isAfter(one.starts())) {
                    together.add((long) other.id);
                    needed += other.people;
                }
            }
            if (needed > STRENGTH) {
                expected.add("people-short " + together);
            }
        }
        return expected;
    }

    private static boolean meet(Told one, Told other) {
        return one.held()
                && other.held()
                && Duration.between(one.starts(), other.starts()).abs().compareTo(USUAL) < 0;
    }
}
