package vn.liennganh.coercion.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.liennganh.message.AgencyId;

/**
 * That an operation needs somebody or something at a time.
 *
 * @param agency whose operation it is
 * @param holder whose people or things are needed
 * @param key by which two operations need the same; empty for people
 * @param name the same, as it was written
 * @param people how many of the holder's; 0 where it is no matter of numbers
 * @param ends when it had ended; absent before
 * @param confirmed whether the holder said so, and nothing was changed since
 * @param readers who may see it
 */
public record Claim(
        UUID exchange,
        AgencyId agency,
        String number,
        AgencyId holder,
        Kind kind,
        String key,
        String name,
        int people,
        Instant starts,
        Optional<Instant> ends,
        boolean confirmed,
        List<AgencyId> readers) {

    /** What is needed. */
    public enum Kind {
        PEOPLE,
        UNIT,
        COMMANDER,
        VEHICLE,
        /** The enforcement officer who leads. */
        OFFICER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Claim {
        readers = List.copyOf(readers);
    }

    /** When it is free again; by office policy where nobody has said when it ended. */
    public Instant until(Duration usual) {
        return ends.filter(one -> one.isAfter(starts)).orElseGet(() -> starts.plus(usual));
    }

    /**
     * How many people these need together. An operation that names several times, as a proposal
     * does, takes place once: it counts with the most that it needs at one of them.
     */
    public static int together(Collection<Claim> claims) {
        return claims.stream()
                .collect(Collectors.toMap(Claim::exchange, Claim::people, Math::max))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** What two claims on the same have in common; a unit's name is its agency's own. */
    String same() {
        return kind == Kind.UNIT || kind == Kind.PEOPLE
                ? kind + " " + holder.value() + " " + key
                : kind + " " + key;
    }
}
