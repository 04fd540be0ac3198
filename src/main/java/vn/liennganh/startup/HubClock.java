package vn.liennganh.startup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time the hub attests: the machine's clock, moved ahead in the sandbox by what its users asked
 * for. It never goes back.
 */
public final class HubClock extends Clock {

    private final Clock machine;
    private final ZoneId zone;
    private final AtomicReference<Duration> ahead;

    public HubClock(Clock machine, Duration ahead) {
        this(machine, machine.getZone(), new AtomicReference<>(ahead));
    }

    private HubClock(Clock machine, ZoneId zone, AtomicReference<Duration> ahead) {
        this.machine = machine;
        this.zone = zone;
        this.ahead = ahead;
    }

    /**
     * Moves the clock ahead.
     *
     * @throws IllegalArgumentException if {@code step} is negative
     */
    public Duration advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("The clock never goes back");
        }
        return ahead.updateAndGet(now -> now.plus(step));
    }

    /** How far it stands ahead of the machine's clock. */
    public Duration ahead() {
        return ahead.get();
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new HubClock(machine, other, ahead);
    }
}
