package vn.liennganh.console.police;

import java.util.List;
import java.util.Map;

/**
 * A page of the calendar.
 *
 * @param blocks all that are shown, by start
 * @param strengths people left; empty where the viewer is not told
 * @param holders the police to choose from, names by code
 * @param cells blocks by day, for the month
 */
public record PoliceCalendar(
        Stretch stretch,
        String title,
        List<CalendarDay> days,
        List<CalendarRow> rows,
        List<Block> blocks,
        List<CalendarRow.Strength> strengths,
        List<Warning> warnings,
        Map<String, String> holders,
        List<List<Block>> cells) {

    public boolean empty() {
        return blocks.isEmpty();
    }

    /** The days of one week of the month, counted from 0. */
    public List<CalendarDay> week(int week) {
        return days.subList(week * 7, week * 7 + 7);
    }

    public int weeks() {
        return days.size() / 7;
    }
}
