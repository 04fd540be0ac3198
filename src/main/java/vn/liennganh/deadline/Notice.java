package vn.liennganh.deadline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.regulation.LapseAction;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.overlay.Overlays.OfficeTarget;

/**
 * One notice to one agency around one due instant of a duty.
 *
 * @param id made from the rest (RFC 9562 UUIDv8), so that the message is the same one after a crash
 * @param kind the name of a {@link LapseAction}, or {@link #DUE_CHANGED}
 * @param change what changed, for {@link #DUE_CHANGED} only
 * @param target what it warns of, where that is an office target and not the due instant
 */
record Notice(
        UUID id,
        Obligation obligation,
        String kind,
        AgencyId addressee,
        Instant at,
        Optional<DueChange> change,
        Optional<OfficeTarget> target) {

    static final String DUE_CHANGED = "due-changed";

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000000000000000L;

    static Notice of(Obligation obligation, LapseAction kind, AgencyId addressee, Instant at) {
        UUID id = id(obligation.id(), kind.wireName(), addressee, obligation.due(), at);
        return new Notice(
                id, obligation, kind.wireName(), addressee, at, Optional.empty(), Optional.empty());
    }

    /** A warning before an office target. */
    static Notice of(
            Obligation obligation,
            LapseAction kind,
            AgencyId addressee,
            Instant at,
            OfficeTarget target) {
        String name = kind.wireName() + " " + target.overlay().id();
        UUID id = id(obligation.id(), name, addressee, target.due(), at);
        return new Notice(
                id,
                obligation,
                kind.wireName(),
                addressee,
                at,
                Optional.empty(),
                Optional.of(target));
    }

    /** That a changed calendar or rule has moved the due instant. */
    static Notice of(DueChange change, Obligation obligation, AgencyId addressee) {
        UUID id = id(obligation.id(), DUE_CHANGED, addressee, change.due(), change.at());
        return new Notice(
                id,
                obligation,
                DUE_CHANGED,
                addressee,
                change.at(),
                Optional.of(change),
                Optional.empty());
    }

    private static UUID id(
            UUID obligation, String kind, AgencyId addressee, Instant due, Instant at) {
        return id(
                "obligation-notice",
                obligation.toString(),
                kind,
                addressee.value(),
                due.toString(),
                at.toString());
    }

    /** The same parts give the same id. */
    static UUID id(String... parts) {
        String name = String.join("|", parts);
        ByteBuffer digest =
                ByteBuffer.wrap(Sha256.of(name.getBytes(StandardCharsets.UTF_8)).bytes());
        long high = digest.getLong() & ~0xF000L | VERSION_8;
        long low = digest.getLong() & ~0xC000000000000000L | VARIANT;
        return new UUID(high, low);
    }
}
