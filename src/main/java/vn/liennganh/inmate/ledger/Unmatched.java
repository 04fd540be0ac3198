package vn.liennganh.inmate.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * Two things that should meet and do not.
 *
 * @param reference of the transfer; empty where none is known
 * @param receipts of the line concerned
 * @param expected whole dong
 * @param found whole dong
 * @param since when the hub heard of the first of the two
 * @param owner whom somebody has asked to answer; empty: by the office's policy for the kind
 * @param exchange where it was told
 */
public record Unmatched(
        Kind kind,
        AgencyId agency,
        AgencyId keeper,
        String reference,
        List<String> receipts,
        long expected,
        long found,
        Instant since,
        Optional<AgencyId> owner,
        Optional<UUID> exchange) {

    /** What is missing. */
    public enum Kind {
        /** Money came, and no list says whose it is. */
        MONEY_WITHOUT_LIST,
        /** A list came, and no money. */
        LIST_WITHOUT_MONEY,
        /** Both came and differ. */
        AMOUNT_DIFFERS,
        /** A line names a receipt of which no record was told, or one that is on another list. */
        LINE_WITHOUT_RECORD,
        /** Money that names no transfer. */
        UNIDENTIFIED,
        /** Minutes of a payout that nobody is known to have sent. */
        MINUTES_WITHOUT_PAYOUT;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Unmatched {
        receipts = List.copyOf(receipts);
    }
}
