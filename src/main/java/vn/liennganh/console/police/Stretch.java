package vn.liennganh.console.police;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import vn.liennganh.console.amount.Days;

/**
 * The days that a calendar page shows.
 *
 * @param view {@code tuan}, {@code thang} or {@code danh-sach}
 * @param anchor the day that it was asked for
 */
public record Stretch(String view, LocalDate anchor) {

    static final List<String> VIEWS = List.of("tuan", "thang", "danh-sach");

    private static final int WEEKS_DAYS = 14;

    /** Whatever cannot be read means today and two weeks. */
    static Stretch of(String view, String from, LocalDate today) {
        return new Stretch(VIEWS.contains(view) ? view : VIEWS.get(0), day(from, today));
    }

    /** At the week's end the coming week is what people look for. */
    private static LocalDate day(String text, LocalDate now) {
        LocalDate today =
                now.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0
                        ? now.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        : now;
        return Days.read(text)
                .filter(day -> day.getYear() >= 2000 && day.getYear() <= 2100)
                .orElse(today);
    }

    public boolean month() {
        return view.equals("thang");
    }

    public boolean list() {
        return view.equals("danh-sach");
    }

    public LocalDate first() {
        LocalDate from = month() ? anchor.withDayOfMonth(1) : anchor;
        return from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    public LocalDate last() {
        return month()
                ? anchor.with(TemporalAdjusters.lastDayOfMonth())
                        .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
                : first().plusDays(WEEKS_DAYS - 1L);
    }

    public LocalDate before() {
        return month() ? anchor.withDayOfMonth(1).minusMonths(1) : first().minusDays(7);
    }

    public LocalDate after() {
        return month() ? anchor.withDayOfMonth(1).plusMonths(1) : first().plusDays(7);
    }

    List<LocalDate> days() {
        return first().datesUntil(last().plusDays(1)).toList();
    }
}
