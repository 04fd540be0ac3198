package vn.liennganh.console.due;

import java.util.List;
import java.util.Locale;
import vn.liennganh.regulation.explain.Explanation;

/**
 * A deadline as fragment {@code console/due} draws it.
 *
 * @param chip class of its chip, empty for a plain one: red stands for the law's limits alone
 * @param words how long it is still, or what became of it
 * @param day the last day, or the last moment where hours count, as people write it
 * @param instant the first instant that is too late, as browsers read it
 * @param overdue owed and too late
 * @param withheld when the hub withheld the channel of whoever owes it, a sentence a stretch
 */
public record DuePill(
        String id,
        String chip,
        String words,
        String day,
        String instant,
        boolean overdue,
        boolean provisional,
        Explanation explanation,
        List<String> withheld,
        Locale locale) {

    /** From which event it is counted. */
    public String start() {
        return explanation.start(locale);
    }

    /** The limit, marked where it is the office's own. */
    public String limit() {
        return explanation.limit(locale);
    }

    /** Every day counted and passed over. */
    public List<Explanation.Said> lines() {
        return explanation.lines(locale);
    }

    /** Why it may yet change. */
    public List<String> unsure() {
        return explanation.provisional(locale);
    }

    public List<String> citations() {
        return explanation.citations(locale);
    }
}
