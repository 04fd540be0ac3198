package vn.liennganh.legaltime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import vn.liennganh.legaltime.Line.Why;

/** One count with its lines. Used once. */
final class Count {

    private final WorkCalendar calendar;
    private final List<Line> lines = new ArrayList<>();

    Count(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    Due immediately(Instant start) {
        lines.add(Line.at(Why.IMMEDIATELY, start));
        return new Due(start, List.of(), lines);
    }

    Due hours(Instant start, int amount, List<Pause> pauses) {
        lines.add(Line.at(Why.FROM, start));
        Instant end = start.plus(Duration.ofHours(amount));
        for (Pause pause : pauses) {
            Instant from = pause.from().isBefore(start) ? start : pause.from();
            if (from.isBefore(end) && pause.to().isAfter(from)) {
                lines.add(Line.between(Why.PAUSED, from, pause.to()));
                end = end.plus(Duration.between(from, pause.to()));
            }
        }
        lines.add(Line.at(Why.TO, end));
        return new Due(end, List.of(), lines);
    }

    Due hoursBefore(Instant act, int amount) {
        Instant end = act.minus(Duration.ofHours(amount));
        lines.add(Line.at(Why.ACT, act));
        lines.add(Line.at(Why.TO, end));
        return new Due(end, List.of(), lines);
    }

    Due workingDays(LocalDate start, int amount, List<DayRange> still) {
        lines.add(Line.of(Why.START, start, 0, calendar));
        LocalDate day = start;
        for (int ordinal = 0; ordinal < amount; ) {
            day = day.plusDays(1);
            if (!calendar.worked(day)) {
                lines.add(Line.of(Why.NOT_WORKED, day, 0, calendar));
            } else if (contains(still, day)) {
                lines.add(Line.of(Why.PAUSED, day, 0, calendar));
            } else {
                ordinal++;
                lines.add(Line.of(Why.COUNTED, day, ordinal, calendar));
            }
        }
        return end(day, start.plusDays(1), day);
    }

    Due workingDaysBefore(LocalDate act, int amount) {
        lines.add(Line.of(Why.ACT, act, 0, calendar));
        LocalDate day = act;
        for (int ordinal = 0; ordinal < amount; ) {
            day = day.minusDays(1);
            boolean worked = calendar.worked(day);
            ordinal += worked ? 1 : 0;
            lines.add(
                    Line.of(
                            worked ? Why.COUNTED : Why.NOT_WORKED,
                            day,
                            worked ? ordinal : 0,
                            calendar));
        }
        return end(day, day, act.minusDays(1));
    }

    Due days(LocalDate start, int amount, List<DayRange> still) {
        lines.add(Line.of(Why.START, start, 0, calendar));
        LocalDate nominal = run(start, amount, still);
        return onAWorkingDay(start, Line.of(Why.COUNTED, nominal, amount, calendar), still);
    }

    /**
     * @param ordinal the limit's number in its own unit, for the line of the last day
     */
    Due months(LocalDate start, int months, int ordinal, List<DayRange> still) {
        lines.add(Line.of(Why.START, start, 0, calendar));
        // LocalDate.plusMonths takes the last day of a shorter month, as Article 148.3 wants it.
        LocalDate same = start.plusMonths(months);
        LocalDate nominal = run(start, (int) ChronoUnit.DAYS.between(start, same), still);
        Why why =
                !nominal.equals(same)
                        ? Why.COUNTED
                        : same.getDayOfMonth() == start.getDayOfMonth()
                                ? Why.SAME_NUMBER
                                : Why.MONTH_END;
        return onAWorkingDay(start, Line.of(why, nominal, ordinal, calendar), still);
    }

    /** Counts days, past those when the clock stood still; adds no line for the last of them. */
    private LocalDate run(LocalDate start, int amount, List<DayRange> still) {
        LocalDate counted = start;
        int ordinal = 0;
        for (DayRange pause : still) {
            LocalDate first = later(pause.from(), counted.plusDays(1));
            int before = (int) ChronoUnit.DAYS.between(counted, first) - 1;
            if (pause.through().isBefore(first)) {
                continue;
            }
            if (ordinal + before >= amount) {
                break;
            }
            counted(counted.plusDays(1), first.minusDays(1), ordinal + before);
            lines.add(Line.run(Why.PAUSED, first, pause.through(), 0));
            ordinal += before;
            counted = pause.through();
        }
        LocalDate last = counted.plusDays(amount - ordinal);
        counted(counted.plusDays(1), last.minusDays(1), amount - 1);
        return last;
    }

    private void counted(LocalDate from, LocalDate through, int ordinal) {
        if (!through.isBefore(from)) {
            lines.add(Line.run(Why.RUN, from, through, ordinal));
        }
    }

    private Due onAWorkingDay(LocalDate start, Line nominal, List<DayRange> still) {
        LocalDate last = nominal.day();
        if (calendar.worked(last)) {
            lines.add(nominal);
            return end(last, start.plusDays(1), last);
        }
        lines.add(Line.of(Why.MOVED, last, nominal.ordinal(), calendar));
        last = last.plusDays(1);
        while (!calendar.worked(last) || contains(still, last)) {
            Why why = calendar.worked(last) ? Why.PAUSED : Why.MOVED;
            lines.add(Line.of(why, last, 0, calendar));
            last = last.plusDays(1);
        }
        lines.add(Line.of(Why.NEXT_WORKED, last, 0, calendar));
        return end(last, start.plusDays(1), last);
    }

    private Due end(LocalDate last, LocalDate crossedFrom, LocalDate crossedThrough) {
        lines.add(Line.of(Why.END, last, 0, calendar));
        return new Due(
                LegalClock.midnight(last.plusDays(1)),
                calendar.unsure(crossedFrom, crossedThrough),
                lines);
    }

    private static boolean contains(List<DayRange> ranges, LocalDate day) {
        return ranges.stream().anyMatch(range -> range.contains(day));
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
