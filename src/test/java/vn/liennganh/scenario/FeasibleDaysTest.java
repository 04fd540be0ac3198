package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.WireTime;

/**
 * Police promise people for operations at random hours of random days, some of which are called
 * off: a day is offered where it is no rest day and enough are left, and on no other.
 */
class FeasibleDaysTest {

    private static final String UNIT = "X99.21.002";
    private static final LocalDate FIRST = LocalDate.of(2027, 7, 5);
    private static final int DAYS = 21;
    private static final int OPERATIONS = 24;

    /** Of {@code config/coercion.yaml}: people of the unit, hours that an operation holds them. */
    private static final int STRENGTH = 15;

    private static final Duration HELD = Duration.ofHours(10);

    private record Promise(OffsetDateTime starts, int people) {}

    @Test
    void a_day_is_offered_where_enough_are_left_and_on_no_other() {
        SplittableRandom random = new SplittableRandom(20);
        Party office = Party.of(RunningHub.shared(), CoercionCase.OFFICE);
        Party police = Party.of(RunningHub.shared(), UNIT);
        List<Promise> promised = new ArrayList<>();
        for (int i = 0; i < OPERATIONS; i++) {
            Promise one = new Promise(starts(random), random.nextInt(1, 9));
            CoercionCase operation =
                    CoercionCase.consult(
                            office,
                            UNIT,
                            body ->
                                    body.put("plannedAt", WireTime.millis(one.starts().toInstant()))
                                            .put("peopleRequested", one.people()));
            operation.send(
                    police,
                    "consultation-reply",
                    body -> body.put("outcome", "agree").put("peopleCommitted", one.people()),
                    CoercionCase.OFFICE);
            if (random.nextInt(5) == 0) {
                operation.send(office, "postponement", body -> {}, UNIT);
            } else {
                promised.add(one);
            }
        }
        for (int wanted : new int[] {1, 5, 8, 11, 15}) {
            Map<String, Boolean> expected = new TreeMap<>();
            for (int i = 0; i < DAYS; i++) {
                LocalDate day = FIRST.plusDays(i);
                expected.put(day.toString(), working(day) && left(promised, day) >= wanted);
            }

            assertThat(offered(office, wanted)).as("%d wanted", wanted).isEqualTo(expected);
        }
    }

    /** A working day, at an hour at which coercion may be. */
    private static OffsetDateTime starts(SplittableRandom random) {
        LocalDate day = FIRST;
        do {
            day = FIRST.plusDays(random.nextInt(DAYS));
        } while (!working(day));
        String hour = List.of("06:30", "08:00", "13:00", "17:59").get(random.nextInt(4));
        return OffsetDateTime.parse(day + "T" + hour + ":00+07:00");
    }

    private static boolean working(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** Who is not out while an operation of eight o'clock would need them. */
    private static int left(List<Promise> promised, LocalDate day) {
        OffsetDateTime from = OffsetDateTime.parse(day + "T08:00:00+07:00");
        return STRENGTH
                - promised.stream()
                        .filter(one -> one.starts().isBefore(from.plus(HELD)))
                        .filter(one -> one.starts().plus(HELD).isAfter(from))
                        .mapToInt(Promise::people)
                        .sum();
    }

    private static Map<String, Boolean> offered(Party office, int wanted) {
        JsonNode days =
                office.hub()
                        .json(
                                "/coercions/dates?from=%s&to=%s&unit=%s&people=%d"
                                        .formatted(FIRST, FIRST.plusDays(DAYS - 1), UNIT, wanted))
                        .path("days");
        Map<String, Boolean> offered = new TreeMap<>();
        days.forEach(
                one -> offered.put(one.path("day").asString(), one.path("feasible").asBoolean()));
        return offered;
    }
}
