package vn.liennganh.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One thing that an agency may not have without end. */
public enum Limit {
    /** Calls or messages a second, on average. */
    CALLS_PER_SECOND(1, 1_000_000),
    /** Calls or messages at once, after a rest. */
    CALL_BURST(1, 10_000_000),
    /** Bytes a second that it sends, on average. */
    BYTES_PER_SECOND(1_024, 10_000_000_000L),
    /** Bytes that it sends at once, after a rest. */
    BYTE_BURST(1_048_576, 100_000_000_000L),
    /** Calls at work at the same time; whoever waits for news is not at work. */
    CALLS_AT_ONCE(1, 10_000),
    /** Calls that wait for news at the same time. */
    LONG_POLLS(1, 10_000),
    /** Connections that are open at the same time, on each channel. */
    CONNECTIONS(1, 100_000),
    /** Attachments that it is sending at the same time. */
    UPLOADS(1, 10_000),
    /** Bytes of one signed message; the protocol allows 1 MiB and no more. */
    MESSAGE_BYTES(1_024, 1_048_576),
    /** Bytes of one attachment; the protocol allows 100 MiB and no more. */
    ATTACHMENT_BYTES(1, 104_857_600),
    /** Private-key operations of the hub a minute that it asks for beyond receipts. */
    SIGNATURES_PER_MINUTE(1, 1_000_000);

    private final long least;
    private final long most;

    Limit(long least, long most) {
        this.least = least;
        this.most = most;
    }

    /** As configuration writes it, for example {@code calls-per-second}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Limit> of(String word) {
        return Arrays.stream(values()).filter(limit -> limit.word().equals(word)).findFirst();
    }

    public boolean allows(long value) {
        return value >= least && value <= most;
    }

    /** What to tell whoever wrote a value outside it. */
    public String range() {
        return "a whole number from " + least + " to " + most + " is expected";
    }
}
