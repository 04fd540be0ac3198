package vn.liennganh.legaltime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import vn.liennganh.legaltime.CountedDay.Why;

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

    /**
     * When a limit that starts with an event ends; for {@code WORKING_DAYS_BEFORE} the event is the
     * act, and the limit lies before it. "Immediately" has no number in law: it ends as it starts.
     */
    public Due due(Instant start, TimeLimit limit) {
        return switch (limit.unit()) {
            case IMMEDIATELY -> new Due(start, false, List.of());
            case HOURS -> new Due(start.plus(Duration.ofHours(limit.amount())), false, List.of());
            case WORKING_DAYS -> workingDays(day(start), limit.amount(), 1);
            case WORKING_DAYS_BEFORE -> workingDays(day(start), limit.amount(), -1);
            case CALENDAR_DAYS ->
                    upTo(day(start), day(start).plusDays(limit.amount()), limit.amount());
            // LocalDate.plusMonths takes the last day of a shorter month, as Article 148.3 wants
            // it.
            case MONTHS -> upTo(day(start), day(start).plusMonths(limit.amount()), limit.amount());
        };
    }

    private Due workingDays(LocalDate start, int amount, int direction) {
        List<CountedDay> counted = new ArrayList<>();
        counted.add(counted(start, Why.START, 0));
        LocalDate day = start;
        boolean provisional = false;
        for (int ordinal = 0; ordinal < amount; ) {
            day = day.plusDays(direction);
            provisional |= unsure(day);
            if (calendar.worked(day)) {
                ordinal++;
                counted.add(counted(day, Why.COUNTED, ordinal));
            } else {
                counted.add(counted(day, Why.NOT_WORKED, 0));
            }
        }
        return new Due(midnight(day.plusDays(1)), provisional, counted);
    }

    private Due upTo(LocalDate start, LocalDate nominal, int ordinal) {
        List<CountedDay> counted = new ArrayList<>();
        counted.add(counted(start, Why.START, 0));
        boolean provisional = false;
        for (LocalDate day = start.plusDays(1); !day.isAfter(nominal); day = day.plusDays(1)) {
            provisional |= unsure(day);
        }
        LocalDate last = nominal;
        while (!calendar.worked(last)) {
            counted.add(counted(last, Why.MOVED, 0));
            last = last.plusDays(1);
            provisional |= unsure(last);
        }
        counted.add(counted(last, Why.COUNTED, ordinal));
        return new Due(midnight(last.plusDays(1)), provisional, counted);
    }

    private boolean unsure(LocalDate day) {
        return calendar.status(day) != WorkCalendar.Status.OFFICIAL;
    }

    private CountedDay counted(LocalDate day, Why why, int ordinal) {
        return new CountedDay(day, why, ordinal, calendar.entry(day));
    }
}
