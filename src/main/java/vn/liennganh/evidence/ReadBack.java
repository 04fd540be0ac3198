package vn.liennganh.evidence;

import java.security.MessageDigest;
import java.util.List;
import vn.liennganh.merkle.TreeHash;

/** The look before a signature: does the database give back what was appended? */
final class ReadBack {

    private ReadBack() {}

    /** A head is signed only over what the database gives back, and only if it extends the last. */
    static void require(LogState now, LogRepository repository) {
        SealedHead last = now.sealed();
        requireSame(
                now.live().root(last.size()),
                last.root(),
                "the log does not extend its last signed head");
        for (long from = last.size(); from < now.live().size(); ) {
            List<LogRepository.Stored> stored =
                    repository.rehashed(from, Math.min(now.live().size(), from + 4_096));
            if (stored.isEmpty()) {
                throw new LogFault("evidence: entry " + from + " is missing");
            }
            for (LogRepository.Stored one : stored) {
                requireSame(
                        TreeHash.leaf(one.entry()),
                        now.live().node(0, from),
                        "entry " + from + " is not what was appended");
                from++;
            }
            long size = stored.get(0).size();
            if (size < now.live().size()) {
                throw new LogFault("evidence: the committed head was set back to " + size);
            }
        }
    }

    static void requireSame(byte[] one, byte[] other, String otherwise) {
        if (!MessageDigest.isEqual(one, other)) {
            throw new LogFault("evidence: " + otherwise);
        }
    }
}
