package vn.liennganh.delivery.wire;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who finds the door shut comes again later and later, from a second up to half a minute: each time
 * all that waits is read and its signatures are checked anew. So it rests about as long as the door
 * has been shut. Safe for many threads.
 *
 * @param <K> who waits
 */
public final class Rests<K> {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Map<K, Rest> all = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    private record Rest(Duration length, long until) {}

    /**
     * @param nanos as {@link System#nanoTime}
     */
    public Rests(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** It found the door shut and rests from now on; returns how long. */
    public Duration longer(K who) {
        return all.compute(who, (key, before) -> next(before == null ? null : before.length()))
                .length();
    }

    private Rest next(@Nullable Duration before) {
        Duration length = before == null ? FIRST : before.multipliedBy(2);
        if (length.compareTo(LONGEST) > 0) {
            length = LONGEST;
        }
        return new Rest(length, nanos.getAsLong() + length.toNanos());
    }

    public boolean rests(K who) {
        Rest rest = all.get(who);
        return rest != null && nanos.getAsLong() - rest.until() < 0;
    }

    /** It found the door open: its next rest is a first one. */
    public void over(K who) {
        all.remove(who);
    }
}
