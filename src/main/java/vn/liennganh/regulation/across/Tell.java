package vn.liennganh.regulation.across;

import java.util.List;
import java.util.Optional;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.regulation.rule.Condition;

/**
 * What a message lets other exchanges know, in place of what was known before.
 *
 * @param about the fields that say what it is about; absent where {@code like} says it
 * @param like the fact of the same lane from which it takes what it is about
 * @param amounts the fields whose sum it tells; none where {@code like} tells the amount too
 * @param change what it does with the amount
 * @param spare the fact of the same lane of which what it has more than this one falls first, where
 *     the amount falls; what it does not know lets all of it fall on this one
 * @param when the condition under which it is told
 */
public record Tell(
        FactType type,
        Optional<FactKey> about,
        Optional<FactType> like,
        List<BodyPath> amounts,
        Change change,
        Optional<FactType> spare,
        Optional<Condition> when) {

    /** What becomes of the amount. */
    public enum Change {
        /** It is what the message says. */
        SET,
        /** It falls by what the message says, and to 0 at the lowest. */
        LESS,
        /** It is at most what the message says, where it was more. */
        AT_MOST,
        /** The limit that counts now, whoever told it, less what the message says. */
        LOWERS
    }

    /**
     * A fact that stands no longer.
     *
     * @param about names which one of several marks, none where the message names none; absent
     *     where all of the lane end
     */
    public record End(FactType type, Optional<FactKey> about, Optional<Condition> when) {}

    public Tell {
        amounts = List.copyOf(amounts);
    }
}
