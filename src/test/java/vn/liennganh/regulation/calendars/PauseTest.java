package vn.liennganh.regulation.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.legaltime.Due;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.Pause;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.legaltime.TimeLimit.Unit;

/** Clocks that stand still, limits in years and limits before an act, on the days of 2026. */
class PauseTest {

    private static final LegalClock CLOCK =
            new LegalClock(CalendarReader.read(Path.of("config/calendars")));

    private static Instant local(String moment) {
        return LocalDateTime.parse(moment).atZone(LegalClock.ZONE).toInstant();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            hours go on where they stopped        | 2026-11-20T16:30 | 24 | HOURS         | 2026-11-20T18:30 | 2026-11-23T08:30 | 2026-11-24T06:30
            within one day nothing is lost        | 2026-11-02T10:00 |  3 | WORKING_DAYS  | 2026-11-04T08:00 | 2026-11-04T17:00 | 2026-11-06T00:00
            two working days                      | 2026-11-02T10:00 |  3 | WORKING_DAYS  | 2026-11-04T08:00 | 2026-11-06T08:00 | 2026-11-10T00:00
            a weekend costs no working day        | 2026-11-02T10:00 |  6 | WORKING_DAYS  | 2026-11-07T08:00 | 2026-11-09T08:00 | 2026-11-11T00:00
            a pause on the last day saves it      | 2026-11-02T10:00 |  3 | WORKING_DAYS  | 2026-11-05T23:00 | 2026-11-09T08:00 | 2026-11-10T00:00
            a weekend costs two calendar days     | 2026-11-02T10:00 |  7 | CALENDAR_DAYS | 2026-11-07T08:00 | 2026-11-09T08:00 | 2026-11-12T00:00
            a pause after the end is of no use    | 2026-11-02T10:00 |  3 | WORKING_DAYS  | 2026-11-06T00:00 | 2026-11-09T08:00 | 2026-11-06T00:00
            a month is longer by the pause        | 2026-11-02T10:00 |  1 | MONTHS        | 2026-11-10T08:00 | 2026-11-20T08:00 | 2026-12-15T00:00
            """)
    void a_limit_ends_later_by_what_its_clock_stood_still(
            String name,
            String start,
            int amount,
            Unit unit,
            String from,
            String to,
            String expected) {
        Due due =
                CLOCK.due(
                        local(start),
                        new TimeLimit(amount, unit),
                        List.of(new Pause(local(from), local(to))));
        assertThat(due.at()).as(name).isEqualTo(local(expected));
    }

    @Test
    void pauses_that_overlap_count_once() {
        List<Pause> twice =
                List.of(
                        new Pause(local("2026-11-05T08:00"), local("2026-11-09T08:00")),
                        new Pause(local("2026-11-04T08:00"), local("2026-11-06T08:00")));
        List<Pause> once = List.of(new Pause(local("2026-11-04T08:00"), local("2026-11-09T08:00")));
        for (TimeLimit limit : List.of(TimeLimit.workingDays(5), TimeLimit.hours(100))) {
            assertThat(CLOCK.due(local("2026-11-02T10:00"), limit, twice))
                    .isEqualTo(CLOCK.due(local("2026-11-02T10:00"), limit, once));
        }
    }

    @Test
    void years_end_on_the_same_day_or_the_next_that_is_worked() {
        assertThat(CLOCK.due(local("2026-03-02T10:00"), TimeLimit.years(1)).at())
                .isEqualTo(local("2027-03-03T00:00"));
        assertThat(CLOCK.due(local("2028-02-29T10:00"), TimeLimit.years(1)).at())
                .isEqualTo(local("2029-03-01T00:00"));
    }

    @Test
    void a_stay_request_24_hours_before_the_act_must_come_before_that_moment() {
        assertThat(CLOCK.due(local("2026-12-02T08:30"), TimeLimit.hoursBefore(24)).at())
                .isEqualTo(local("2026-12-01T08:30"));
    }

    @Test
    void the_explanation_of_a_day_limit_tells_the_run_the_last_day_and_why_it_moved() {
        Due v3 = CLOCK.due(local("2026-11-14T10:00"), TimeLimit.calendarDays(10));
        assertThat(v3.explanation())
                .extracting(line -> line.day() + " " + line.why() + " " + line.ordinal())
                .containsExactly(
                        "2026-11-14 START 0",
                        "2026-11-15 RUN 9",
                        "2026-11-24 MOVED 10",
                        "2026-11-25 NEXT_WORKED 0",
                        "2026-11-25 END 0");
        Due v9 = CLOCK.due(local("2027-01-31T10:00"), TimeLimit.months(1));
        assertThat(v9.explanation())
                .extracting(line -> line.day() + " " + line.why())
                .containsExactly(
                        "2027-01-31 START",
                        "2027-02-01 RUN",
                        "2027-02-28 MOVED",
                        "2027-03-01 NEXT_WORKED",
                        "2027-03-01 END");
    }

    @Test
    void the_explanation_of_hours_tells_from_when_to_when() {
        assertThat(CLOCK.due(local("2026-11-20T16:30"), TimeLimit.hours(24)).explanation())
                .extracting(line -> line.why() + " " + line.moment().orElseThrow())
                .containsExactly(
                        "FROM " + local("2026-11-20T16:30"), "TO " + local("2026-11-21T16:30"));
    }
}
