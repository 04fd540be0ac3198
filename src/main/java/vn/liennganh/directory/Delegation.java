package vn.liennganh.directory;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;

/**
 * A written delegation to sign in the name of an agency's head (Decree 30/2020, article 13 clause
 * 3): limited in time and content, and never passed on.
 *
 * @param id opaque; what logs may name
 * @param agency whose capacity is lent, and whose signature stands on the document
 * @param grantor certificate of the official who has the capacity by registration
 * @param delegate certificate of the official of the same agency who may act in it
 * @param content procedures or message types; never empty
 * @param from the first day
 * @param to the last day
 * @param document number of the written delegation
 */
public record Delegation(
        UUID id,
        AgencyId agency,
        String grantor,
        String delegate,
        String capacity,
        Set<String> content,
        LocalDate from,
        LocalDate to,
        String document) {

    public Delegation {
        content = Set.copyOf(content);
        if (content.isEmpty()) {
            throw new IllegalArgumentException("A delegation names what it covers");
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The last day is before the first");
        }
        if (grantor.equals(delegate)) {
            throw new IllegalArgumentException("Nobody delegates to himself");
        }
    }

    /** With an id of its own, the same wherever and whenever it is read. */
    public static Delegation of(
            Parties parties, Set<String> content, LocalDate from, LocalDate to, String document) {
        return new Delegation(
                idOf(parties.agency(), document, parties.delegate()),
                parties.agency(),
                parties.grantor(),
                parties.delegate(),
                parties.capacity(),
                content,
                from,
                to,
                document);
    }

    private static UUID idOf(AgencyId agency, String document, String delegate) {
        String name = agency + " " + document + " " + delegate;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether its id is that of its agency, document and delegate. */
    boolean whole() {
        return id.equals(idOf(agency, document, delegate));
    }

    /** Who delegates what to whom. */
    public record Parties(AgencyId agency, String grantor, String delegate, String capacity) {}

    /** Whether it lets its delegate sign that type on that day, the last one included. */
    public boolean covers(MessageType type, LocalDate day) {
        return !day.isBefore(from)
                && !day.isAfter(to)
                && (content.contains(type.value()) || content.contains(type.procedure()));
    }

    /** The same with that day as its last, if that is earlier; empty where it never began. */
    Optional<Delegation> endedOn(LocalDate last) {
        if (last.isBefore(from)) {
            return Optional.empty();
        }
        LocalDate end = last.isBefore(to) ? last : to;
        return Optional.of(
                new Delegation(
                        id, agency, grantor, delegate, capacity, content, from, end, document));
    }
}
