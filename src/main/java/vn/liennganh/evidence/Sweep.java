package vn.liennganh.evidence;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import vn.liennganh.evidence.AuditRepository.Entry;
import vn.liennganh.evidence.AuditRepository.StoredHead;
import vn.liennganh.evidence.AuditRepository.StoredTile;
import vn.liennganh.evidence.LogAudit.Finding;
import vn.liennganh.evidence.LogAudit.Kind;
import vn.liennganh.evidence.kept.ContentCheck;
import vn.liennganh.evidence.kept.DutyStatement;
import vn.liennganh.evidence.kept.KeptContents;
import vn.liennganh.evidence.kept.KeptDuties;
import vn.liennganh.evidence.kept.KeptMessages;
import vn.liennganh.evidence.kept.RegistryStatement;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.Tile;
import vn.liennganh.merkle.TreeGrowth;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.Statement;

/** One walk along the log from somewhere to its end, recomputing everything; one thread. */
final class Sweep {

    /** Entries between two looks at the watch, some 20 ms of work where messages are small. */
    private static final int CHUNK = 256;

    private static final int FINDINGS_MAX = 100;

    private final Sources sources;
    private final boolean whole;
    private final Map<UUID, Accepted> promised = new LinkedHashMap<>();
    private final ContentCheck contents;
    private final DutyCheck duties;
    private final List<Finding> findings = new ArrayList<>();
    private TreeGrowth growth;
    private boolean broken;
    private boolean bookRead;

    /**
     * @param whole whether it begins with the first entry: then each signature is checked, and at
     *     the end the book of duties is read for what the log does not tell of
     */
    Sweep(Sources sources, TreeGrowth start, boolean whole) {
        this.whole = whole;
        this.sources = sources;
        this.contents = new ContentCheck(sources.contents);
        this.duties = new DutyCheck(sources.repository, sources.duties);
        this.growth = start;
    }

    /** What is read, and by which keys the heads must be signed. */
    record Sources(
            AuditRepository repository,
            KeptMessages messages,
            KeptContents contents,
            KeptDuties duties,
            LogAudit.KeptRegistry registry,
            HeadSigner signer) {}

    /** A message that the log says is kept. */
    private record Accepted(long index, Statement statement) {}

    /** Entries behind which the walk stands. */
    long position() {
        return growth.size();
    }

    /** True at the end of the walk, also where a gap or too many findings ended it early. */
    boolean ended(SealedHead head) {
        return broken || growth.size() == head.size() && (bookRead || !whole);
    }

    /**
     * Walks on, to the head if there is time, and tells what it found; a step is always made.
     *
     * @param time whether there is time for another step
     */
    List<Finding> advance(SealedHead head, BooleanSupplier time) {
        boolean more = !ended(head);
        while (more) {
            if (growth.size() < head.size()) {
                chunk(growth.size(), Math.min(head.size(), growth.size() + CHUNK));
            } else {
                bookRead = duties.readOn(CHUNK, this::found);
            }
            more = !ended(head) && time.getAsBoolean();
        }
        if (!broken && growth.size() == head.size()) {
            requireRoot(head.size(), head.root());
        }
        List<Finding> told = List.copyOf(findings);
        findings.clear();
        return told;
    }

    private void chunk(long from, long to) {
        Deque<StoredHead> heads = new ArrayDeque<>(sources.repository.heads(from, to));
        List<Entry> entries = sources.repository.entries(from, to);
        for (Entry entry : entries) {
            if (entry.index() != growth.size()) {
                break;
            }
            growth.add(TreeHash.leaf(checked(entry)));
            if (!heads.isEmpty() && heads.peek().size() == growth.size()) {
                StoredHead stored = heads.remove();
                duties.signed(stored.size());
                // The last signature of a chunk stands for it: each head's root is compared.
                head(stored, heads.isEmpty() || whole);
            }
        }
        for (Tile tile : growth.completedSince(from)) {
            tile(tile);
        }
        if (growth.size() < to) {
            found(Kind.MISSING, growth.size());
            broken = true;
        }
        messages();
        duties.settle().forEach(this::found);
        growth = growth.trimmed();
    }

    /** Every message that an entry of the chunk promises is there, byte for byte. */
    private void messages() {
        if (promised.isEmpty()) {
            return;
        }
        Map<UUID, KeptMessages.Kept> kept = new HashMap<>();
        sources.messages.rehashed(promised.keySet()).forEach(it -> kept.put(it.id(), it));
        promised.forEach((id, accepted) -> message(accepted, Optional.ofNullable(kept.get(id))));
        for (ContentCheck.Wrong wrong : contents.of(promised.keySet())) {
            found(
                    wrong.gone() ? Kind.CONTENT_MISSING : Kind.CONTENT_CHANGED,
                    promised.get(wrong.message()));
        }
        promised.clear();
    }

    private void message(Accepted accepted, Optional<KeptMessages.Kept> kept) {
        Statement statement = accepted.statement;
        if (kept.flatMap(KeptMessages.Kept::bytes).isEmpty()) {
            found(Kind.MESSAGE_MISSING, accepted);
        } else if (!kept.get().bytes().get().equals(statement.messageSha256())) {
            found(Kind.MESSAGE_CHANGED, accepted);
        } else if (!kept.get().filedAs(statement)) {
            found(Kind.MESSAGE_MISFILED, accepted);
        }
    }

    /** The entry as its statement gives it, whatever the columns beside it say. */
    private byte[] checked(Entry entry) {
        byte[] hash = TreeHash.entry(entry.statement());
        if (!MessageDigest.isEqual(hash, entry.entryHash())) {
            found(Kind.CHANGED, entry.index());
            return hash;
        }
        if (entry.kind().equals(RegistryStatement.KIND)) {
            Optional<RegistryStatement> change = RegistryStatement.read(entry.statement());
            if (change.filter(it -> it.frame().id().toString().equals(entry.messageId()))
                    .isEmpty()) {
                found(Kind.MISFILED, entry.index());
            }
            return hash;
        }
        if (entry.kind().equals(DutyStatement.KIND)) {
            Optional<DutyStatement> moved = DutyStatement.read(entry.statement());
            if (moved.filter(it -> it.frame().id().toString().equals(entry.messageId()))
                    .isEmpty()) {
                found(Kind.MISFILED, entry.index());
            }
            moved.ifPresent(it -> duties.promise(entry.index(), it));
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
        statement
                .filter(KeptMessages::promised)
                .ifPresent(it -> promised.put(it.messageId(), new Accepted(entry.index(), it)));
        return hash;
    }

    private void tile(Tile tile) {
        Optional<StoredTile> stored = sources.repository.tile(tile);
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
        HeadSigner signer = sources.signer;
        Optional<SignedNote> note =
                SignedNote.parse(stored.note())
                        .filter(it -> !signature || it.signedBy(signer.key(), signer.check()))
                        .filter(it -> !signature || signer.sealed(stored.note(), stored.seal()));
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
        found(new Finding(kind, index, Optional.empty()));
    }

    private void found(Kind kind, Accepted accepted) {
        found(
                new Finding(
                        kind,
                        accepted.index,
                        Optional.of(accepted.statement.messageId().toString())));
    }

    private void found(Finding finding) {
        findings.add(finding);
        broken |= findings.size() >= FINDINGS_MAX;
    }
}
