package vn.liennganh.inmate.position;

import java.time.Instant;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * Money that the agency sends to a prisoner through the keeper.
 *
 * @param reference of the transfer
 * @param amount whole dong
 * @param paid handed to the prisoner, by the keeper's minutes
 * @param returned given back by the keeper, by its minutes
 */
public record Payout(
        UUID message,
        AgencyId keeper,
        String reference,
        long amount,
        long paid,
        long returned,
        Instant at) {

    /** Sent, and no minutes say what became of it. */
    public long open() {
        return amount - paid - returned;
    }

    Payout done(long dong, boolean back) {
        return new Payout(
                message,
                keeper,
                reference,
                amount,
                paid + (back ? 0 : dong),
                returned + (back ? dong : 0),
                at);
    }
}
