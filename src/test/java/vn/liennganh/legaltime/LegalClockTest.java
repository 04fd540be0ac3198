package vn.liennganh.legaltime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.legaltime.TimeLimit.Unit;
import vn.liennganh.legaltime.WorkCalendar.Entry;
import vn.liennganh.legaltime.WorkCalendar.Status;

/** The vectors of the domain documents, on the days off of 2026 and 2027. */
class LegalClockTest {

    private static final LegalClock CLOCK = new LegalClock(calendar());

    private static WorkCalendar calendar() {
        List<Entry> entries = new ArrayList<>();
        for (String day :
                """
                2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-27 2026-04-30
                2026-05-01 2026-08-31 2026-09-01 2026-09-02 2026-11-24 2027-01-01"""
                        .split("\\s+")) {
            entries.add(new Entry(LocalDate.parse(day), false, Status.OFFICIAL, "law", "", ""));
        }
        entries.add(
                new Entry(LocalDate.parse("2026-01-10"), true, Status.OFFICIAL, "swap", "", ""));
        entries.add(
                new Entry(LocalDate.parse("2026-08-22"), true, Status.OFFICIAL, "swap", "", ""));
        for (int day = 5; day <= 11; day++) {
            entries.add(
                    new Entry(LocalDate.of(2027, 2, day), false, Status.ASSUMED, "guess", "", ""));
        }
        return new WorkCalendar(List.of(2026, 2027), entries);
    }

    private static Instant local(String moment) {
        return LocalDateTime.parse(moment).atZone(LegalClock.ZONE).toInstant();
    }

