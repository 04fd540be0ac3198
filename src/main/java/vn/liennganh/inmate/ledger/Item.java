package vn.liennganh.inmate.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * One sum, and how far it has come.
 *
 * @param exchange of the prisoner
 * @param number of the receipt; of the transfer where the sum goes to the prisoner
 * @param on the day of its collection; for a payout the day when the hub heard of it
 * @param reference of the transfer that carries it, once one does
 */
public record Item(
        Kind kind,
        UUID exchange,
        UUID message,
        AgencyId keeper,
        String number,
        long amount,
        LocalDate on,
        Instant at,
        State state,
        Optional<String> reference) {

    /** Which way a sum goes. */
    public enum Kind {
        COLLECTION,
        DIRECT_PAYMENT,
        PAYOUT;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How far a sum has come, in the words of the statement. */
    public enum State {
        COLLECTED,
        IN_TRANSIT,
        RECEIVED,
        ALLOCATED,
        PAID_OUT,
        RETURNED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
