package vn.liennganh.regulation.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.liennganh.legaltime.Due;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.Line;
import vn.liennganh.legaltime.Line.Why;
import vn.liennganh.legaltime.Pause;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.legaltime.TimeLimit.Unit;
import vn.liennganh.legaltime.WorkCalendar;
import vn.liennganh.legaltime.WorkCalendar.Entry;
import vn.liennganh.legaltime.WorkCalendar.Status;

/** What holds of every count, tried on many; a failure names its seed. */
class LegalClockPropertiesTest {

    private static final int CASES = 600;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2028-12-31T00:00:00Z");

    private static final WorkCalendar REAL = CalendarReader.read(Path.of("config/calendars"));

    static Stream<Unit> counted() {
        return Stream.of(Unit.values()).filter(unit -> unit != Unit.IMMEDIATELY);
    }

    static Stream<Unit> countedByDay() {
        return Stream.of(Unit.values()).filter(Unit::byDay);
    }

    static Stream<Unit> countedForward() {
        return counted().filter(unit -> !unit.before());
    }

    @ParameterizedTest
    @MethodSource("counted")
    void who_starts_later_never_ends_earlier(Unit unit) {
        each(
                random -> {
                    LegalClock clock = clock(random);
                    TimeLimit limit = limit(random, unit);
                    Instant start = instant(random);
                    Instant later = start.plusSeconds(random.nextInt(40 * 86_400));
                    assertThat(clock.due(later, limit).at())
                            .isAfterOrEqualTo(clock.due(start, limit).at());
                });
    }

