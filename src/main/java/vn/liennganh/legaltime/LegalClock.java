package vn.liennganh.legaltime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Counts limits after Articles 145 to 148 of the Civil Code 2015: the day of the event is not
 * counted, a limit in days ends at 24:00 of its last day, and a last day that is not worked moves
 * to the next working day. Hours run on without regard to any calendar.
 */
public final class LegalClock {

    /** Legal days are days in Vietnam. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final WorkCalendar calendar;

    public LegalClock(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    public WorkCalendar calendar() {
        return calendar;
    }

    /** The legal day of an instant. */
    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The first instant of a legal day. */
    public static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** {@link #due(Instant, TimeLimit, List)} without a pause. */
    public Due due(Instant start, TimeLimit limit) {
        return due(start, limit, List.of());
    }

    /**
     * When a limit that starts with an event ends; where the unit is a "before", the event is the
     * act, and the limit lies before it. "Immediately" has no number in law: it ends as it starts.
     *
     * @param pauses when the clock stood still; of no meaning for "immediately" and "before"
     */
    public Due due(Instant start, TimeLimit limit, List<Pause> pauses) {
        Count count = new Count(calendar);
        LocalDate day = day(start);
        int amount = limit.amount();
        return switch (limit.unit()) {
            case IMMEDIATELY -> count.immediately(start);
            case HOURS -> count.hours(start, amount, Pause.merged(pauses));
            case HOURS_BEFORE -> count.hoursBefore(start, amount);
            case WORKING_DAYS -> count.workingDays(day, amount, Pause.days(pauses));
            case WORKING_DAYS_BEFORE -> count.workingDaysBefore(day, amount);
            case CALENDAR_DAYS -> count.days(day, amount, Pause.days(pauses));
            case MONTHS -> count.months(day, amount, amount, Pause.days(pauses));
            case YEARS -> count.months(day, 12 * amount, amount, Pause.days(pauses));
        };
    }

    /**
     * The end of a limit that somebody with the right to do so has extended: counted from the same
     * start by the other limit, and never earlier than it was.
     */
    public Due extended(Instant start, TimeLimit limit, TimeLimit other, List<Pause> pauses) {
        Due before = due(start, limit, pauses);
        Due after = due(start, other, pauses);
        return after.at().isBefore(before.at()) ? before : after;
    }
}
