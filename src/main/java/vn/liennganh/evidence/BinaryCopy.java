package vn.liennganh.evidence;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows in PostgreSQL's binary COPY format: what a batch of messages costs least to send in. */
public final class BinaryCopy {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int OID_TEXT = 25;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream out = new DataOutputStream(bytes);

    public BinaryCopy() {
        bytes.writeBytes(HEADER);
    }

    public BinaryCopy row(int fields) {
        return write(() -> out.writeShort(fields));
    }

    public BinaryCopy int8(long value) {
        return write(
                () -> {
                    out.writeInt(Long.BYTES);
                    out.writeLong(value);
                });
    }

    public BinaryCopy int4(int value) {
        return write(
                () -> {
                    out.writeInt(Integer.BYTES);
                    out.writeInt(value);
                });
    }

    public BinaryCopy uuid(UUID value) {
        return write(
                () -> {
                    out.writeInt(2 * Long.BYTES);
                    out.writeLong(value.getMostSignificantBits());
                    out.writeLong(value.getLeastSignificantBits());
                });
    }

    public BinaryCopy uuid(Optional<UUID> value) {
        return value.map(this::uuid).orElseGet(() -> write(() -> out.writeInt(-1)));
    }

    public BinaryCopy bytea(byte[] value) {
        return write(
                () -> {
                    out.writeInt(value.length);
                    out.write(value);
                });
    }

    public BinaryCopy text(String value) {
        return bytea(value.getBytes(StandardCharsets.UTF_8));
    }

    public BinaryCopy text(Optional<String> value) {
        return value.map(this::text).orElseGet(() -> write(() -> out.writeInt(-1)));
    }

    public BinaryCopy timestamptz(Instant value) {
        return int8(EPOCH.until(value, ChronoUnit.MICROS));
    }

    public BinaryCopy texts(List<String> values) {
        List<byte[]> items =
                values.stream().map(value -> value.getBytes(StandardCharsets.UTF_8)).toList();
        int dimensions = items.isEmpty() ? 0 : 1;
        int length = 12 + 8 * dimensions + items.stream().mapToInt(item -> 4 + item.length).sum();
        return write(
                () -> {
                    out.writeInt(length);
                    out.writeInt(dimensions);
                    out.writeInt(0);
                    out.writeInt(OID_TEXT);
                    if (dimensions > 0) {
                        out.writeInt(items.size());
                        out.writeInt(1);
                    }
                    for (byte[] item : items) {
                        out.writeInt(item.length);
                        out.write(item);
                    }
                });
    }

    /** The whole, with its trailer. */
    public byte[] finish() {
        write(() -> out.writeShort(-1));
        return bytes.toByteArray();
    }

    private interface Step {
        void run() throws IOException;
    }

    private BinaryCopy write(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
        }
    }
}
