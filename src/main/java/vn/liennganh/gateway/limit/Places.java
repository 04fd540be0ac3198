package vn.liennganh.gateway.limit;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.liennganh.message.AgencyId;

/**
 * The places for calls at work, and how they are shared out while they are scarce.
 *
 * <p>Whoever asks gets a place as long as it holds fewer than a share of what is free, and never
 * more than its own limit: the dynamic threshold of Choudhury and Hahne (IEEE/ACM Transactions on
 * Networking 6(2), 1998). One flooder alone so leaves a good part free whatever it does, a hundred
 * calm partners get all they want, and no share is ever reserved for somebody who is not there.
 * Callers without an agency count as one party together. Safe for many threads.
 */
final class Places {

    /** Why there was no place. */
    enum Denial {
        /** This party has its share already. */
        SHARE,
        /** Nobody gets a place now. */
        FULL
    }

    private final int places;
    private final double share;
    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentHashMap<Optional<AgencyId>, AtomicInteger> held =
            new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable AtomicInteger> mine = new ThreadLocal<>();

    /**
     * @param places of all parties together
     * @param percent of what is free that one party may hold
     */
    Places(int places, int percent) {
        this.places = places;
        this.share = percent / 100d;
    }

    /** Takes a place for the call of this thread; when empty, {@link #leave} must follow. */
    Optional<Denial> enter(Optional<AgencyId> party, long most) {
        AtomicInteger own = held.computeIfAbsent(party, key -> new AtomicInteger());
        int all = taken.incrementAndGet();
        int mineNow = own.incrementAndGet();
        boolean full = all > places;
        if (full || mineNow > most || mineNow > Math.max(1, (places - all + 1) * share)) {
            own.decrementAndGet();
            taken.decrementAndGet();
            return Optional.of(full ? Denial.FULL : Denial.SHARE);
        }
        mine.set(own);
        return Optional.empty();
    }

    void leave() {
        AtomicInteger own = mine.get();
        if (own != null) {
            mine.remove();
            own.decrementAndGet();
            taken.decrementAndGet();
        }
    }

    /** Lets the call of this thread wait for news: it needs no place until there are some. */
    <T> T aside(Supplier<T> waiting) {
        AtomicInteger own = mine.get();
        if (own == null) {
            return waiting.get();
        }
        leave();
        try {
            return waiting.get();
        } finally {
            // What was let in is not turned away half-way, even if it is one too many for a moment.
            own.incrementAndGet();
            taken.incrementAndGet();
            mine.set(own);
        }
    }

    int taken() {
        return taken.get();
    }

    int free() {
        return Math.max(0, places - taken.get());
    }
}
