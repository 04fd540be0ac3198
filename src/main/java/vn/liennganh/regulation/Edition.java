package vn.liennganh.regulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;

/**
 * One procedure as it is in force during a time.
 *
 * @param group of the catalogue of procedures; absent where it belongs to none
 * @param from the first day in force
 * @param to the last day in force; absent while it is not repealed
 * @param states in the order of progress, with their names
 * @param terminal states from which nothing moves on
 * @param continuation whose running exchanges it takes over from its first day; absent where
 *     exchanges end under the edition under which they began
 * @param acts what a party can owe that is not a message, by name
 */
public record Edition(
        String procedure,
        int edition,
        Bilingual title,
        Optional<String> group,
        LocalDate from,
        Optional<LocalDate> to,
        Optional<Continuation> continuation,
        Map<String, Bilingual> states,
        List<String> terminal,
        Map<String, Bilingual> acts,
        Map<MessageType, MessageRule> messages) {

    /**
     * How running exchanges of an earlier edition go on.
     *
     * @param states of the earlier edition that have another name now
     * @param citations of the rule of transition
     */
    public record Continuation(int edition, Map<String, String> states, List<Citation> citations) {

        public Continuation {
            states = Map.copyOf(states);
            citations = List.copyOf(citations);
        }

        /** The state under the new edition; the same name where the file says no other. */
        public String state(String earlier) {
            return states.getOrDefault(earlier, earlier);
        }
    }

    public Edition {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
        terminal = List.copyOf(terminal);
        acts = Collections.unmodifiableMap(new LinkedHashMap<>(acts));
        messages = Collections.unmodifiableMap(new LinkedHashMap<>(messages));
    }

    /**
     * The edition in the stretches between the days on which a limit changes; most have one. Only
     * the first takes over running exchanges.
     */
    public List<Edition> stretches() {
        SortedSet<LocalDate> days = new TreeSet<>();
        days.add(from);
        for (MessageRule rule : messages.values()) {
            rule.duties().forEach(duty -> duty.changes().forEach(one -> days.add(one.from())));
        }
        List<Edition> stretches = new ArrayList<>();
        List<LocalDate> all = List.copyOf(days);
        for (int i = 0; i < all.size(); i++) {
            stretches.add(
                    stretch(
                            all.get(i),
                            i + 1 < all.size() ? Optional.of(all.get(i + 1).minusDays(1)) : to));
        }
        return stretches;
    }

    private Edition stretch(LocalDate first, Optional<LocalDate> last) {
        Map<MessageType, MessageRule> then = new LinkedHashMap<>();
        messages.forEach((type, rule) -> then.put(type, rule.asOf(first)));
        return new Edition(
                procedure,
                edition,
                title,
                group,
                first,
                last,
                first.equals(from) ? continuation : Optional.empty(),
                states,
                terminal,
                acts,
                then);
    }

    public boolean inForce(LocalDate on) {
        return !on.isBefore(from) && to.map(last -> !on.isAfter(last)).orElse(true);
    }

    /** The state of an exchange with these lanes: that of the least advanced. */
    String overall(Map<AgencyId, String> lanes, String withoutLanes) {
        return lanes.values().stream()
                .min(Comparator.comparingInt(this::progress))
                .orElse(withoutLanes);
    }

    /** The exchange in the state that a lapse gives to it, or to the lane of the duty. */
    ExchangeState lapsed(ExchangeState state, Obligation overdue, Duty.LapseMove move) {
        if (!states.containsKey(move.state())) {
            return state;
        }
        Map<AgencyId, String> lanes = new LinkedHashMap<>(state.lanes());
        AgencyId holder = lanes.containsKey(overdue.party()) ? overdue.party() : overdue.owedTo();
        String now = lanes.isEmpty() ? state.state() : lanes.getOrDefault(holder, "");
        if (now.isEmpty() || !move.from().isEmpty() && !move.from().contains(now)) {
            return state;
        }
        if (lanes.isEmpty()) {
            return state.in(edition, lanes, move.state());
        }
        lanes.put(holder, move.state());
        return state.in(edition, lanes, overall(lanes, state.state()));
    }

    /** How far a state is, counted from 0; unknown states are furthest. */
    private int progress(String state) {
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
