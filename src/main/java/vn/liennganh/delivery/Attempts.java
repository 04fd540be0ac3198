package vn.liennganh.delivery;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.delivery.gather.Gatherer;
import vn.liennganh.delivery.wire.References;

/**
 * Where a carriage ends that failed: the failure becomes rows, and the reference leaves the queue.
 * While the database is away this fails too, and the broker keeps the reference.
 */
public final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final String ROUTE_FAILED = "route-failed";

    private final HeldRepository held;
    private final DeliverySettings settings;
    private final Courier.Rhythm rhythm;

    Attempts(HeldRepository held, DeliverySettings settings, Courier.Rhythm rhythm) {
        this.held = held;
        this.settings = settings;
        this.rhythm = rhythm;
    }

    /** Called by the routes' error handler with the references as the broker carried them. */
    public void failed(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String detail =
                Optional.ofNullable(cause).map(c -> c.getClass().getName()).orElse("unknown");
        String route = exchange.getFromRouteId();
        if (Gatherer.ROUTE.equals(route)) {
            // Nobody has looked, and the rows say so: it is carried again by itself.
            LOG.warn("A gathering was not looked at: {}", detail);
            return;
        }
        long[] numbers = References.read(exchange.getMessage().getBody(String.class));
        LOG.warn("Carriage of {} deliveries failed in route {}: {}", numbers.length, route, detail);
        held.failed(
                numbers, ROUTE_FAILED, route + ": " + detail, rhythm.clock().instant(), settings);
        rhythm.lookAtHeld();
    }
}
