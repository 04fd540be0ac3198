package vn.liennganh.regulation.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.across.Tell;

/**
 * How a message moves its exchange.
 *
 * @param adds the names of the items that it opens
 * @param settles the names of the items that it settles, each of which must be open
 * @param remembers what the exchange keeps in mind: a name and the field that tells the value
 * @param closes the condition under which it fulfils duties; absent where it always does
 * @param closesAll the condition under which it fulfils all of several duties alike; absent where
 *     it fulfils one of them
 * @param supersedes owes of open duties that it takes the place of
 * @param waives owes of open duties that nobody owes any more
 * @param extensions open duties that get another limit, counted from their own start
 * @param pauses owes of open duties whose clock stands still from now on
 * @param resumes owes of duties whose clock runs on
 * @param lanesOf kinds of recipients that have a lane; empty where every recipient has one
 * @param atMostOne kinds of which at most one recipient may be addressed
 * @param tells what it lets other exchanges know
 * @param ends what other exchanges knew and that stands no longer
 */
public record Flow(
        Lane lane,
        Speaker speaker,
        List<Move> moves,
        Optional<BodyPath> adds,
        Optional<BodyPath> settles,
        Map<String, BodyPath> remembers,
        Optional<Condition> closes,
        Optional<Condition> closesAll,
        Set<String> supersedes,
        Set<String> waives,
        List<Extension> extensions,
        Set<String> pauses,
        Set<String> resumes,
        Set<String> lanesOf,
        Set<String> atMostOne,
        List<Guard> guards,
        List<Tell> tells,
        List<Tell.End> ends) {

    /** What a message moves. */
    public enum Lane {
        /** The lane of each recipient. */
        RECIPIENTS,
        /** The lane of its sender. */
        SENDER,
        /** The exchange as a whole, which then has no lanes. */
        EXCHANGE,
        NONE
    }

    /** Who of the exchange may send it. */
    public enum Speaker {
        /** Who opened the exchange. */
        OPENER,
        /** Any party, but to the opener alone. */
        HOLDER,
        /** Any party to any. */
        PARTY;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A duty's other limit. */
    public record Extension(String owes, TimeLimit limit) {}

    public Flow {
        moves = List.copyOf(moves);
        remembers = Collections.unmodifiableMap(new LinkedHashMap<>(remembers));
        supersedes = Set.copyOf(supersedes);
        waives = Set.copyOf(waives);
        extensions = List.copyOf(extensions);
        pauses = Set.copyOf(pauses);
        resumes = Set.copyOf(resumes);
        atMostOne = Set.copyOf(atMostOne);
        guards = List.copyOf(guards);
        tells = List.copyOf(tells);
        ends = List.copyOf(ends);
    }

    /** What its guards look for in other exchanges. */
    public List<Guard.NoneElsewhere> asked() {
        List<Guard.NoneElsewhere> asked = new ArrayList<>();
        for (Guard guard : guards) {
            if (guard.ask() instanceof Guard.NoneElsewhere one) {
                asked.add(one);
            }
        }
        return asked;
    }
}
