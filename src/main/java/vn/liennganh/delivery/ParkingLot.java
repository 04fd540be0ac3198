package vn.liennganh.delivery;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

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

    /** The oldest first, at most 1,000. */
    public List<ParkedDelivery> parked() {
        return held.parked(SHOWN_MAX);
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
