package vn.liennganh.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.stereotype.Service;
import vn.liennganh.intake.check.Succession;
import vn.liennganh.message.AgencyId;

/**
 * Matters as somebody may see them: whose they are, and whoever carries on for those. To everybody
 * else a matter is as absent as one that does not exist. The one rule for programs and for people.
 */
@Service
public class Viewing {

    private final Desks desks;
    private final Succession succession;

    Viewing(Desks desks, Succession succession) {
        this.desks = desks;
        this.succession = succession;
    }

    /** The viewer's own matters of a case, perhaps none; as of an instant where one is given. */
    public <P> List<Standing<P>> ownCase(
            Book<P> book, AgencyId viewer, String number, Optional<Instant> at) {
        return desks.find(book, viewers(viewer), number).stream()
                .filter(one -> visible(book, viewer, one.matter()))
                .map(one -> asOf(book, one, at))
                .filter(one -> one.last() > 0)
                .toList();
    }

    /** Those of the matters that the viewer may see, as of an instant where one is given. */
    public <P> List<Standing<P>> visible(
            Book<P> book, AgencyId viewer, Collection<Standing<P>> matters, Optional<Instant> at) {
        return matters.stream()
                .filter(one -> visible(book, viewer, one.matter()))
                .map(one -> asOf(book, one, at))
                .filter(one -> one.last() > 0)
                .filter(one -> sees(book, viewer, one))
                .toList();
    }

    /**
     * A page of what the viewer may see.
     *
     * @param next the last matter looked at; empty where nothing comes after it
     */
    public record Page<P>(List<Standing<P>> items, Optional<Matter> next) {}

    /**
     * A page of what the viewer may see, by agency and number.
     *
     * @param after the {@code next} of the page before
     * @param since only what a message has moved since
     */
    public <P> Page<P> page(
            Book<P> book,
            AgencyId viewer,
            Set<String> marks,
            Optional<Matter> after,
            int limit,
            Optional<Instant> since) {
        Query query = new Query(viewers(viewer), marks, after, limit);
        List<Standing<P>> page =
                since.map(when -> desks.moved(book, query, when))
                        .orElseGet(() -> desks.page(book, query));
        // Whoever carries on for nobody reads what the query has found.
        boolean alone = query.readers().size() == 1;
        return new Page<>(
                page.stream().filter(one -> alone || visible(book, viewer, one.matter())).toList(),
                page.size() < limit ? Optional.empty() : Optional.of(page.get(limit - 1).matter()));
    }

    /**
     * How many matters the viewer may see, up to {@link Query#LIMIT_MAX}; empty for whoever carries
     * on for others, of whose matters not every one need be the viewer's.
     */
    public OptionalInt count(Book<?> book, AgencyId viewer, Set<String> marks) {
        Query query = new Query(viewers(viewer), marks, Optional.empty(), Query.LIMIT_MAX);
        return query.readers().size() == 1
                ? OptionalInt.of(desks.count(book, query))
                : OptionalInt.empty();
    }

    /** Whether the matter exists to the viewer. */
    public boolean visible(Book<?> book, AgencyId viewer, Matter matter) {
        if (desks.reads(book, matter, Set.of(viewer))) {
            return true;
        }
        Set<AgencyId> before = succession.predecessors(viewer);
        return !before.isEmpty()
                && desks.reads(book, matter, before)
                && desks.exchanges(book, matter).stream()
                        .anyMatch(one -> succession.standsFor(viewer, List.copyOf(before), one));
    }

    /** Whether it existed to the viewer then: who became a reader later saw nothing earlier. */
    private <P> boolean sees(Book<P> book, AgencyId viewer, Standing<P> standing) {
        Set<AgencyId> readers = book.entry(standing).readers();
        return viewers(viewer).stream().anyMatch(readers::contains);
    }

    private <P> Standing<P> asOf(Book<P> book, Standing<P> now, Optional<Instant> at) {
        return at.map(when -> desks.at(book, now.matter(), when)).orElse(now);
    }

    /** The viewer and those for whom it carries on. */
    public Set<AgencyId> viewers(AgencyId viewer) {
        Set<AgencyId> all = new HashSet<>(succession.predecessors(viewer));
        all.add(viewer);
        return all;
    }
}
