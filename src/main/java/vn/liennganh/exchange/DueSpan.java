package vn.liennganh.exchange;

import java.time.Instant;

/**
 * Duties that fall due in a span of time, and from which end they are looked at.
 *
 * @param until the first instant that is too late
 * @param latestFirst else the earliest due comes first
 */
public record DueSpan(Instant from, Instant until, boolean latestFirst) {

    /** What falls due soonest comes first. */
    public static DueSpan earliestFirst(Instant from, Instant until) {
        return new DueSpan(from, until, false);
    }

    /** What fell due last comes first. */
    public static DueSpan latestFirst(Instant from, Instant until) {
        return new DueSpan(from, until, true);
    }
}
