package vn.liennganh.console.commune;

import java.util.List;
import java.util.UUID;
import vn.liennganh.console.matter.Tasks;

/**
 * A commune's week on one page.
 *
 * @param todo what it owes, the earliest due first
 * @param sessions of persuasion that are ahead, or of which nothing was reported, by their moment
 * @param postings notices that are to be posted, hang, or are to come down
 * @param whole false where a register holds more than the page shows
 */
public record CommuneView(
        List<Todo> todo, List<Session> sessions, List<Posting> postings, boolean whole) {

    /** Something to do, in its case. */
    public record Todo(String number, String agency, Tasks.Task task) {}

    /**
     * A session of persuasion that the commune has announced.
     *
     * @param members who goes, as the schedule names them
     * @param over whether its moment has passed
     */
    public record Session(
            UUID exchange,
            String number,
            String when,
            String place,
            List<String> members,
            boolean over) {}

    /**
     * A notice of a debtor without conditions.
     *
     * @param stage {@code to-post}, {@code posted}, {@code to-remove} or {@code removed}
     * @param asked when it was asked for
     * @param posted when it was posted; empty before
     * @param place where; empty before, and while the reader may not be told
     */
    public record Posting(
            UUID exchange,
            String number,
            String agency,
            String stage,
            String asked,
            String posted,
            String place) {}
}
