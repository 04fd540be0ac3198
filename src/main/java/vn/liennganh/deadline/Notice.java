package vn.liennganh.deadline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.regulation.LapseAction;
import vn.liennganh.regulation.Obligation;

/**
 * One notice to one agency around one due instant of a duty.
 *
 * @param id made from the rest (RFC 9562 UUIDv8), so that the message is the same one after a crash
 */
record Notice(UUID id, Obligation obligation, LapseAction kind, AgencyId addressee, Instant at) {

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000000000000000L;

    static Notice of(Obligation obligation, LapseAction kind, AgencyId addressee, Instant at) {
        String name =
                String.join(
                        "|",
                        "obligation-notice",
                        obligation.id().toString(),
                        kind.wireName(),
                        addressee.value(),
                        obligation.due().toString(),
                        at.toString());
        ByteBuffer digest =
                ByteBuffer.wrap(Sha256.of(name.getBytes(StandardCharsets.UTF_8)).bytes());
        long high = digest.getLong() & ~0xF000L | VERSION_8;
        long low = digest.getLong() & ~0xC000000000000000L | VARIANT;
        return new Notice(new UUID(high, low), obligation, kind, addressee, at);
    }
}
