package vn.liennganh.delivery;

import java.util.List;
import org.springframework.stereotype.Service;

/** Deliveries that came to a stop, each with its reason: nothing is ever dropped silently. */
@Service
public class ParkingLot {

    /** The oldest first, at most 1,000. */
    public List<ParkedDelivery> parked() {
        return List.of();
    }

    /** Sends a parked delivery on its way again, with all its attempts; false where it is not parked. */
    public boolean retry(long number) {
        return false;
    }
}
