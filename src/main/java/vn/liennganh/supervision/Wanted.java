package vn.liennganh.supervision;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * Which lines of a docket.
 *
 * @param readers the procuracy and those for whom it carries on
 * @param types of the messages that opened them; empty for every type
 * @param from first due instant
 * @param until first due instant behind
 * @param afterDue due instant of the last line of the page before
 * @param afterId its duty
 * @param limit most lines
 */
public record Wanted(
        Set<AgencyId> readers,
        Section section,
        Optional<Mark> mark,
        Set<String> types,
        Instant from,
        Instant until,
        Instant afterDue,
        UUID afterId,
        int limit) {

    public Wanted {
        readers = Set.copyOf(readers);
        types = Set.copyOf(types);
    }
}
