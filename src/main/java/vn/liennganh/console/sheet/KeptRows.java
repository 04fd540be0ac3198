package vn.liennganh.console.sheet;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a file that was refused, in the session of whoever uploaded it until the next upload, so
 * that they can be handed back with their errors; stored nowhere.
 *
 * @param agency for which they were uploaded
 * @param about what they were uploaded for
 */
public record KeptRows(String agency, String about, ArrayList<ArrayList<String>> rows)
        implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String KEPT = KeptRows.class.getName();

    /** Keeps rows in place of those that were kept before. */
    public static void keep(
            HttpSession session, String agency, String about, List<List<String>> rows) {
        ArrayList<ArrayList<String>> all = new ArrayList<>();
        rows.forEach(row -> all.add(new ArrayList<>(row)));
        session.setAttribute(KEPT, new KeptRows(agency, about, all));
    }

    public static void forget(HttpSession session) {
        session.removeAttribute(KEPT);
    }

    public static Optional<List<List<String>>> find(
            HttpSession session, String agency, String about) {
        return session.getAttribute(KEPT) instanceof KeptRows one
                        && one.agency().equals(agency)
                        && one.about().equals(about)
                ? Optional.of(List.copyOf(one.rows()))
                : Optional.empty();
    }
}
