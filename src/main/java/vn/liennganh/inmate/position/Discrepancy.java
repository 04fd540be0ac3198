package vn.liennganh.inmate.position;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * A difference that one side has told the other.
 *
 * @param owner who has to answer
 * @param keeper on whose account it is
 * @param reference of the transfer; empty where nobody knows one
 * @param found what was received, in whole dong
 * @param resolution how it was settled; empty while it is open
 * @param settled whole dong that left for the budget or back to who paid
 */
public record Discrepancy(
        UUID message,
        AgencyId owner,
        AgencyId keeper,
        String kind,
        String reference,
        long expected,
        long found,
        Instant at,
        Optional<String> resolution,
        long settled) {

    /** Money that nobody can place: it arrived, and names no transfer. */
    public boolean unplaced() {
        return reference.isEmpty()
                && found > 0
                && (kind.equals("unidentified") || kind.equals("money-without-list"));
    }

    Discrepancy answered(Heard heard) {
        String how = heard.text("resolution");
        boolean left = how.equals("paid-to-budget") || how.equals("refunded");
        long all = heard.says("amount") ? heard.dong("amount") : found;
        return new Discrepancy(
                message,
                owner,
                keeper,
                kind,
                reference,
                expected,
                found,
                at,
                Optional.of(how),
                left ? Math.min(all, found) : 0);
    }
}
