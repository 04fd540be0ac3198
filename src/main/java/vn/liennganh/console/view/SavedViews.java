package vn.liennganh.console.view;

import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;

/** The saved views of whoever is signed in: per membership, so never of two agencies at once. */
@Service
public class SavedViews {

    static final int NAME_MAX = 60;
    private static final int PER_LIST = 20;

    private final ViewRepository rows;
    private final Clock clock;

    SavedViews(ViewRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * What a list shows of its saved views.
     *
     * @param list its word
     * @param now the filter of the page, by parameter; empty where it shows everything
     */
    public record Bar(String list, Map<String, String> now, List<SavedView> all) {}

    /** What became of an attempt to keep one. */
    enum Kept {
        KEPT,
        NO_NAME,
        ENOUGH
    }

    /**
     * @param asked the parameters of the page's address
     */
    public Bar bar(Person person, ViewedList list, Map<String, String> asked) {
        Map<String, String> now = list.filter(asked);
        String here = ViewedList.query(now);
        return new Bar(
                list.word(),
                now,
                rows.of(person.member(), list).stream()
                        .map(
                                one ->
                                        new SavedView(
                                                one.id(),
                                                one.name(),
                                                list.link(one.query()),
                                                one.query().equals(here)))
                        .toList());
    }

    Kept keep(Person person, ViewedList list, String typed, Map<String, String> filter) {
        String name =
                Normalizer.normalize(typed, Normalizer.Form.NFC)
                        .replaceAll("\\p{Cntrl}", " ")
                        .strip();
        if (name.isEmpty() || name.length() > NAME_MAX || filter.isEmpty()) {
            return Kept.NO_NAME;
        }
        String query = ViewedList.query(filter);
        return rows.keep(person.member(), list, name, query, clock.instant(), PER_LIST)
                ? Kept.KEPT
                : Kept.ENOUGH;
    }

    /** The list that it was of; empty where it is not the person's own, or gone. */
    Optional<ViewedList> drop(Person person, UUID id) {
        return rows.drop(person.member(), id).flatMap(ViewedList::of);
    }
}
