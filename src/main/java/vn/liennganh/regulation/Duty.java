package vn.liennganh.regulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.regulation.rule.Condition;

/**
 * A duty that a message opens, as its rule writes it.
 *
 * @param id {@code procedure/edition#message.duty}
 * @param party who owes, and to whom
 * @param owes a message type or an act of the procedure, with the procedure's name
 * @param copyTo routing rule of who gets a copy; absent where it is no duty to copy
 * @param limit without the start; {@code instead} takes its place under a condition
 * @param changes of the limit, the earliest first
 * @param policy true where the limit is the office's, not the law's
 * @param startField a field of the body of the message that tells the start; for {@link
 *     StartKind#EXECUTION} of the body of the message that fulfils it
 * @param when the condition on the body, absent where the duty always arises
 * @param doneField a field of the fulfilling body that tells when an act was done; absent where
 *     acceptance counts
 * @param closedBy the message types that fulfil it, each with a limit of its own where it has one
 * @param atOnce true where the message itself fulfils it, so that only its lateness is of interest
 * @param single true where it does not arise as long as its party owes the same to the same party
 */
public record Duty(
        String id,
        Between party,
        String owes,
        Optional<String> copyTo,
        TimeLimit limit,
        Optional<Instead> instead,
        List<Change> changes,
        boolean policy,
        StartKind start,
        Optional<BodyPath> startField,
        Optional<Condition> when,
        Optional<BodyPath> doneField,
        List<Closing> closedBy,
        boolean atOnce,
        boolean single,
        LapsePlan lapse,
        Set<String> only,
        Optional<BodyPath> item,
        Recall recall,
        Optional<LapseMove> lapseMove,
        Optional<Effect> effect,
        List<Citation> citations) {

    /** The routing rule for everyone who received the measure; all others are the directory's. */
    static final String MEASURE_RECIPIENTS = "measure-recipients";

    private static final String OTHER_LIMIT = ".instead";

    private static final String SINCE = "@";

    /** Who owes whom. */
    public enum Between {
        RECIPIENT_TO_SENDER,
        /** Each recipient owes whoever opened the exchange. */
        RECIPIENT_TO_OPENER,
        SENDER_TO_RECIPIENT,
        SENDER_TO_ITSELF,
        SENDER_TO_COPIES
    }

    /** The limit that takes the place of the usual one (30 days, in complex cases 45). */
    public record Instead(Condition condition, TimeLimit limit) {}

    /**
     * A limit that the law or the office changes on a day.
     *
     * @param from the first day on which a duty arises with it; duties that arose before keep
     *     theirs
     * @param policy true where the new limit is the office's
     */
    public record Change(
            LocalDate from, TimeLimit limit, boolean policy, List<Citation> citations) {

        public Change {
            citations = List.copyOf(citations);
        }
    }

    /**
     * A message that fulfils a duty.
     *
     * @param limit by which it is judged where the law gives it one of its own
     * @param items the names of the items whose duties it fulfils; absent where it fulfils the duty
     *     whatever its item
     * @param orOldest true where a message that names no item fulfils the duty that it answers, or
     *     the oldest
     * @param related true where it belongs to another exchange that names this one
     * @param once the amounts as the message leaves them, on which it hangs whether it fulfils any
     *     such duty; where they are so it fulfils all alike. Absent where it fulfils one in any
     *     case
     */
    public record Closing(
            String type,
            Optional<TimeLimit> limit,
            Optional<BodyPath> items,
            boolean orOldest,
            boolean related,
            Optional<Condition> once) {}

    /**
     * What the exchange remembers of its items, from lists of earlier messages.
     *
     * @param items the name under which the items stand; absent where the message itself has them
     * @param unless names under which an item that stands there has no such duty
     */
    public record Recall(Optional<String> items, Set<String> unless) {

        public Recall {
            unless = Set.copyOf(unless);
        }

        /** True where nothing remembered decides on a duty. */
        public boolean nothing() {
            return items.isEmpty() && unless.isEmpty();
        }
    }

    /**
     * The state that an exchange, or the lane of the duty, takes when nobody fulfils it in time.
     *
     * @param from the states in which it does so; empty for every state
     */
    public record LapseMove(String state, Set<String> from) {

        public LapseMove {
            from = Set.copyOf(from);
        }
    }

    /** What the law itself says follows from the lapse: it is shown, the hub does nothing. */
    public record Effect(Bilingual text, List<Citation> citations) {

        public Effect {
            citations = List.copyOf(citations);
        }
    }

    public Duty {
        changes = List.copyOf(changes);
        closedBy = List.copyOf(closedBy);
        only = Set.copyOf(only);
        citations = List.copyOf(citations);
    }

    /** The duty under the other limit, with an id of its own so that its limit is found again. */
    Optional<Duty> underTheOtherLimit() {
        return instead.map(
                other ->
                        with(id + OTHER_LIMIT, other.limit(), Optional.empty(), policy, citations));
    }

    /** The duty as it arises on a day, with an id of its own where its limit has changed. */
    Duty asOf(LocalDate day) {
        Duty now = this;
        for (Change change : changes) {
            if (!change.from().isAfter(day)) {
                now =
                        with(
                                id + SINCE + change.from(),
                                change.limit(),
                                instead,
                                change.policy(),
                                change.citations());
            }
        }
        return now;
    }

    private Duty with(
            String newId,
            TimeLimit newLimit,
            Optional<Instead> otherwise,
            boolean byPolicy,
            List<Citation> sources) {
        return new Duty(
                newId,
                party,
                owes,
                copyTo,
                newLimit,
                otherwise,
                List.of(),
                byPolicy,
                start,
                startField,
                when,
                doneField,
                closedBy,
                atOnce,
                single,
                lapse,
                only,
                item,
                recall,
                lapseMove,
                effect,
                sources);
    }

    /** The edition that an id of a duty names. */
    static int editionOf(String id) {
        return Integer.parseInt(id.substring(id.indexOf('/') + 1, id.indexOf('#')));
    }

    /** The same for a message of its own exchange, or of another that names it. */
    Optional<Closing> closing(String type, boolean related) {
        return closedBy.stream()
                .filter(one -> one.type().equals(type) && one.related() == related)
                .findFirst();
    }

    /** Whether a message of the type fulfils it only where other exchanges have certain amounts. */
    public boolean asksOthers(String type) {
        return closedBy.stream()
                .filter(one -> one.type().equals(type))
                .flatMap(one -> one.once().stream())
                .anyMatch(Condition::ofOthers);
    }

    /** The way in which one type of message fulfils it; empty where it does not. */
    public Optional<Closing> closing(String type) {
        for (Closing one : closedBy) {
            if (one.type().equals(type)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