    @ParameterizedTest
    @MethodSource("counted")
    void more_of_a_unit_never_ends_earlier_nor_begins_later_before_an_act(Unit unit) {
        each(
                random -> {
                    LegalClock clock = clock(random);
                    TimeLimit limit = limit(random, unit);
                    TimeLimit longer = new TimeLimit(limit.amount() + 1 + random.nextInt(5), unit);
                    Instant start = instant(random);
                    Instant due = clock.due(start, limit).at();
                    Instant other = clock.due(start, longer).at();
                    if (unit.before()) {
                        assertThat(other).isBefore(due);
                    } else {
                        assertThat(other).isAfterOrEqualTo(due);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("countedByDay")
    void a_limit_in_days_ends_with_a_day_that_is_worked(Unit unit) {
        each(
                random -> {
                    LegalClock clock = clock(random);
                    Due due = clock.due(instant(random), limit(random, unit), pauses(random));
                    assertThat(due.at()).isEqualTo(LegalClock.midnight(LegalClock.day(due.at())));
                    assertThat(clock.calendar().worked(lastDay(due))).isTrue();
                    assertThat(due.explanation().get(due.explanation().size() - 1))
                            .extracting(Line::why, Line::day)
                            .containsExactly(Why.END, lastDay(due));
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"HOURS", "HOURS_BEFORE"})
    void hours_know_no_calendar(Unit unit) {
        each(
                random -> {
                    Instant start = instant(random);
                    TimeLimit limit = limit(random, unit);
                    Due due = clock(random).due(start, limit);
                    assertThat(Duration.between(start, due.at()).abs())
                            .isEqualTo(Duration.ofHours(limit.amount()));
                    assertThat(due.provisional()).isFalse();
                });
    }

    @ParameterizedTest
    @EnumSource(names = "WORKING_DAYS_BEFORE")
    void counting_forward_again_from_a_limit_before_an_act_comes_to_the_act(Unit unit) {
        each(
                random -> {
                    LegalClock clock = clock(random);
                    int amount = 1 + random.nextInt(40);
                    Instant act = instant(random);
                    LocalDate last = lastDay(clock.due(act, new TimeLimit(amount, unit)));
                    LocalDate actDay = LegalClock.day(act);
                    LocalDate back =
                            lastDay(
                                    clock.due(
                                            LegalClock.midnight(last),
                                            TimeLimit.workingDays(amount)));
                    if (clock.calendar().worked(actDay)) {
                        assertThat(back).isEqualTo(actDay);
                    } else {
                        assertThat(back).isAfter(actDay);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("counted")
    void a_pause_of_no_length_changes_nothing(Unit unit) {
        each(
                random -> {
                    LegalClock clock = clock(random);
                    Instant start = instant(random);
                    TimeLimit limit = limit(random, unit);
                    Instant at = start.plusSeconds(random.nextInt(20 * 86_400));
                    assertThat(clock.due(start, limit, List.of(new Pause(at, at))))
                            .isEqualTo(clock.due(start, limit));
                });
    }

    @ParameterizedTest
    @MethodSource("countedForward")
    void a_pause_never_makes_a_limit_end_earlier(Unit unit) {
        each(
                random -> {
                    LegalClock clock = clock(random);
                    Instant start = instant(random);
                    TimeLimit limit = limit(random, unit);
                    Due plain = clock.due(start, limit);
                    Instant from = start.plusSeconds(random.nextInt(20 * 86_400));
                    Pause pause = new Pause(from, from.plusSeconds(random.nextInt(9 * 86_400)));
                    Due due = clock.due(start, limit, List.of(pause));
                    assertThat(due.at()).isAfterOrEqualTo(plain.at());
                    if (!from.isBefore(plain.at())) {
                        assertThat(due).isEqualTo(plain);
                    } else if (unit == Unit.HOURS) {
                        assertThat(due.at())
                                .isEqualTo(
                                        plain.at()
                                                .plus(Duration.between(pause.from(), pause.to())));
                    } else if (LegalClock.day(pause.to()).isAfter(LegalClock.day(from))) {
                        assertThat(due.at()).isAfter(pause.to());
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("countedForward")
    void an_extension_never_ends_a_limit_earlier(Unit unit) {
        each(
                random -> {
                    LegalClock clock = clock(random);
                    Instant start = instant(random);
                    TimeLimit limit = limit(random, unit);
                    TimeLimit other = limit(random, unit);
                    Due extended = clock.extended(start, limit, other, List.of());
                    assertThat(extended.at())
                            .isAfterOrEqualTo(clock.due(start, limit).at())
                            .isAfterOrEqualTo(clock.due(start, other).at());
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"WORKING_DAYS", "WORKING_DAYS_BEFORE", "CALENDAR_DAYS"})
    void the_explanation_adds_up_to_the_limit_and_leaves_no_day_out(Unit unit) {
        each(
                random -> {
                    LegalClock clock = clock(random);
                    TimeLimit limit = limit(random, unit);
                    List<Pause> pauses = unit.before() ? List.of() : pauses(random);
                    Due due = clock.due(instant(random), limit, pauses);
                    List<Line> lines = due.explanation();
                    int counted =
                            lines.stream()
                                    .filter(
                                            line ->
                                                    line.why() == Why.COUNTED
                                                            || line.why() == Why.RUN
                                                            || line.why() == Why.MOVED
                                                                    && line.ordinal() > 0)
                                    .mapToInt(LegalClockPropertiesTest::length)
                                    .sum();
                    assertThat(counted).isEqualTo(limit.amount());
                    for (int i = 1; i < lines.size() - 1; i++) {
                        Line before = lines.get(i - 1);
                        assertThat(lines.get(i).day())
                                .isEqualTo(
                                        unit.before()
                                                ? before.day().minusDays(1)
                                                : before.through().plusDays(1));
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("countedByDay")
    void a_due_instant_is_provisional_exactly_where_a_day_on_the_way_is_not_official(Unit unit) {
        each(
                random -> {
                    LegalClock clock = new LegalClock(REAL);
                    Instant start = instant(random);
                    Due due = clock.due(start, limit(random, unit));
                    LocalDate day = LegalClock.day(start);
                    LocalDate from = unit.before() ? lastDay(due) : day.plusDays(1);
                    LocalDate through = unit.before() ? day.minusDays(1) : lastDay(due);
                    List<LocalDate> unsure =
                            from.datesUntil(through.plusDays(1))
                                    .filter(one -> REAL.status(one) != Status.OFFICIAL)
                                    .toList();
                    assertThat(
                                    due.unsure().stream()
                                            .flatMap(
                                                    range ->
                                                            range.from()
                                                                    .datesUntil(
                                                                            range.through()
                                                                                    .plusDays(1))))
                            .containsExactlyElementsOf(unsure);
                    assertThat(due.provisional()).isEqualTo(!unsure.isEmpty());
                });
    }

    private interface Case {
        void run(Random random);
    }

    private static void each(Case property) {
        for (int seed = 0; seed < CASES; seed++) {
            try {
                property.run(new Random(seed));
            } catch (AssertionError broken) {
                throw new AssertionError("seed " + seed, broken);
            }
        }
    }

    private static int length(Line line) {
        return (int) ChronoUnit.DAYS.between(line.day(), line.through()) + 1;
    }

    private static LocalDate lastDay(Due due) {
        return LegalClock.day(due.at()).minusDays(1);
    }

    private static Instant instant(Random random) {
        long span = Duration.between(FIRST, LAST).toSeconds();
        return FIRST.plusSeconds((long) (random.nextDouble() * span));
    }

    private static TimeLimit limit(Random random, Unit unit) {
        int most =
                switch (unit) {
                    case HOURS, HOURS_BEFORE -> 200;
                    case MONTHS -> 14;
                    case YEARS -> 3;
                    default -> 60;
                };
        return new TimeLimit(1 + random.nextInt(most), unit);
    }

    private static List<Pause> pauses(Random random) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(
                        i -> {
                            Instant from = instant(random);
                            return new Pause(from, from.plusSeconds(random.nextInt(30 * 86_400)));
                        })
                .toList();
    }

    /** The real calendar, or one with days off and worked Saturdays strewn at random. */
    private static LegalClock clock(Random random) {
        if (random.nextBoolean()) {
            return new LegalClock(REAL);
        }
        List<Entry> entries = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2026, 1, 1);
                day.getYear() < 2028;
                day = day.plusDays(1 + random.nextInt(20))) {
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
            entries.add(new Entry(day, weekend, Status.OFFICIAL, "chance", "", ""));
        }
        return new LegalClock(new WorkCalendar(List.of(2026, 2027), entries));
    }
}
