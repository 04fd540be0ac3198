package vn.liennganh.intake.audit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;

/**
 * What a channel turns away before it reaches the door: told to those who keep what agencies hand
 * in, so that an integrator sees it beside what the door refused. Outside a sandbox nobody listens.
 */
@Service
public class TurnedAway {

    /** What is larger is told of without its bytes: it would lie in memory until it is kept. */
    public static final int BYTES_MAX = 262_144;

    private static final byte[] NONE = {};

    private final List<AttemptListener> listeners;
    private final Clock clock;

    TurnedAway(List<AttemptListener> listeners, Clock clock) {
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /**
     * Tells of a refusal that the door never heard of.
     *
     * @param bytes as they came, asked for only if somebody listens; empty where there were none
     */
    public void tell(AgencyId agency, String channel, Supplier<byte[]> bytes, Refusal refusal) {
        if (listeners.isEmpty()) {
            return;
        }
        byte[] came = bytes.get();
        Attempt attempt =
                new Attempt(
                        clock.instant(),
                        agency,
                        channel,
                        came.length > BYTES_MAX ? NONE : came,
                        Attempt.Word.REFUSED,
                        Optional.of(refusal));
        listeners.forEach(one -> one.handedIn(attempt));
    }
}
