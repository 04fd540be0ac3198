package vn.liennganh.intake;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;
import vn.liennganh.message.AgencyId;

/** The one door into the hub: every message, from any channel, person or route, passes here. */
@Service
public class Intake {

    /** Judges and accepts a signed message; returns when the outcome is durable. */
    public Outcome submit(byte[] cms, Channel channel) {
        throw new UnsupportedOperationException("being written");
    }

    /** Every check of {@link #submit}, and nothing stored. */
    public Outcome dryRun(byte[] cms, Channel channel) {
        throw new UnsupportedOperationException("being written");
    }

    /** What bytes from nobody in particular hear: too-large, message-malformed or not-authenticated. */
    public Outcome turnAway(byte[] cms) {
        throw new UnsupportedOperationException("being written");
    }

    /** Takes messages off the inbox by the recipient's signed acknowledgement. */
    public Outcome acknowledge(byte[] cms, Channel channel) {
        throw new UnsupportedOperationException("being written");
    }

    /** The message's bytes were first left to this party; attested in a later batch, not waited for. */
    public void consigned(UUID message, AgencyId party) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * Marks duties overdue and attests the silence; those fulfilled meanwhile are left as they are.
     * A message and party have one {@code NonResponse} at most, which the first lapse makes.
     */
    public CompletableFuture<Void> lapsed(List<Silence> silences) {
        throw new UnsupportedOperationException("being written");
    }

    /** Attests what befell deliveries; what is attested already is left as it is. */
    public CompletableFuture<Void> recorded(List<CarryRecord> records) {
        throw new UnsupportedOperationException("being written");
    }
}