    /** "at 24:00" of a day is the next day's midnight. */
    @ParameterizedTest(name = "{0}: {1} + {2} {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            V1   | 2026-11-20T10:00 |  3 | WORKING_DAYS        | 2026-11-27T00:00 | false
            V2   | 2026-11-20T10:00 |  5 | WORKING_DAYS        | 2026-12-01T00:00 | false
            V3   | 2026-11-14T10:00 | 10 | CALENDAR_DAYS       | 2026-11-26T00:00 | false
            V4   | 2026-11-20T10:00 | 30 | CALENDAR_DAYS       | 2026-12-22T00:00 | false
            V4b  | 2026-11-20T10:00 | 45 | CALENDAR_DAYS       | 2027-01-05T00:00 | false
            V5   | 2026-11-20T16:30 | 24 | HOURS               | 2026-11-21T16:30 | false
            V6   | 2026-12-30T10:00 |  3 | WORKING_DAYS        | 2027-01-06T00:00 | false
            V7   | 2027-01-25T10:00 | 15 | CALENDAR_DAYS       | 2027-02-13T00:00 | true
            V8   | 2026-12-02T08:30 |  5 | WORKING_DAYS_BEFORE | 2026-11-26T00:00 | false
            V8b  | 2026-12-02T08:30 |  6 | WORKING_DAYS_BEFORE | 2026-11-24T00:00 | false
            V9   | 2027-01-31T10:00 |  1 | MONTHS              | 2027-03-02T00:00 | true
            V10  | 2026-12-01T09:00 | 24 | HOURS               | 2026-12-02T09:00 | false
            V11  | 2026-01-10T10:00 |  3 | WORKING_DAYS        | 2026-01-15T00:00 | false
            X1   | 2026-11-20T16:10 | 24 | HOURS               | 2026-11-21T16:10 | false
            X2   | 2026-11-23T17:00 | 24 | HOURS               | 2026-11-24T17:00 | false
            X3   | 2026-11-20T00:00 |  3 | WORKING_DAYS        | 2026-11-27T00:00 | false
            X4   | 2026-11-20T23:59 | 30 | CALENDAR_DAYS       | 2026-12-22T00:00 | false
            X5   | 2026-11-20T08:00 |  3 | WORKING_DAYS        | 2026-11-27T00:00 | false
            X6   | 2026-11-20T08:00 |  5 | WORKING_DAYS        | 2026-12-01T00:00 | false
            X7   | 2026-11-20T08:00 | 15 | CALENDAR_DAYS       | 2026-12-08T00:00 | false
            X8   | 2027-01-31T08:00 |  1 | MONTHS              | 2027-03-02T00:00 | true
            X8b  | 2027-02-10T08:00 |  1 | MONTHS              | 2027-03-11T00:00 | true
            X9a  | 2026-12-02T08:00 |  8 | WORKING_DAYS_BEFORE | 2026-11-20T00:00 | false
            X9b  | 2026-12-02T08:00 | 14 | WORKING_DAYS_BEFORE | 2026-11-12T00:00 | false
            X9c  | 2026-12-02T08:00 | 19 | WORKING_DAYS_BEFORE | 2026-11-05T00:00 | false
            X10a | 2026-12-23T08:00 |  5 | WORKING_DAYS_BEFORE | 2026-12-17T00:00 | false
            X10b | 2026-12-23T08:00 |  6 | WORKING_DAYS_BEFORE | 2026-12-16T00:00 | false
            X10c | 2026-12-23T08:00 |  8 | WORKING_DAYS_BEFORE | 2026-12-12T00:00 | false
            X10d | 2026-12-23T08:00 | 14 | WORKING_DAYS_BEFORE | 2026-12-04T00:00 | false
            X10e | 2026-12-23T08:00 | 19 | WORKING_DAYS_BEFORE | 2026-11-27T00:00 | false
            X12  | 2026-12-05T10:00 | 24 | HOURS               | 2026-12-06T10:00 | false
            """)
    void a_limit_ends_where_the_vectors_say(
            String name, String start, int amount, Unit unit, String due, boolean provisional) {
        Due counted = CLOCK.due(local(start), new TimeLimit(amount, unit));
        assertThat(counted.at()).as(name).isEqualTo(local(due));
        assertThat(counted.provisional()).as(name).isEqualTo(provisional);
    }

    @Test
    void x11_a_stay_request_less_than_24_hours_before_the_act_is_late() {
        Instant request = local("2026-12-01T09:00");
        Instant act = local("2026-12-02T08:30");
        assertThat(Duration.between(request, act)).isEqualTo(Duration.ofMinutes(23 * 60 + 30));
        assertThat(CLOCK.due(request, TimeLimit.hours(24)).at()).isAfter(act);
    }

    @Test
    void immediately_has_no_number() {
        Instant now = local("2026-11-20T16:10");
        assertThat(CLOCK.due(now, TimeLimit.immediately()).at()).isEqualTo(now);
    }

    @Test
    void the_first_day_is_the_day_in_vietnam() {
        Instant lateEveningUtc = Instant.parse("2026-11-19T18:00:00Z");
        assertThat(CLOCK.due(lateEveningUtc, TimeLimit.workingDays(1)).at())
                .isEqualTo(local("2026-11-24T00:00"));
    }

    @Test
    void a_year_that_the_calendar_does_not_know_is_assumed() {
        assertThat(CLOCK.due(local("2028-03-01T08:00"), TimeLimit.workingDays(3)).provisional())
                .isTrue();
        assertThat(CLOCK.due(local("2027-12-30T08:00"), TimeLimit.workingDays(1)).provisional())
                .isFalse();
        assertThat(CLOCK.due(local("2027-12-31T08:00"), TimeLimit.workingDays(1)).provisional())
                .isTrue();
        assertThat(CLOCK.due(local("2028-03-01T08:00"), TimeLimit.hours(24)).provisional())
                .isFalse();
    }

    @Test
    void the_explanation_names_every_day_that_was_counted_or_passed_over() {
        Due due = CLOCK.due(local("2026-11-20T10:00"), TimeLimit.workingDays(3));
        assertThat(due.explanation())
                .extracting(
                        day -> day.day().getDayOfMonth() + " " + day.why() + " " + day.ordinal())
                .containsExactly(
                        "20 START 0",
                        "21 NOT_WORKED 0",
                        "22 NOT_WORKED 0",
                        "23 COUNTED 1",
                        "24 NOT_WORKED 0",
                        "25 COUNTED 2",
                        "26 COUNTED 3",
                        "26 END 0");
        assertThat(due.explanation().get(4).entry()).isPresent();
    }
}
