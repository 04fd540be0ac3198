package vn.liennganh.legaltime;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/** A time that comes again, during which nothing may be enforced by coercion. */
public sealed interface BlackoutWindow {

    /** The name by which rules ask for it. */
    String id();

    /** Its name for people, in Vietnamese. */
    String vi();

    /** Its name for people, in English. */
    String en();

    /** Whether a local time lies in it. */
    boolean covers(ZonedDateTime local, WorkCalendar calendar);

    /** Whether what it says about a day can be relied on. */
    default boolean sure(LocalDate day, WorkCalendar calendar) {
        return true;
    }

    /** A later time at which it may be over, never beyond its end. */
    default ZonedDateTime after(ZonedDateTime local) {
        return local.toLocalDate().plusDays(1).atStartOfDay(LegalClock.ZONE);
    }

    /** Some hours of every day, over midnight where they end before they begin. */
    record Daily(String id, String vi, String en, LocalTime from, LocalTime to)
            implements BlackoutWindow {

        @Override
        public boolean covers(ZonedDateTime local, WorkCalendar calendar) {
            LocalTime time = local.toLocalTime();
            return from.isBefore(to)
                    ? !time.isBefore(from) && time.isBefore(to)
                    : !time.isBefore(from) || time.isBefore(to);
        }

        @Override
        public ZonedDateTime after(ZonedDateTime local) {
            LocalDate day = local.toLocalDate();
            return (local.toLocalTime().isBefore(to) ? day : day.plusDays(1))
                    .atTime(to)
                    .atZone(LegalClock.ZONE);
        }
    }

    /** Every day that is not worked: rest days, public holidays, days off in exchange. */
    record DaysOff(String id, String vi, String en) implements BlackoutWindow {

        @Override
        public boolean covers(ZonedDateTime local, WorkCalendar calendar) {
            return !calendar.worked(local.toLocalDate());
        }

        @Override
        public boolean sure(LocalDate day, WorkCalendar calendar) {
            return calendar.status(day) == WorkCalendar.Status.OFFICIAL;
        }
    }

    /**
     * A feast of the lunar calendar with days before and after it.
     *
     * @param lastDay the day of the feast after which the days after it are counted; the law does
     *     not say which, so it is a reading
     * @param feasts the first day of the feast, year by year
     */
    record Feast(
            String id, String vi, String en, int before, int after, int lastDay, List<First> feasts)
            implements BlackoutWindow {

        /** The first day of the feast in one year. */
        public record First(LocalDate day, WorkCalendar.Status status) {}

        public Feast {
            if (before < 0 || after < 0 || lastDay < 1) {
                throw new IllegalArgumentException("A feast has days before and after it");
            }
            feasts = List.copyOf(feasts);
        }

        /** The days that belong to the feast whose first day this is. */
        public DayRange range(First first) {
            return new DayRange(
                    first.day().minusDays(before), first.day().plusDays(lastDay - 1L + after));
        }

        @Override
        public boolean covers(ZonedDateTime local, WorkCalendar calendar) {
            return feasts.stream().anyMatch(one -> range(one).contains(local.toLocalDate()));
        }

        @Override
        public boolean sure(LocalDate day, WorkCalendar calendar) {
            return feasts.stream()
                    .anyMatch(
                            one ->
                                    one.day().getYear() == day.getYear()
                                            && one.status() == WorkCalendar.Status.OFFICIAL);
        }
    }

    /** Days of every year, by the solar calendar. */
    record Listed(String id, String vi, String en, Set<MonthDay> days) implements BlackoutWindow {

        public Listed {
            days = Set.copyOf(days);
        }

        @Override
        public boolean covers(ZonedDateTime local, WorkCalendar calendar) {
            return days.contains(MonthDay.from(local));
        }
    }
}
