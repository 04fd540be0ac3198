package vn.liennganh.legaltime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The times during which nothing may be enforced by coercion, by the names of their windows. */
public final class Blackouts {

    private static final int LOOK_AHEAD_DAYS = 800;

    private final WorkCalendar calendar;
    private final Map<String, BlackoutWindow> windows = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException if two windows have one name
     */
    public Blackouts(WorkCalendar calendar, Collection<BlackoutWindow> windows) {
        this.calendar = calendar;
        for (BlackoutWindow window : windows) {
            if (this.windows.put(window.id(), window) != null) {
                throw new IllegalArgumentException(window.id() + " stands twice");
            }
        }
    }

    /** The names that may be asked for. */
    public Set<String> names() {
        return Set.copyOf(windows.keySet());
    }

    public Optional<BlackoutWindow> window(String name) {
        return Optional.ofNullable(windows.get(name));
    }

    /**
     * The first of the windows that covers the instant; empty where none does.
     *
     * @throws IllegalArgumentException if there is no window of a name
     */
    public Optional<BlackoutWindow> covers(Instant at, Collection<String> names) {
        ZonedDateTime local = at.atZone(LegalClock.ZONE);
        for (String name : names) {
            if (named(name).covers(local, calendar)) {
                return Optional.of(named(name));
            }
        }
        return Optional.empty();
    }

    /**
     * The first instant from this one on that no window covers; empty where there is none within
     * two years.
     */
    public Optional<Instant> nextFree(Instant at, Collection<String> names) {
        ZonedDateTime local = at.atZone(LegalClock.ZONE);
        ZonedDateTime give = local.plusDays(LOOK_AHEAD_DAYS);
        while (local.isBefore(give)) {
            Optional<BlackoutWindow> covering = covers(local.toInstant(), names);
            if (covering.isEmpty()) {
                return Optional.of(local.toInstant());
            }
            local = covering.get().after(local);
        }
        return Optional.empty();
    }

    /**
     * False where a window of the year is not known or only calculated, or the calendar is not
     * official on the day: the answer of {@link #covers} may then yet change.
     */
    public boolean sure(Instant at, Collection<String> names) {
        LocalDate day = LegalClock.day(at);
        return names.stream().allMatch(name -> named(name).sure(day, calendar));
    }

    private BlackoutWindow named(String name) {
        return window(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("No window is called \"" + name + '"'));
    }
}
