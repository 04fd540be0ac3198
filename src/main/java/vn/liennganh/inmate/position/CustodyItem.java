package vn.liennganh.inmate.position;

import java.time.Instant;
import java.util.Locale;
import vn.liennganh.message.AgencyId;

/**
 * A paper or a thing, kept item by item outside the money ledger.
 *
 * @param number by which hand-overs name it
 * @param receipt of the record; empty where no record names it
 * @param condition what state it is in, in the keeper's words
 * @param originals of the record of its taking: three, by law
 * @param since when it came into its state
 */
public record CustodyItem(
        String number,
        String receipt,
        String kind,
        String description,
        String quantity,
        String condition,
        int originals,
        AgencyId keeper,
        State state,
        Instant since) {

    /** Where it is. */
    public enum State {
        /** With the keeper. */
        KEPT,
        /** Given by the keeper; the office has yet to accept it. */
        HANDED_OVER,
        /** With the office. */
        ACCEPTED,
        /** On its way from the office to the prisoner. */
        SENT,
        /** With whom it belongs to. */
        RETURNED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether an item can come into this state out of that one: told twice counts once. */
        boolean follows(State before) {
            return switch (this) {
                case KEPT -> false;
                case HANDED_OVER -> before == KEPT;
                case ACCEPTED -> before == KEPT || before == HANDED_OVER || before == SENT;
                case SENT -> before == HANDED_OVER || before == ACCEPTED;
                case RETURNED -> before == SENT;
            };
        }
    }

    CustodyItem now(State next, Instant at) {
        return new CustodyItem(
                number,
                receipt,
                kind,
                description,
                quantity,
                condition,
                originals,
                keeper,
                next,
                at);
    }
}
