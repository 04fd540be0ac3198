package vn.liennganh.coercion.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import vn.liennganh.message.AgencyId;

/**
 * What one accepted message says about an operation.
 *
 * @param type the message's type without the procedure
 * @param to addressees
 * @param copies who got the same bytes besides
 * @param version of the plan that it names; 0 where it names none
 * @param word its outcome, ground or result; empty where it has none
 * @param when the moment that it speaks of, such as the meeting or the proposed time; in an answer
 *     to a proposal the one that is agreed to, absent where it names none
 * @param others moments that a proposal names beside, in the order of choice
 * @param until when what it reports had ended
 * @param people how many it speaks of: taking part or directed
 * @param note its reason, as a person wrote it, cut where it is long
 * @param terms what it says of the operation: a text, or in short a report to the province
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
        List<Instant> others,
        Optional<Instant> until,
        int people,
        String note,
        Optional<Terms> terms,
        Optional<Commitment> commitment) {

    public Fact {
        to = List.copyOf(to);
        copies = List.copyOf(copies);
        others = List.copyOf(others);
    }

    /** Every moment that a proposal names, the first choice first. */
    public List<Instant> times() {
        return Stream.concat(when.stream(), others.stream()).toList();
    }

    public boolean is(String... types) {
        return List.of(types).contains(type);
    }

    /** Whether it is a text that a consent is asked for: a consultation, a plan or a request. */
    public boolean text() {
        return is("consultation", "plan", "security-request");
    }

    /** Whether one of these agencies sent it or got it. */
    public boolean seenBy(Set<AgencyId> viewers) {
        return viewers.contains(from)
                || to.stream().anyMatch(viewers::contains)
                || copies.stream().anyMatch(viewers::contains);
    }
}
