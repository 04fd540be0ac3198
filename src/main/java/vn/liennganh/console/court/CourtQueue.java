package vn.liennganh.console.court;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.clarification.ClarificationBook;
import vn.liennganh.clarification.position.Position;
import vn.liennganh.console.access.Person;
import vn.liennganh.desk.Cursor;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.exchange.Owing;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/**
 * The requests for clarification that concern a reader, over all pages: those in which something is
 * owed, the earliest due first, then the others by agency and number.
 */
@Service
class CourtQueue {

    private static final String PROCEDURE = "judgment-clarification";

    /** Begins a place among what is owed; no place among the others has a dot. */
    private static final String OWED = "han.";

    /** Before the first of the others. */
    private static final String OTHERS = "khong-han";

    private final ClarificationBook book;
    private final Sight sight;
    private final Desks desks;
    private final Viewing viewing;
    private final CourtViews views;

    CourtQueue(
            ClarificationBook book, Sight sight, Desks desks, Viewing viewing, CourtViews views) {
        this.book = book;
        this.sight = sight;
        this.desks = desks;
        this.viewing = viewing;
        this.views = views;
    }

    /**
     * @param next where the list goes on; empty at its end
     */
    record Listed(List<CourtView.Row> rows, Optional<String> next) {

        Listed {
            rows = List.copyOf(rows);
        }
    }

    /** Who reads what in which words. */
    private record Reading(Set<String> marks, Person person, Set<AgencyId> readers, Words words) {}

    /**
     * A page of the list.
     *
     * @param after the {@code next} of the page before; empty for the first
     * @param size rows wanted; a page that was begun is shown whole, up to twice as many
     * @throws IllegalArgumentException if {@code after} is none that was given out
     */
    Listed page(Set<String> marks, String after, int size, Person person, Words words) {
        Reading reading = new Reading(marks, person, viewing.viewers(person.acting()), words);
        List<CourtView.Row> rows = new ArrayList<>();
        Optional<Matter> behind = Optional.empty();
        if (after.isEmpty() || after.startsWith(OWED)) {
            Optional<Owing> place = after.isEmpty() ? Optional.empty() : Optional.of(owing(after));
            Optional<Owing> last = owed(reading, place, size, rows);
            if (last.isPresent()) {
                return new Listed(rows, last.map(CourtQueue::write));
            }
            if (rows.size() >= size) {
                return new Listed(rows, Optional.of(OTHERS));
            }
        } else if (!after.equals(OTHERS)) {
            behind =
                    Optional.of(
                            Cursor.read(after)
                                    .orElseThrow(() -> new IllegalArgumentException(after)));
        }
        return new Listed(rows, others(reading, behind, size, rows));
    }

    /** Adds what is owed; where the page ended, or empty where all of it was looked at. */
    private Optional<Owing> owed(
            Reading reading, Optional<Owing> after, int size, List<CourtView.Row> rows) {
        Optional<Owing> place = after;
        while (rows.size() < size) {
            List<Owing> page = sight.owing(reading.person().acting(), PROCEDURE, place, size);
            rows.addAll(rows(reading, page));
            if (page.size() < size) {
                return Optional.empty();
            }
            place = Optional.of(page.get(size - 1));
        }
        return place;
    }

    private List<CourtView.Row> rows(Reading reading, List<Owing> page) {
        List<UUID> exchanges = page.stream().map(Owing::exchange).toList();
        List<Standing<Position>> cases =
                viewing
                        .visible(
                                book,
                                reading.person().acting(),
                                desks.about(book, exchanges),
                                Optional.empty())
                        .stream()
                        .filter(one -> book.entry(one).marks().containsAll(reading.marks()))
                        .toList();
        return rowsOf(reading, cases).stream().filter(row -> row.owed().isPresent()).toList();
    }

    /** Adds requests in which nothing is owed; where the list goes on, empty at its end. */
    private Optional<String> others(
            Reading reading, Optional<Matter> after, int size, List<CourtView.Row> rows) {
        Optional<Matter> behind = after;
        while (rows.size() < size) {
            Viewing.Page<Position> page =
                    viewing.page(
                            book,
                            reading.person().acting(),
                            reading.marks(),
                            behind,
                            size,
                            Optional.empty());
            rowsOf(reading, page.items()).stream()
                    .filter(row -> row.owed().isEmpty())
                    .forEach(rows::add);
            if (page.next().isEmpty()) {
                return Optional.empty();
            }
            behind = page.next();
        }
        return behind.map(Cursor::write);
    }

    private List<CourtView.Row> rowsOf(Reading reading, List<Standing<Position>> cases) {
        return views.rows(cases, reading.readers(), reading.person(), reading.words());
    }

    private static String write(Owing place) {
        return OWED + place.exchange() + "." + place.due();
    }

    private static Owing owing(String text) {
        String[] two = text.substring(OWED.length()).split("\\.", 2);
        try {
            return new Owing(UUID.fromString(two[0]), Instant.parse(two[two.length - 1]));
        } catch (DateTimeException noInstant) {
            throw new IllegalArgumentException(text, noInstant);
        }
    }
}
