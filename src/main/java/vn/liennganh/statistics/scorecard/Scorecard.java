package vn.liennganh.statistics.scorecard;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.message.AgencyId;

/**
 * How an agency answered what fell due in a period.
 *
 * @param counts how many duties of each mark; absent is none
 * @param median time from the start of the duty to the answer, the hub's outages deducted: that of
 *     a real answer, the lower of two in the middle; empty where nothing was answered
 */
public record Scorecard(AgencyId agency, Map<Mark, Long> counts, Optional<Duration> median) {

    public Scorecard {
        counts = Map.copyOf(counts);
    }

    public long count(Mark mark) {
        return counts.getOrDefault(mark, 0L);
    }
}
