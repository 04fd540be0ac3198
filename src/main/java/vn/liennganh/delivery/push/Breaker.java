package vn.liennganh.delivery.push;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.liennganh.message.AgencyId;

/**
 * Leaves a partner alone that fails again and again, or that asked for it; the first call after the
 * pause decides whether it goes on. Only pace, so a restart may forget it.
 */
final class Breaker {

    private final int failuresMax;
    private final Duration pause;
    private final Map<AgencyId, State> states = new ConcurrentHashMap<>();

    private record State(int failures, Instant until) {}

    Breaker(int failuresMax, Duration pause) {
        this.failuresMax = failuresMax;
        this.pause = pause;
    }

    /** Until when nothing may be sent; empty where something may. */
    Optional<Instant> pausedUntil(AgencyId party, Instant now) {
        return Optional.ofNullable(states.get(party)).map(State::until).filter(now::isBefore);
    }

    void succeeded(AgencyId party) {
        states.remove(party);
    }

    /**
     * @param wish until when the partner asked to be left alone
     */
    void failed(AgencyId party, Instant now, Optional<Instant> wish) {
        states.compute(
                party,
                (id, before) -> {
                    int failures = before == null ? 1 : before.failures() + 1;
                    Instant until = failures >= failuresMax ? now.plus(pause) : now;
                    return new State(failures, wish.filter(until::isBefore).orElse(until));
                });
    }
}
