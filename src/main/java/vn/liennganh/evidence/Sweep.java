package vn.liennganh.evidence;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import vn.liennganh.evidence.AuditRepository.Entry;
import vn.liennganh.evidence.AuditRepository.StoredHead;
import vn.liennganh.evidence.AuditRepository.StoredTile;
import vn.liennganh.evidence.LogAudit.Finding;
import vn.liennganh.evidence.LogAudit.Kind;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.Tile;
import vn.liennganh.merkle.TreeGrowth;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.Statement;

/** One walk along the log from somewhere to its end, recomputing everything; one thread. */
final class Sweep {

    private static final int CHUNK = 2_048;
    private static final int FINDINGS_MAX = 100;

    private final AuditRepository repository;
    private final HeadSigner signer;
    private final boolean everySignature;
    private final List<Finding> findings = new ArrayList<>();
    private TreeGrowth growth;
    private boolean broken;

    Sweep(AuditRepository repository, HeadSigner signer, TreeGrowth start, boolean everySignature) {
        this.everySignature = everySignature;
        this.repository = repository;
        this.signer = signer;
        this.growth = start;
    }

    /** Entries behind which the walk stands. */
    long position() {
        return growth.size();
    }

    /** True once a gap or too many findings ended the walk early. */
    boolean broken() {
        return broken;
    }

    /** Walks on to the head, over {@code budget} entries at most, and tells what it found. */
    List<Finding> advance(SealedHead head, long budget) {
        long end = Math.min(head.size(), growth.size() + budget);
        while (growth.size() < end && !broken) {
            chunk(growth.size(), Math.min(end, growth.size() + CHUNK));
        }
        if (!broken && growth.size() == head.size()) {
            requireRoot(head.size(), head.root());
        }
        List<Finding> told = List.copyOf(findings);
        findings.clear();
        return told;
    }

    private void chunk(long from, long to) {
        Deque<StoredHead> heads = new ArrayDeque<>(repository.heads(from, to));
        List<Entry> entries = repository.entries(from, to);
        for (Entry entry : entries) {
            if (entry.index() != growth.size()) {
                break;
            }
            growth.add(TreeHash.leaf(checked(entry)));
            if (!heads.isEmpty() && heads.peek().size() == growth.size()) {
                StoredHead stored = heads.remove();
                // The last signature of a chunk stands for it: each head's root is compared.
                head(stored, heads.isEmpty() || everySignature);
            }
        }
        for (Tile tile : growth.completedSince(from)) {
            tile(tile);
        }
        if (growth.size() < to) {
            found(Kind.MISSING, growth.size());
            broken = true;
        }
        growth = growth.trimmed();
    }

    /** The entry as its statement gives it, whatever the columns beside it say. */
    private byte[] checked(Entry entry) {
        byte[] hash = TreeHash.entry(entry.statement());
        if (!MessageDigest.isEqual(hash, entry.entryHash())) {
            found(Kind.CHANGED, entry.index());
            return hash;
        }
        Optional<Statement> statement = Statement.read(entry.statement());
        boolean filed =
                statement.isPresent()
                        && statement.get().kind().wireName().equals(entry.kind())
                        && statement.get().messageId().toString().equals(entry.messageId())
                        && statement.get().party().map(it -> it.value()).equals(entry.party());
        if (!filed) {
            found(Kind.MISFILED, entry.index());
        }
        return hash;
    }

    private void tile(Tile tile) {
        Optional<StoredTile> stored = repository.tile(tile);
        byte[] computed = growth.hashes(tile);
        if (stored.isEmpty()) {
            found(Kind.TILE, tile.index() * Tile.WIDTH);
            return;
        }
        int differs = java.util.Arrays.mismatch(stored.get().hashes(), computed);
        if (differs >= 0) {
            long node = tile.index() * Tile.WIDTH + differs / TreeHash.LENGTH;
            found(Kind.TILE, node << tile.level() * Tile.LEVELS);
        } else if (!MessageDigest.isEqual(
                stored.get().subtree(), Tile.node(computed, Tile.LEVELS, 0))) {
            found(Kind.TILE, tile.index() * Tile.WIDTH << tile.level() * Tile.LEVELS);
        }
    }

    private void head(StoredHead stored, boolean signature) {
        Optional<SignedNote> note =
                SignedNote.parse(stored.note())
                        .filter(it -> !signature || it.signedBy(signer.key(), signer.check()));
        Optional<Checkpoint> checkpoint =
                note.flatMap(it -> Checkpoint.parse(it.text()))
                        .filter(
                                it ->
                                        it.size() == stored.size()
                                                && it.origin().equals(signer.key().name()));
        if (checkpoint.isEmpty()) {
            found(Kind.HEAD, stored.size());
        } else {
            requireRoot(stored.size(), checkpoint.get().root());
        }
    }

    private void requireRoot(long size, byte[] root) {
        if (!MessageDigest.isEqual(growth.root(), root)) {
            found(Kind.ROOT, size);
        }
    }

    private void found(Kind kind, long index) {
        findings.add(new Finding(kind, index));
        broken |= findings.size() >= FINDINGS_MAX;
    }
}
