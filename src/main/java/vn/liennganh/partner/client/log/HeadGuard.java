package vn.liennganh.partner.client.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.ProofBuilder;
import vn.liennganh.merkle.ProofCheck;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.Tile;
import vn.liennganh.message.Text;
import vn.liennganh.partner.client.VerificationFailed;

/**
 * Lets a head of the log pass only if the log has done nothing but grow since the newest head that
 * is remembered (RFC 9162, consistency). The proof is put together from the published tiles. Safe
 * for many threads.
 */
public final class HeadGuard {

    private static final int RECENT = 1_024;

    private final LogMemory memory;
    private final PublishedTree tree;
    private final Map<Long, String> proved =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
                    return size() > RECENT;
                }
            };

    /**
     * @param fetch the hashes of a published tile; empty where the hub shows none
     */
    public HeadGuard(LogMemory memory, Function<Tile, Optional<byte[]>> fetch) {
        this.memory = memory;
        this.tree = new PublishedTree(fetch);
    }

    /**
     * Judges a head whose signature has been verified, and remembers it if it is the newest.
     *
     * @throws VerificationFailed {@code log-rolled-back} or {@code log-forked}: the two notes, this
     *     one and the one in memory, are then the proof of it
     */
    public synchronized void admit(String note) {
        Checkpoint shown = read(note);
        if (note.equals(proved.get(shown.size()))) {
            return;
        }
        String kept = memory.head().orElse("");
        if (kept.isEmpty()) {
            memory.remember(note);
        } else {
            compare(read(kept), shown);
            if (shown.size() > read(kept).size()) {
                memory.remember(note);
            }
        }
        proved.put(shown.size(), note);
    }

    private void compare(Checkpoint kept, Checkpoint shown) {
        if (!kept.origin().equals(shown.origin())) {
            throw forked(kept, shown);
        }
        Checkpoint small = kept.size() <= shown.size() ? kept : shown;
        Checkpoint large = small == kept ? shown : kept;
        List<byte[]> proof =
                ProofBuilder.consistency(small.size(), large.size(), tree.of(large.size()));
        if (!ProofCheck.consistency(
                small.size(), small.root(), large.size(), large.root(), proof)) {
            tree.forget();
            throw forked(kept, shown);
        }
    }

    private static VerificationFailed forked(Checkpoint kept, Checkpoint shown) {
        if (shown.size() < kept.size()) {
            return new VerificationFailed(
                    "log-rolled-back", Text.of("partner.log-rolled-back", kept.size()));
        }
        return new VerificationFailed(
                "log-forked", Text.of("partner.log-forked", kept.size(), shown.size()));
    }

    private static Checkpoint read(String note) {
        return SignedNote.parse(note)
                .flatMap(it -> Checkpoint.parse(it.text()))
                .orElseThrow(
                        () ->
                                new VerificationFailed(
                                        "log-memory-unreadable",
                                        Text.of("partner.log-memory-unreadable")));
    }
}
