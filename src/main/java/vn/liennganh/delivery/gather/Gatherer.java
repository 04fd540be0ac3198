package vn.liennganh.delivery.gather;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import vn.liennganh.delivery.wire.Parcel;

/**
 * Carries references to gatherings that are to be looked at to the queue of their route.
 *
 * <p>Which those are, rows say. What was sent is remembered by this process alone: after a crash,
 * with a broker that has lost its folder, or where the route failed, what nobody has looked at is
 * sent again. {@link #carry} is for one thread; the rest for any.
 */
public final class Gatherer {

    /** As {@code routes/gathering.camel.yaml} names the route. */
    public static final String ROUTE = "gathering";

    /** As {@code routes/gathering.camel.yaml} names the queue. */
    public static final String QUEUE = "hub.gathering";

    private static final int PRIORITY = 4;
    private static final int DOUBLED_MAX = 16;

    private final Gathered gathered;
    private final Sending sending;
    private final Pace pace;
    private final AtomicBoolean rung = new AtomicBoolean(true);

    private Map<UUID, Sent> sent = Map.of();
    private Instant next = Instant.MIN;

    /** The way to the broker. */
    @FunctionalInterface
    public interface Sending {

        /** Returns when all are on the broker's disk; what it had before is not sent twice. */
        void send(List<Parcel> parcels) throws JMSException;
    }

    /**
     * How much at once, and how often the same.
     *
     * @param first after the first time it is sent again; doubles with every further one
     * @param max the longest time between two
     */
    public record Pace(int roundMax, Duration first, Duration max) {

        private Duration after(int times) {
            Duration doubled = first.multipliedBy(1L << Math.min(times - 1, DOUBLED_MAX));
            return doubled.compareTo(max) < 0 ? doubled : max;
        }
    }

    private record Sent(long change, int times, Instant again) {}

    public Gatherer(Gathered gathered, Sending sending, Pace pace) {
        this.gathered = gathered;
        this.sending = sending;
        this.pace = pace;
    }

    /** Something may be to be looked at. */
    public void ring() {
        rung.set(true);
    }

    /**
     * Sends what is to be looked at and was not sent lately; asks for it only where it was rung for
     * or something sent may be lost.
     *
     * @return whether there is probably more
     */
    public boolean carry(Instant now) throws JMSException {
        if (!rung.getAndSet(false) && now.isBefore(next)) {
            return false;
        }
        try {
            return send(gathered.unlooked(pace.roundMax()), now);
        } catch (JMSException | RuntimeException failed) {
            rung.set(true);
            throw failed;
        }
    }

    private boolean send(List<Reference> found, Instant now) throws JMSException {
        Map<UUID, Sent> out = new HashMap<>();
        List<Parcel> parcels = new ArrayList<>();
        for (Reference one : found) {
            Sent before = sent.get(one.request());
            boolean known = before != null && before.change() == one.change();
            if (known && now.isBefore(before.again())) {
                out.put(one.request(), before);
            } else {
                int times = known ? before.times() + 1 : 1;
                out.put(one.request(), new Sent(one.change(), times, now.plus(pace.after(times))));
                parcels.add(parcel(one, known ? "/again-" + now.toEpochMilli() : ""));
            }
        }
        if (!parcels.isEmpty()) {
            sending.send(parcels);
        }
        sent = out;
        next =
                Stream.concat(
                                out.values().stream().map(Sent::again),
                                Stream.of(now.plus(pace.max())))
                        .min(Instant::compareTo)
                        .orElseThrow();
        return found.size() == pace.roundMax() && !parcels.isEmpty();
    }

    private static Parcel parcel(Reference one, String why) {
        return new Parcel(QUEUE, PRIORITY, one.write(), QUEUE + "/" + one.write() + why);
    }
}
