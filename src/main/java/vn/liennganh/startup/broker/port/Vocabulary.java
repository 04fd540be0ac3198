package vn.liennganh.startup.broker.port;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The symbols and descriptors that one agency has used. The broker's AMQP library keeps each new
 * one for as long as the process lives, so that nobody may bring ever more of them. Safe for many
 * threads.
 */
public final class Vocabulary {

    /** A client has some thirty; each message with contents may bring one, its boundary. */
    static final int NEW_A_DAY = 20_000;

    private static final long DAY = Duration.ofDays(1).toNanos();

    private final LongSupplier nanoTime;
    private final int most;
    private final Set<String> words = new HashSet<>();
    private long since;

    public Vocabulary(LongSupplier nanoTime) {
        this(nanoTime, NEW_A_DAY);
    }

    /**
     * @param most different words a day
     */
    public Vocabulary(LongSupplier nanoTime, int most) {
        this.nanoTime = nanoTime;
        this.most = most;
        this.since = nanoTime.getAsLong();
    }

    /**
     * @throws Unreadable for one more than it may have
     */
    synchronized void use(String word) throws Unreadable {
        if (words.contains(word)) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - since > DAY) {
            words.clear();
            since = now;
        }
        if (words.size() >= most) {
            throw new Unreadable("More than " + most + " symbols a day");
        }
        words.add(word);
    }
}
