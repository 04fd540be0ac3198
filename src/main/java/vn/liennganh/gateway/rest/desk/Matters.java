package vn.liennganh.gateway.rest.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Cursor;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.message.AgencyId;

/** What {@link Viewing} shows a caller, asked by parameters and answered by problems. */
@Component
public class Matters {

    private static final int NUMBER_MAX = 100;
    private static final int PAGE_DEFAULT = 100;

    private final Viewing viewing;

    Matters(Viewing viewing) {
        this.viewing = viewing;
    }

    /** The viewer's own matters of a case, one at least; as of an instant where one is given. */
    public <P> List<Standing<P>> ownCase(
            Book<P> book, AgencyId viewer, @Nullable String number, @Nullable String at) {
        if (number == null || number.isBlank() || number.length() > NUMBER_MAX) {
            throw new ProblemException(Problem.badParameter("number"));
        }
        List<Standing<P>> found = viewing.ownCase(book, viewer, number, instant(at));
        if (found.isEmpty()) {
            throw new ProblemException(Problem.notFound());
        }
        return found;
    }

    /** Those of the matters that the viewer may see, as of an instant where one is given. */
    public <P> List<Standing<P>> visible(
            Book<P> book, AgencyId viewer, Collection<Standing<P>> matters, @Nullable String at) {
        return viewing.visible(book, viewer, matters, instant(at));
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
                Optional.ofNullable(after).filter(text -> !text.isEmpty()).map(Matters::cursor);
        Viewing.Page<P> page = viewing.page(book, viewer, marks, cursor, limit, since);
        return new Page<>(page.items(), page.next().map(Cursor::write).orElse(null));
    }

    /** Whether the matter exists to the viewer. */
    public boolean visible(Book<?> book, AgencyId viewer, Matter matter) {
        return viewing.visible(book, viewer, matter);
    }

    /** The viewer and those for whom it carries on. */
    public Set<AgencyId> viewers(AgencyId viewer) {
        return viewing.viewers(viewer);
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

    /** How long a page a parameter {@code limit} asks for; a hundred where it says nothing. */
    public static int size(@Nullable String limit) {
        return Paths.number(Optional.ofNullable(limit), "limit", PAGE_DEFAULT, 1, Query.LIMIT_MAX);
    }

    /** The number that a parameter {@code decision} gives to a draft; empty where it gives none. */
    public static Optional<String> decision(@Nullable String decision) {
        Optional<String> number =
                Optional.ofNullable(decision).map(String::strip).filter(text -> !text.isEmpty());
        if (number.isPresent() && number.get().length() > NUMBER_MAX) {
            throw new ProblemException(Problem.badParameter("decision"));
        }
        return number;
    }

    /**
     * The kind of draft that a parameter {@code kind} names.
     *
     * @param word as callers write a kind
     */
    public static <K> K kind(K[] kinds, Function<K, String> word, @Nullable String kind) {
        return Arrays.stream(kinds)
                .filter(one -> word.apply(one).equals(kind))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.badParameter("kind")));
    }

    private static Matter cursor(String text) {
        return Cursor.read(text)
                .orElseThrow(() -> new ProblemException(Problem.badParameter("after")));
    }
}
