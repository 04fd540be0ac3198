package vn.liennganh.gateway.limit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import vn.liennganh.message.AgencyId;

/** Lets so many calls of one agency be under way at the same time. */
final class Turnstile {

    private final ConcurrentHashMap<AgencyId, AtomicLong> inside = new ConcurrentHashMap<>();

    /** True if there was a place; then {@link #leave} must follow. */
    boolean enter(AgencyId agency, long most) {
        AtomicLong own = inside.computeIfAbsent(agency, key -> new AtomicLong());
        if (own.incrementAndGet() > most) {
            own.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave(AgencyId agency) {
        inside.get(agency).decrementAndGet();
    }
}
