package vn.liennganh.coercion.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * What one accepted message says about an operation.
 *
 * @param type the message's type without the procedure
 * @param to addressees
 * @param copies who got the same bytes besides
 * @param version of the plan that it names; 0 where it names none
 * @param word its outcome, ground or result; empty where it has none
 * @param when the moment that it speaks of, such as the meeting or the proposed time
 * @param until when what it reports had ended
 * @param people how many it speaks of: taking part or directed
 * @param note its reason, as a person wrote it, cut where it is long
 */
public record Fact(
        UUID message,
        String type,
        Instant at,
        AgencyId from,
        List<AgencyId> to,
        List<AgencyId> copies,
        int version,
        String word,
        Optional<Instant> when,
        Optional<Instant> until,
        int people,
        String note,
        Optional<Terms> terms,
        Optional<Commitment> commitment) {

    public Fact {
        to = List.copyOf(to);
        copies = List.copyOf(copies);
    }

    public boolean is(String... types) {
        return List.of(types).contains(type);
    }

    /** Whether one of these agencies sent it or got it. */
    public boolean seenBy(Set<AgencyId> viewers) {
        return viewers.contains(from)
                || to.stream().anyMatch(viewers::contains)
                || copies.stream().anyMatch(viewers::contains);
    }
}
