package vn.liennganh.gathering;

import java.time.Instant;
import java.util.UUID;

/**
 * That a gathering was complete, and how: told once, and not taken back. What is answered later
 * stands in the exchange.
 *
 * @param at on the hub's clock, when somebody looked: a moment after what made it complete
 * @param silent parties that let their time pass, collected or not
 */
public record Closing(
        UUID request,
        UUID exchange,
        Instant at,
        Gathering.End how,
        int answered,
        int refused,
        int silent) {

    /** What a complete gathering says now; it must have an end. */
    static Closing of(Gathering gathering, UUID exchange, Instant now) {
        return new Closing(
                gathering.request().id(),
                exchange,
                now,
                gathering.end().orElseThrow(),
                Math.toIntExact(gathering.count(Gathering.Standing.ANSWERED)),
                Math.toIntExact(gathering.count(Gathering.Standing.REFUSED)),
                Math.toIntExact(
                        gathering.parties().stream()
                                .filter(one -> one.standing().silent())
                                .count()));
    }
}
