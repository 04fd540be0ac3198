package vn.liennganh.console.law;

import java.util.List;
import java.util.Optional;

/**
 * One edition of a procedure, in a reader's language.
 *
 * @param stretches all editions and stretches of the procedure, the earliest first
 */
public record ProcedureView(
        String procedure,
        int edition,
        String title,
        String from,
        String to,
        List<Stretch> stretches,
        List<State> states,
        List<Message> messages,
        List<Agreement> agreements) {

    /** A time during which the procedure stood as it did. */
    public record Stretch(int edition, String from, String to, String day, boolean shown) {}

    public record State(String code, String name, boolean ends) {}

    /**
     * A type of message.
     *
     * @param from kinds that may send it; none where all may
     * @param signers who signs beside the seal, one line a kind of sender
     */
    public record Message(
            String type,
            String title,
            boolean opens,
            List<String> from,
            List<String> to,
            List<String> signers,
            List<Source> sources,
            List<Owed> duties) {}

    /**
     * A duty that a message opens.
     *
     * @param policy whether the limit is the office's, not the law's
     * @param effect what the law says follows from the lapse, where it says something
     */
    public record Owed(
            String rule,
            String who,
            String what,
            String limit,
            String start,
            boolean policy,
            Optional<String> effect,
            List<Source> sources) {}

    /**
     * Where a rule comes from.
     *
     * @param text as people may see it; empty where the source must not be shown
     * @param code how surely it is known
     * @param sure whether the text itself was read
     */
    public record Source(String text, String code, boolean sure) {}

    /** A coordination regulation: office policy beside the law. */
    public record Agreement(String name, String from, String to, List<String> lines) {}
}
