package vn.liennganh.gateway;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import vn.liennganh.message.AgencyId;

/** Lets so many calls of one agency be under way at the same time. */
final class Turnstile {

    private final int perAgency;
    private final ConcurrentHashMap<AgencyId, Semaphore> places = new ConcurrentHashMap<>();

    Turnstile(int perAgency) {
        this.perAgency = perAgency;
    }

    /** True if there was a place; then {@link #leave} must follow. */
    boolean enter(AgencyId agency) {
        return places.computeIfAbsent(agency, key -> new Semaphore(perAgency)).tryAcquire();
    }

    void leave(AgencyId agency) {
        places.get(agency).release();
    }
}
