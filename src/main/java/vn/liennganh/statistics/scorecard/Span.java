package vn.liennganh.statistics.scorecard;

import java.time.Instant;

/**
 * Which duties count: those that fall due in a time.
 *
 * @param from the first instant
 * @param until the first instant behind it
 * @param now as of when silence is judged
 */
public record Span(Instant from, Instant until, Instant now) {

    public Span {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("from " + from + " until " + until);
        }
    }
}
