package vn.liennganh.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The states through which a procedure goes, written down for a desk that follows them without the
 * engine: whether a move was allowed was judged at the door.
 *
 * <p>One line for each move, the first that applies is made; a word may stand for several states:
 *
 * <pre>
 * live = ordered,frozen,part-frozen
 * order: new > ordered
 * release: live > released
 * execution-report: ordered > execution full=frozen part=part-frozen
 * </pre>
 */
public final class Course {

    /** Before anything was said. */
    public static final String NEW = "new";

    private final Map<String, List<Move>> moves;

    /**
     * A move of one message.
     *
     * @param field of the body whose value chooses the state; empty where there is one state
     * @param states by value; the one state under no value
     */
    public record Move(Set<String> from, String field, Map<String, String> states) {

        public Move {
            from = Set.copyOf(from);
            states = Map.copyOf(states);
        }

        private Optional<String> target(Heard heard) {
            return Optional.ofNullable(
                    states.get(field.isEmpty() ? "" : heard.body().path(field).asString("")));
        }
    }

    private Course(Map<String, List<Move>> moves) {
        this.moves = Map.copyOf(moves);
    }

    /** Reads the lines; a malformed one is a mistake of the program. */
    public static Course of(String lines) {
        Map<String, List<Move>> moves = new HashMap<>();
        Map<String, String> sets = new HashMap<>();
        for (String line : lines.strip().split("\n")) {
            String[] set = line.strip().split(" = ", 2);
            if (set.length == 2) {
                sets.put(set[0], set[1]);
                continue;
            }
            String[] named = line.strip().split(": ", 2);
            String[] sides = named[1].split(" > ", 2);
            moves.computeIfAbsent(named[0], key -> new ArrayList<>())
                    .add(move(sets.getOrDefault(sides[0], sides[0]), sides[1].split(" ")));
        }
        return new Course(moves);
    }

    private static Move move(String from, String[] to) {
        Map<String, String> states = new HashMap<>();
        if (to.length == 1) {
            states.put("", to[0]);
        }
        for (int i = 1; i < to.length; i++) {
            String[] one = to[i].split("=", 2);
            states.put(one[0], one[1]);
        }
        return new Move(Set.of(from.split(",")), to.length == 1 ? "" : to[0], states);
    }

    /** The state after a message; the same where it moves nothing. */
    public String after(String state, Heard heard) {
        return moves.getOrDefault(heard.envelope().type().message(), List.of()).stream()
                .filter(one -> one.from().contains(state))
                .findFirst()
                .flatMap(one -> one.target(heard))
                .orElse(state);
    }

    /** Whether nothing leads out of a state. */
    public boolean over(String state) {
        return moves.values().stream()
                .flatMap(List::stream)
                .noneMatch(one -> one.from().contains(state));
    }

    /** All moves by message, for whoever compares them with the rule files. */
    public Map<String, List<Move>> moves() {
        return moves;
    }

    /** All states that it can come into. */
    public Set<String> states() {
        Set<String> states = new HashSet<>();
        moves.values().forEach(all -> all.forEach(one -> states.addAll(one.states().values())));
        return states;
    }
}
