package vn.liennganh.gateway.rest.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.intake.check.Succession;
import vn.liennganh.message.AgencyId;

/**
 * Matters as somebody may see them: whose they are, and whoever carries on for those. To everybody
 * else a matter is as unknown as one that does not exist.
 */
@Component
public class Matters {

    private static final int NUMBER_MAX = 100;

    private final Desks desks;
    private final Succession succession;

    Matters(Desks desks, Succession succession) {
        this.desks = desks;
        this.succession = succession;
    }

    /** The viewer's own matters of a case, one at least; as of an instant where one is given. */
    public <P> List<Standing<P>> ownCase(
            Book<P> book, AgencyId viewer, @Nullable String number, @Nullable String at) {
        if (number == null || number.isBlank() || number.length() > NUMBER_MAX) {
            throw new ProblemException(Problem.badParameter("number"));
        }
        Optional<Instant> instant = instant(at);
        List<Standing<P>> found =
                desks.find(book, viewers(viewer), number).stream()
                        .filter(one -> visible(book, viewer, one.matter()))
                        .map(one -> asOf(book, one, instant))
                        .filter(one -> one.last() > 0)
                        .toList();
        if (found.isEmpty()) {
            throw new ProblemException(Problem.notFound());
        }
        return found;
    }

    /** Those of the matters that the viewer may see, as of an instant where one is given. */
    public <P> List<Standing<P>> visible(
            Book<P> book, AgencyId viewer, Collection<Standing<P>> matters, @Nullable String at) {
        Optional<Instant> instant = instant(at);
        return matters.stream()
                .filter(one -> visible(book, viewer, one.matter()))
                .map(one -> asOf(book, one, instant))
                .filter(one -> one.last() > 0)
                .filter(one -> sees(book, viewer, one))
                .toList();
    }

    /**
     * A page of what the viewer may see.
     *
     * @param next absent where nothing comes after it
     */
    public record Page<P>(List<Standing<P>> items, @Nullable String next) {}

    /**
     * A page of what the viewer may see, by agency and number.
     *
     * @param after the {@code next} of the page before
     */
    public <P> Page<P> page(
            Book<P> book, AgencyId viewer, Set<String> marks, @Nullable String after, int limit) {
        return page(book, viewer, marks, after, limit, Optional.empty());
    }

    /** A page of what the viewer may see and a message has moved since. */
    public <P> Page<P> moved(
            Book<P> book,
            AgencyId viewer,
            Set<String> marks,
            @Nullable String after,
            int limit,
            Instant since) {
        return page(book, viewer, marks, after, limit, Optional.of(since));
    }

    private <P> Page<P> page(
            Book<P> book,
            AgencyId viewer,
            Set<String> marks,
            @Nullable String after,
            int limit,
            Optional<Instant> since) {
        Optional<Matter> cursor =
                Optional.ofNullable(after).filter(text -> !text.isEmpty()).map(Cursor::read);
        Query query = new Query(viewers(viewer), marks, cursor, limit);
        List<Standing<P>> page =
                since.map(when -> desks.moved(book, query, when))
                        .orElseGet(() -> desks.page(book, query));
        return new Page<>(
                page.stream().filter(one -> visible(book, viewer, one.matter())).toList(),
                page.size() < limit ? null : Cursor.write(page.get(limit - 1).matter()));
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

    private <P> Standing<P> asOf(Book<P> book, Standing<P> now, Optional<Instant> instant) {
        return instant.map(when -> desks.at(book, now.matter(), when)).orElse(now);
    }

    /** The viewer and those for whom it carries on. */
    public Set<AgencyId> viewers(AgencyId viewer) {
        Set<AgencyId> all = new HashSet<>(succession.predecessors(viewer));
        all.add(viewer);
        return all;
    }

    /** The instant that a parameter {@code at} names; empty where it names none. */
    public static Optional<Instant> instant(@Nullable String at) {
        try {
            return Optional.ofNullable(at)
                    .filter(text -> !text.isEmpty())
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            throw new ProblemException(Problem.badParameter("at"));
        }
    }
}
