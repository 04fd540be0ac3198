package vn.liennganh.clarification.position;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One question about one clause. Its words stay in the message that asked.
 *
 * @param no as the request numbers it
 * @param doubtKind what is doubtful, such as {@code figures}
 * @param answer the message that settled it last; empty while nobody answered
 * @param correction number of the court's decision, where it corrected the judgment
 * @param reopened how often a superior court has had it answered anew
 */
public record Question(
        String no,
        String doubtKind,
        State state,
        Optional<UUID> answer,
        Optional<String> correction,
        int reopened) {

    /** What became of a question. */
    public enum State {
        OPEN,
        EXPLAINED,
        CORRECTED,
        SUPPLEMENTED,
        OUTSIDE_EXPLANATION,
        REFUSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The state that a word of an answer means; open for any other. */
        public static State of(String word) {
            for (State one : values()) {
                if (one.word().equals(word)) {
                    return one;
                }
            }
            return OPEN;
        }
    }

    public boolean open() {
        return state == State.OPEN;
    }

    Question settled(State outcome, UUID by, Optional<String> decision) {
        return new Question(no, doubtKind, outcome, Optional.of(by), decision, reopened);
    }

    Question again() {
        return new Question(no, doubtKind, State.OPEN, answer, correction, reopened + 1);
    }
}
