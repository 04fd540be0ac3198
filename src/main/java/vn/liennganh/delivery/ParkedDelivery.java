package vn.liennganh.delivery;

import java.time.Instant;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;

/**
 * A delivery that is not tried any more until somebody asks, or until its recipient enrols.
 *
 * @param number of the delivery, in the order of acceptance
 * @param reason stable code: {@code not-enrolled}, or why the last attempt failed
 * @param attempts made since it was last sent on its way
 * @param released how often it was sent on its way again after it had been parked
 */
public record ParkedDelivery(
        long number,
        UUID message,
        AgencyId party,
        String reason,
        int attempts,
        Instant since,
        int released) {

    /** The reason as a sentence for people. */
    public Text text() {
        return text(reason);
    }

    /** The same of a reason by itself: any answer of a partner's server has one sentence. */
    public static Text text(String reason) {
        return reason.startsWith(STATUS)
                ? Text.of("delivery.push-status", reason.substring(STATUS.length()))
                : Text.of("delivery." + reason);
    }

    private static final String STATUS = "push-status-";
}
