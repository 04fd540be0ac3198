package vn.liennganh.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The clock, doubted when it leaps: a machine whose time is set wrong for a minute must not make
 * anybody late. A leap ahead is believed once it has lasted; a clock that goes back is believed at
 * once, since it can only delay.
 */
final class BelievedTime {

    private final Supplier<Instant> clock;
    private final LongSupplier nanos;
    private final Duration jumpMax;
    private final Duration patience;

    private Instant base;
    private long baseNanos;
    private long doubtedSince;
    private boolean doubted;

    /**
     * @param nanos time that has passed, which nobody can set
     */
    BelievedTime(Supplier<Instant> clock, LongSupplier nanos, Duration jumpMax, Duration patience) {
        this.clock = clock;
        this.nanos = nanos;
        this.jumpMax = jumpMax;
        this.patience = patience;
        this.base = clock.get();
        this.baseNanos = nanos.getAsLong();
    }

    /** What to go by now. */
    synchronized Instant now() {
        Instant shown = clock.get();
        long passed = nanos.getAsLong();
        Instant expected = base.plusNanos(passed - baseNanos);
        if (!shown.isAfter(expected.plus(jumpMax))) {
            return believe(shown, passed);
        }
        if (!doubted) {
            doubted = true;
            doubtedSince = passed;
        }
        return passed - doubtedSince >= patience.toNanos() ? believe(shown, passed) : expected;
    }

    /** Whether the clock shows a time that is not believed yet. */
    synchronized boolean doubted() {
        return doubted;
    }

    /** Somebody with the right to do so has moved the clock. */
    synchronized void trust() {
        believe(clock.get(), nanos.getAsLong());
    }

    private Instant believe(Instant shown, long passed) {
        base = shown;
        baseNanos = passed;
        doubted = false;
        return shown;
    }
}
