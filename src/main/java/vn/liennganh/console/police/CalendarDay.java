package vn.liennganh.console.police;

import java.time.LocalDate;

/**
 * The head of a day.
 *
 * @param name the day of the week, short
 * @param date day and month
 * @param off why nobody works, in words; empty on working days
 * @param closed why nothing is enforced with forces, in words; empty where it may be
 * @param worked whether offices work
 */
public record CalendarDay(
        LocalDate day,
        String name,
        String date,
        String off,
        String closed,
        boolean worked,
        boolean today) {

    /** Whether the head says more than the date. */
    public boolean special() {
        return !off.isEmpty() || !closed.isEmpty();
    }
}
