package vn.liennganh.desk;

import java.util.Collection;
import java.util.Set;

/**
 * How one desk adds up: pure functions of accepted messages, in the order of acceptance.
 *
 * <p>A bean of this type is all that a desk declares. The same functions make a position while
 * messages are accepted, as of an earlier moment, and after everything was forgotten.
 *
 * @param <P> where a matter stands: an immutable record that Jackson writes and reads back equal.
 *     It is rewritten with each message: keep it small, and set matters apart by {@link
 *     Matter#part} where they grow
 */
public interface Book<P> {

    /** The desk's name in its rows; never changes. */
    String name();

    /**
     * Rises whenever the functions below would make other positions of the same messages: at the
     * next start everything the desk knows is made anew before the door opens.
     */
    int version();

    Class<P> type();

    /** Whether the desk listens to messages of that procedure. */
    boolean concerns(String procedure);

    /**
     * The matters that an exchange is about, by the message that opens it; later messages of the
     * exchange are heard in the same ones.
     */
    Set<Matter> opens(Heard opening);

    /**
     * Matters that a message names by itself, whatever its exchange is about. From then on they are
     * filed under its exchange and those that it names as related.
     */
    default Set<Matter> names(Heard heard) {
        return Set.of();
    }

    /** Whether a message is heard in one of the matters that its exchange is filed under. */
    default boolean about(Matter matter, Heard heard) {
        return true;
    }

    /** Before anything was said. */
    P empty(Matter matter);

    /** The position after a message; an equal one where the message says nothing to the desk. */
    P after(P before, Heard heard);

    /** Who may see a position, and by what words lists of it are narrowed. */
    Entry entry(Standing<P> standing);

    /**
     * Told inside the transaction that keeps the positions, for a desk with a table of its own.
     *
     * @param moved where matters stand now
     * @param anew true where these are all there are, and whatever was kept before is to be put
     *     away
     */
    default void kept(Collection<Standing<P>> moved, boolean anew) {}

    /** Told after the commit, on the writer's thread: must be quick and must not fail. */
    default void moved(Standing<P> before, Standing<P> after) {}
}
