package vn.liennganh.deadline;

import java.time.Duration;

/** The way out, as far as the watch must know it: whether what was accepted has arrived. */
@FunctionalInterface
public interface Placement {

    /**
     * Waits until all that was accepted so far stands in the inboxes or is parked; false if it took
     * longer.
     */
    boolean awaitPlaced(Duration patience);
}
