package vn.liennganh.console.matter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;
import vn.liennganh.console.access.Person;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Cursor;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;

/** Lists of a desk's matters, page by page, with the links that lead on and back. */
@Service
public class Pages {

    private static final String AFTER = "sau";

    private final Viewing viewing;

    Pages(Viewing viewing) {
        this.viewing = viewing;
    }

    /**
     * What a page of a list says of the whole.
     *
     * @param total of all pages; empty where it is not known
     * @param more whether there are more than the total
     * @param first where the list begins; empty on its first page
     * @param next where it goes on; empty on its last page
     */
    public record Paging(
            OptionalInt total, boolean more, Optional<String> first, Optional<String> next) {

        /** Whether the list has other pages. */
        public boolean several() {
            return first.isPresent() || next.isPresent();
        }
    }

    /**
     * The matters of a page; what is said of the whole goes into the model as {@code paging}.
     *
     * @param after as the link of the page before says it; empty for the first
     */
    public <P> List<Standing<P>> of(
            Book<P> book, Person person, Set<String> marks, String after, int size, Model model) {
        Optional<Matter> behind =
                after.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                Cursor.read(after)
                                        .orElseThrow(
                                                () ->
                                                        new ResponseStatusException(
                                                                HttpStatus.BAD_REQUEST)));
        Viewing.Page<P> page =
                viewing.page(book, person.acting(), marks, behind, size, Optional.empty());
        say(book, person, marks, behind.isPresent(), page.next().map(Cursor::write), model);
        return page.items();
    }

    /**
     * Says of a page that was read elsewhere, in an order of its own, what is said of the whole.
     *
     * @param onwards whether the page is another than the first
     * @param next where the list goes on, as its link is to say it; empty on its last page
     */
    public void say(
            Book<?> book,
            Person person,
            Set<String> marks,
            boolean onwards,
            Optional<String> next,
            Model model) {
        OptionalInt total = viewing.count(book, person.acting(), marks);
        model.addAttribute(
                "paging",
                new Paging(
                        total,
                        total.orElse(0) == Query.LIMIT_MAX,
                        onwards ? Optional.of(link("")) : Optional.empty(),
                        next.map(Pages::link)));
    }

    /** This very page of another place of the list. */
    static String link(String after) {
        ServletUriComponentsBuilder here = ServletUriComponentsBuilder.fromCurrentRequest();
        if (after.isEmpty()) {
            here.replaceQueryParam(AFTER);
        } else {
            here.replaceQueryParam(AFTER, after);
        }
        UriComponents parts = here.build();
        return parts.getPath() + (parts.getQuery() == null ? "" : "?" + parts.getQuery());
    }
}
