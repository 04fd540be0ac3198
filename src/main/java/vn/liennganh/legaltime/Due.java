package vn.liennganh.legaltime;

import java.time.Instant;
import java.util.List;

/**
 * When a limit ends, and why.
 *
 * @param at the first instant that is too late: the end of a last day is the next day's midnight in
 *     Vietnam
 * @param provisional true where the count crosses a day that the calendar does not know officially
 * @param explanation in the order of counting; empty for hours
 */
public record Due(Instant at, boolean provisional, List<CountedDay> explanation) {

    public Due {
        explanation = List.copyOf(explanation);
    }
}
