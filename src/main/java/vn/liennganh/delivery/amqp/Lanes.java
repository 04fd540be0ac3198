package vn.liennganh.delivery.amqp;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which lanes of submissions have something to read. A hint and no record: the broker is asked
 * again now and then.
 */
@Component
public class Lanes {

    private final Set<String> grown = new LinkedHashSet<>();
    private boolean woken;

    /** Never blocks: called on the broker's threads, when a submission is on its disk. */
    public synchronized void grew(String lane) {
        if (grown.add(lane)) {
            notifyAll();
        }
    }

    /** Ends the wait of {@link #next}, for another reason than a lane. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Those that grew since it was asked last; waits for the first, at most {@code millis}. */
    synchronized Set<String> next(long millis) throws InterruptedException {
        if (grown.isEmpty() && !woken && millis > 0) {
            wait(millis);
        }
        woken = false;
        Set<String> found = new LinkedHashSet<>(grown);
        grown.clear();
        return found;
    }
}
