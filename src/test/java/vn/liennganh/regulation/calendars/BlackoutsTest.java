package vn.liennganh.regulation.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.legaltime.BlackoutWindow;
import vn.liennganh.legaltime.Blackouts;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.WorkCalendar;

/** When nothing may be enforced by coercion, as the calendars' own files say. */
class BlackoutsTest {

    private static final Path CALENDARS = Path.of("config/calendars");
    private static final WorkCalendar CALENDAR = CalendarReader.read(CALENDARS);
    private static final Blackouts BLACKOUTS = BlackoutReader.read(CALENDARS, CALENDAR);
    private static final List<String> ALWAYS = List.of("night", "rest-days");
    private static final List<String> TET = List.of("tet-with-forces");

    @TempDir Path directory;

    private static Instant local(String moment) {
        return LocalDateTime.parse(moment).atZone(LegalClock.ZONE).toInstant();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            2026-12-02T21:59 | -               | 2026-12-02T21:59
            2026-12-02T22:00 | night           | 2026-12-03T06:00
            2026-12-03T05:59 | night           | 2026-12-03T06:00
            2026-12-03T06:00 | -               | 2026-12-03T06:00
            2026-12-04T23:00 | night           | 2026-12-07T06:00
            2026-12-05T10:00 | rest-days       | 2026-12-07T06:00
            2026-11-24T10:00 | rest-days       | 2026-11-25T06:00
            2026-08-22T10:00 | -               | 2026-08-22T10:00
            """)
    void nights_and_days_off_are_closed_and_the_next_free_instant_is_known(
            String at, String window, String free) {
        assertThat(BLACKOUTS.covers(local(at), ALWAYS).map(BlackoutWindow::id).orElse(null))
                .isEqualTo(window);
        assertThat(BLACKOUTS.nextFree(local(at), ALWAYS)).contains(local(free));
    }

    @Test
    void with_forces_the_days_around_the_lunar_new_year_are_closed_under_either_reading()
            throws IOException {
        assertThat(closed(BLACKOUTS, 2027)).containsExactly("2027-01-22", "2027-02-23");
        Files.writeString(
                directory.resolve("blackouts.yaml"),
                Files.readString(CALENDARS.resolve("blackouts.yaml"))
                        .replace("reading: b", "reading: a"));
        Blackouts readingA = BlackoutReader.read(directory, CALENDAR);
        assertThat(closed(readingA, 2026)).containsExactly("2026-02-02", "2026-03-04");
        assertThat(closed(readingA, 2027)).containsExactly("2027-01-22", "2027-02-21");
    }

    @Test
    void a_new_year_that_is_only_calculated_is_not_sure() {
        assertThat(BLACKOUTS.sure(local("2026-03-01T10:00"), TET)).isTrue();
        assertThat(BLACKOUTS.sure(local("2027-03-01T10:00"), TET)).isFalse();
        assertThat(BLACKOUTS.sure(local("2031-03-01T10:00"), TET)).isFalse();
        assertThat(BLACKOUTS.sure(local("2027-03-01T10:00"), ALWAYS)).isTrue();
        assertThat(BLACKOUTS.sure(local("2027-02-05T10:00"), ALWAYS)).isFalse();
    }

    @Test
    void traditional_days_are_the_offices_list() {
        List<String> days = List.of("traditional-days");
        assertThat(BLACKOUTS.covers(local("2026-07-27T10:00"), days)).isPresent();
        assertThat(BLACKOUTS.covers(local("2026-07-28T10:00"), days)).isEmpty();
    }

    @Test
    void a_window_that_nobody_defined_is_a_mistake_and_not_an_open_door() {
        assertThatThrownBy(() -> BLACKOUTS.covers(local("2026-07-27T10:00"), List.of("siesta")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("siesta");
    }

    /** The first and the last closed day of a year. */
    private static List<String> closed(Blackouts blackouts, int year) {
        List<LocalDate> days =
                LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year, 12, 31))
                        .filter(
                                day ->
                                        blackouts
                                                .covers(
                                                        day.atTime(12, 0)
                                                                .atZone(LegalClock.ZONE)
                                                                .toInstant(),
                                                        TET)
                                                .isPresent())
                        .toList();
        assertThat(days)
                .hasSize(
                        (int) (days.get(days.size() - 1).toEpochDay() - days.get(0).toEpochDay())
                                + 1);
        return List.of(days.get(0).toString(), days.get(days.size() - 1).toString());
    }
}
