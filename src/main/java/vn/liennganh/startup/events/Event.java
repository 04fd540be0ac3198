package vn.liennganh.startup.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;

/**
 * Something that an agency handed in.
 *
 * @param number rising; 0 before it is written down
 * @param outcome in one word, as {@code accepted} or {@code refused}
 * @param type of the message and its id, where they could be read
 * @param size in bytes; {@code bytes} are empty where it is more than is kept, and in lists
 */
record Event(
        long number,
        Instant at,
        AgencyId agency,
        String channel,
        String outcome,
        Optional<String> type,
        Optional<String> message,
        int size,
        byte[] bytes,
        Optional<Reason> reason) {

    /** Whether its bytes can still be had. */
    boolean kept() {
        return bytes.length == size;
    }

    /** Why it was refused. */
    record Reason(String code, Sentence detail, List<Error> errors) {

        static Reason of(Refusal refusal) {
            return new Reason(
                    refusal.code().slug(),
                    Sentence.of(refusal.detail()),
                    refusal.errors().stream()
                            .map(one -> new Error(one.pointer(), Sentence.of(one.text())))
                            .toList());
        }
    }

    record Error(String pointer, Sentence detail) {}
}
