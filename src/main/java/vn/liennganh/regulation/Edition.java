package vn.liennganh.regulation;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.message.MessageType;

/**
 * One procedure as it is in force during a time.
 *
 * @param from the first day in force
 * @param to the last day in force; absent while it is not repealed
 * @param states in the order of progress, with their names
 * @param terminal states from which nothing moves on
 * @param acts what a party can owe that is not a message, by name
 */
public record Edition(
        String procedure,
        int edition,
        Bilingual title,
        LocalDate from,
        Optional<LocalDate> to,
        Map<String, Bilingual> states,
        List<String> terminal,
        Map<String, Bilingual> acts,
        Map<MessageType, MessageRule> messages) {

    public Edition {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
        terminal = List.copyOf(terminal);
        acts = Collections.unmodifiableMap(new LinkedHashMap<>(acts));
        messages = Collections.unmodifiableMap(new LinkedHashMap<>(messages));
    }

    public boolean inForce(LocalDate on) {
        return !on.isBefore(from) && to.map(last -> !on.isAfter(last)).orElse(true);
    }

    /** How far a state is, counted from 0; unknown states are furthest. */
    int progress(String state) {
        int at = 0;
        for (String one : states.keySet()) {
            if (one.equals(state)) {
                return at;
            }
            at++;
        }
        return at;
    }
}
