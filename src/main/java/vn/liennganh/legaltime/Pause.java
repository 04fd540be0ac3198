package vn.liennganh.legaltime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A time during which a clock stood still.
 *
 * <p>Hours go on where they stopped: they end later by the time that passed. Of a limit in days,
 * the days from that of the pause to the one before that of the resumption are not counted, so that
 * a pause on the last day saves that day, and one that ends on the day it began changes nothing. No
 * law that was read says how to count this: it is the office's rule.
 */
public record Pause(Instant from, Instant to) {

    public Pause {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A pause ends before it begins");
        }
    }

    /** In order and without overlaps. */
    static List<Pause> merged(List<Pause> pauses) {
        List<Pause> merged = new ArrayList<>();
        for (Pause one : pauses.stream().sorted(Comparator.comparing(Pause::from)).toList()) {
            int last = merged.size() - 1;
            if (last >= 0 && !one.from().isAfter(merged.get(last).to())) {
                Instant end = merged.get(last).to();
                Instant to = one.to().isAfter(end) ? one.to() : end;
                merged.set(last, new Pause(merged.get(last).from(), to));
            } else {
                merged.add(one);
            }
        }
        return merged;
    }

    /** The days that are not counted, in order and without overlaps. */
    static List<DayRange> days(List<Pause> pauses) {
        List<DayRange> days = new ArrayList<>();
        for (Pause one : merged(pauses)) {
            LocalDate from = LegalClock.day(one.from());
            LocalDate through = LegalClock.day(one.to()).minusDays(1);
            if (!through.isBefore(from)) {
                days.add(new DayRange(from, through));
            }
        }
        return days;
    }
}
