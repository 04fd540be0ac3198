package vn.liennganh.clarification.stop;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;

/**
 * A live stay, protest, postponement, cassation recommendation or question to the court of a case.
 * What follows from it its own rules say, by its state.
 *
 * @param state of its exchange, as the rule book has it; empty where the exchange is unknown
 * @param type of the last message in it that counts
 * @param from who sent that
 * @param at when that was accepted
 * @param asked the stay request, where it is one
 */
public record Stop(
        UUID exchange,
        String procedure,
        String state,
        MessageType type,
        AgencyId from,
        Instant at,
        Optional<Asked> asked) {

    /**
     * A request to stay an act.
     *
     * @param at when it was accepted
     * @param coercionAt the moment of coercion that it names, as it wrote it
     */
    public record Asked(Instant at, Optional<String> coercionAt) {

        /** From its acceptance to an act; negative once that lies before it. */
        public Duration ahead(Instant act) {
            return Duration.between(at, act);
        }
    }
}
