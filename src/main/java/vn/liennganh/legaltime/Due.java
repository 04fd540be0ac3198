package vn.liennganh.legaltime;

import java.time.Instant;
import java.util.List;

/**
 * When a limit ends, and why.
 *
 * @param at the first instant that is too late: the end of a last day is the next day's midnight in
 *     Vietnam
 * @param unsure the days through which the count passes and that the calendar does not know
 *     officially; empty for hours
 * @param explanation every day counted and passed over, in the order of counting
 */
public record Due(Instant at, List<DayRange> unsure, List<Line> explanation) {

    public Due {
        unsure = List.copyOf(unsure);
        explanation = List.copyOf(explanation);
    }

    /** True where the calendar may yet change and the instant with it. */
    public boolean provisional() {
        return !unsure.isEmpty();
    }
}
