package vn.liennganh.console.bank.files;

import java.util.List;

/**
 * A page of a list that may be long.
 *
 * @param name by which an address asks for another page of it
 * @param count of all that it holds
 * @param page from 1
 */
public record Pile<T>(String name, List<T> lines, int count, int page, int pages) {

    private static final int PAGE = 200;

    public Pile {
        lines = List.copyOf(lines);
    }

    /** The nearest page that there is. */
    public static <T> Pile<T> of(String name, List<T> all, int asked) {
        int pages = Math.max(1, (all.size() + PAGE - 1) / PAGE);
        int page = Math.max(1, Math.min(asked, pages));
        int from = (page - 1) * PAGE;
        return new Pile<>(
                name,
                all.subList(from, Math.min(all.size(), from + PAGE)),
                all.size(),
                page,
                pages);
    }

    /** The place of its first line among all. */
    public int first() {
        return (page - 1) * PAGE + 1;
    }

    public int last() {
        return first() + lines.size() - 1;
    }
}
