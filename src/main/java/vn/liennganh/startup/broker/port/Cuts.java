package vn.liennganh.startup.broker.port;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often the broker has ended partners' connections of its own accord since it started, by
 * reason. Safe for many threads.
 */
public final class Cuts {

    /** Why a connection was ended. */
    public enum Reason {
        /** It began with something else than AMQP 1.0 with SASL. */
        PROTOCOL,
        /** It would not say by its certificate, and by nothing else, who it is. */
        SIGN_IN,
        /** It wrote what nobody can read, or what has no place where it stood. */
        FRAMES,
        /** It went beyond what it was told that it may have. */
        LIMITS,
        /** Its certificate holds no longer, or its agency has too many connections. */
        RIGHTS;

        /** As a metric names it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Map<Reason, LongAdder> counts = new EnumMap<>(Reason.class);

    public Cuts() {
        for (Reason reason : Reason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    public void count(Reason reason) {
        counts.get(reason).increment();
    }

    public long of(Reason reason) {
        return counts.get(reason).sum();
    }
}
