package vn.liennganh.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;

/** Deliveries that came to a stop, each with its reason: nothing is ever dropped silently. */
@Service
public class ParkingLot {

    private static final int SHOWN_MAX = 1_000;

    private final HeldRepository held;
    private final Courier courier;
    private final Clock clock;

    ParkingLot(HeldRepository held, Courier courier, @Qualifier("machineClock") Clock clock) {
        this.held = held;
        this.courier = courier;
        this.clock = clock;
    }

    /** The oldest first, at most 1,000; without what was given up. */
    public List<ParkedDelivery> parked() {
        return held.parked(SHOWN_MAX);
    }

    /**
     * Parked deliveries that came to a stop for the same reason on their way to the same recipient.
     *
     * @param since when the first of them was parked
     */
    public record Group(String reason, AgencyId party, long count, Instant since) {

        /** The reason as a sentence for people. */
        public Text text() {
            return ParkedDelivery.text(reason);
        }
    }

    /** All that is parked, by reason and recipient, the largest group first. */
    public List<Group> groups() {
        return held.groups();
    }

    /** Those of one group, the oldest first, at most 1,000. */
    public List<ParkedDelivery> parked(String reason, AgencyId party) {
        return held.parked(reason, party, SHOWN_MAX);
    }

    /** A parked delivery; empty where it is none, or was given up. */
    public Optional<ParkedDelivery> find(long number) {
        return held.parked(number);
    }

    /**
     * Stops asking for somebody: it is listed no more and goes on by itself no more. Its message
     * stays, the evidence of its failure stands, and {@link #retry(long)} still brings it.
     *
     * @return false where it is not parked, or was given up before
     */
    public boolean giveUp(long number) {
        return held.giveUp(number);
    }

    /** Sends a whole group on its way again, and says how many. */
    public int retry(String reason, AgencyId party) {
        int released = held.release(List.of(party), reason, clock.instant());
        if (released > 0) {
            courier.lookAtHeld();
        }
        return released;
    }

    /** Parks a delivery that its recipient would not have; it stays on its inbox. */
    public void park(long number, String reason) {
        held.park(new long[] {number}, reason, clock.instant());
        courier.lookAtHeld();
    }

    /**
     * Sends a parked delivery on its way again, with all its attempts; false where it is not
     * parked.
     */
    public boolean retry(long number) {
        boolean found = held.retry(number, clock.instant());
        if (found) {
            courier.lookAtHeld();
        }
        return found;
    }
}
