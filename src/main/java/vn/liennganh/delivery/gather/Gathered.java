package vn.liennganh.delivery.gather;

import java.util.List;

/**
 * What a route gathers; route files know it as the bean {@code gathering}. Whoever knows what is
 * owed and answered implements it: a route asks for a word and goes the way that the word says.
 *
 * <p>Each step may be called twice for the same reference, and after a later one: only the first
 * closing counts.
 */
public interface Gathered {

    /** What was changed and not looked at yet, in whatever order; {@code limit} at most. */
    List<Reference> unlooked(int limit);

    /**
     * Where a gathering stands now; reads only.
     *
     * @param reference what the broker carried
     * @return {@code open}, {@code by-count} or {@code by-clock}
     */
    String look(String reference);

    /**
     * Tells the asker how far the answers are; returns when it is noted that this change was looked
     * at.
     *
     * @param reference what the broker carried
     */
    void partial(String reference);

    /**
     * Notes once, durably, that the gathering has closed, and tells the asker; nothing where it is
     * closed already, or open again.
     *
     * @param reference what the broker carried
     */
    void close(String reference);
}
