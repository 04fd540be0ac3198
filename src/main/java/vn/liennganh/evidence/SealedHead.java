package vn.liennganh.evidence;

import java.util.Optional;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.TreeHash;

/**
 * A signed head of the log.
 *
 * @param first the first entry whose receipt shows this head; the last is {@code size - 1}
 * @param note the C2SP signed note, empty for the tree without entries, which is never signed
 * @param seal detached CMS over the note's exact bytes
 * @param timestamp RFC 3161 token over {@code seal}, when there is one
 */
public record SealedHead(
        long first, long size, byte[] root, String note, byte[] seal, Optional<byte[]> timestamp) {

    static final SealedHead NONE =
            new SealedHead(0, 0, TreeHash.emptyRoot(), "", new byte[0], Optional.empty());

    /** A head as it is stored; empty if the note is not a checkpoint of that size. */
    static Optional<SealedHead> stored(long first, long size, String note, byte[] seal) {
        return SignedNote.parse(note)
                .flatMap(it -> Checkpoint.parse(it.text()))
                .filter(it -> it.size() == size)
                .map(it -> new SealedHead(first, size, it.root(), note, seal, Optional.empty()));
    }

    /** The same head with its time-stamp. */
    SealedHead stamped(Optional<byte[]> token) {
        return new SealedHead(first, size, root, note, seal, token);
    }

    /** Whether receipts of this entry show this head. */
    boolean covers(long index) {
        return index >= first && index < size;
    }
}
