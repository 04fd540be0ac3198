package vn.liennganh.legaltime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which days are worked: Monday to Friday, less the days off, plus the Saturdays worked in
 * exchange.
 */
public final class WorkCalendar {

    /** How sure a day is. */
    public enum Status {
        /** By law or announced by the competent authority. */
        OFFICIAL,
        /** Follows from a calculation, such as the lunar calendar, and is not announced. */
        COMPUTED,
        /** Our guess until somebody announces it. */
        ASSUMED
    }

    /**
     * A day that differs from its place in the week, or is not sure.
     *
     * @param worked false for a day off
     * @param source who says so; for the keeper of the calendar, not for display
     */
    public record Entry(
            LocalDate day, boolean worked, Status status, String source, String vi, String en) {}

    private final Set<Integer> years;
    private final Map<LocalDate, Entry> entries = new HashMap<>();
    private final NavigableSet<LocalDate> doubtful = new TreeSet<>();

    /**
     * @param years the years that are known; every day of another year is {@link Status#ASSUMED}
     * @throws IllegalArgumentException if a day stands twice or outside the known years
     */
    public WorkCalendar(Collection<Integer> years, Collection<Entry> entries) {
        this.years = Set.copyOf(new HashSet<>(years));
        for (Entry entry : entries) {
            if (!this.years.contains(entry.day().getYear())) {
                throw new IllegalArgumentException(entry.day() + " is not in a known year");
            }
            if (this.entries.put(entry.day(), entry) != null) {
                throw new IllegalArgumentException(entry.day() + " stands twice");
            }
            if (entry.status() != Status.OFFICIAL) {
                doubtful.add(entry.day());
            }
        }
    }

    public boolean worked(LocalDate day) {
        Entry entry = entries.get(day);
        if (entry != null) {
            return entry.worked();
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    public Status status(LocalDate day) {
        if (!years.contains(day.getYear())) {
            return Status.ASSUMED;
        }
        Entry entry = entries.get(day);
        return entry == null ? Status.OFFICIAL : entry.status();
    }

    /** The days of a stretch that are not {@link Status#OFFICIAL}, in order, neighbours joined. */
    List<DayRange> unsure(LocalDate from, LocalDate through) {
        List<DayRange> ranges = new ArrayList<>();
        for (int year = from.getYear(); year <= through.getYear(); year++) {
            LocalDate first = later(from, LocalDate.of(year, 1, 1));
            LocalDate last = LocalDate.of(year, 12, 31);
            last = last.isAfter(through) ? through : last;
            if (last.isBefore(first)) {
                continue;
            }
            if (!years.contains(year)) {
                join(ranges, first, last);
                continue;
            }
            for (LocalDate day : doubtful.subSet(first, true, last, true)) {
                join(ranges, day, day);
            }
        }
        return ranges;
    }

    private static void join(List<DayRange> ranges, LocalDate from, LocalDate through) {
        int last = ranges.size() - 1;
        if (last >= 0 && ranges.get(last).through().plusDays(1).equals(from)) {
            ranges.set(last, new DayRange(ranges.get(last).from(), through));
        } else {
            ranges.add(new DayRange(from, through));
        }
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    /** Everything that the calendar says, in order: two calendars that say the same are equal. */
    public List<Entry> entries() {
        return entries.values().stream().sorted(Comparator.comparing(Entry::day)).toList();
    }

    /** The years that are known. */
    public Set<Integer> years() {
        return years;
    }

    /** What the calendar says about the day beyond its place in the week. */
    public Optional<Entry> entry(LocalDate day) {
        return Optional.ofNullable(entries.get(day));
    }
}
