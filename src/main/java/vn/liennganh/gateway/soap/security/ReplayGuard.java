package vn.liennganh.gateway.soap.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.liennganh.message.Sha256;

/**
 * Remembers every signed call for as long as its Timestamp is good, so that none is executed twice.
 *
 * <p>What it cannot remember it does not let in: calls created before it began, that is before the
 * last start of the hub, and, where more calls come than it has room for, those created before the
 * oldest it still knows. So neither a restart nor a flood opens the window. Safe for many threads.
 */
final class ReplayGuard {

    private static final Duration SLOT = Duration.ofSeconds(10);

    private final Clock clock;
    private final Duration age;
    private final int max;
    private final TreeMap<Long, Set<Key>> slots = new TreeMap<>();
    private Instant floor;
    private int size;

    /** Half of a SHA-256: enough that nobody finds two calls with one key. */
    private record Key(long high, long low) {}

    /**
     * @param age how old a Timestamp may be
     * @param max calls remembered at once
     */
    ReplayGuard(Clock clock, Duration age, int max) {
        this.clock = clock;
        this.age = age;
        this.max = max;
        this.floor = clock.instant();
    }

    /** Whether calls created then can be told from repeated ones. */
    synchronized boolean covers(Instant created) {
        // A Timestamp in whole seconds seems up to a second older than it is.
        return !created.plusSeconds(1).isBefore(floor);
    }

    /** True for the first call of these words, false for every further one. */
    synchronized boolean first(String words, Instant created) {
        forget(clock.instant().minus(age));
        ByteBuffer digest =
                ByteBuffer.wrap(Sha256.newDigest().digest(words.getBytes(StandardCharsets.UTF_8)));
        long slot = created.getEpochSecond() / SLOT.toSeconds();
        // A call is looked for everywhere: it may come again with another Timestamp.
        Key key = new Key(digest.getLong(), digest.getLong());
        if (slots.values().stream().anyMatch(known -> known.contains(key))) {
            return false;
        }
        slots.computeIfAbsent(slot, start -> new HashSet<>()).add(key);
        size++;
        while (size > max) {
            Map.Entry<Long, Set<Key>> oldest = slots.pollFirstEntry();
            size -= oldest.getValue().size();
            Instant end = Instant.ofEpochSecond((oldest.getKey() + 1) * SLOT.toSeconds());
            floor = end.isAfter(floor) ? end : floor;
        }
        return true;
    }

    private void forget(Instant before) {
        while (!slots.isEmpty()
                && (slots.firstKey() + 1) * SLOT.toSeconds() < before.getEpochSecond()) {
            size -= slots.pollFirstEntry().getValue().size();
        }
    }
}
