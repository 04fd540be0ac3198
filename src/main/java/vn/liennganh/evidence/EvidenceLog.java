package vn.liennganh.evidence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.evidence.LogRepository.Head;
import vn.liennganh.evidence.StoredTree.TileKey;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.NodeSource;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.merkle.ProofBuilder;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.Tile;
import vn.liennganh.merkle.TreeGrowth;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.StatementKind;

/**
 * The append-only log of what the hub attests.
 *
 * <p>One thread writes: {@link #append} inside its transaction, {@link #committed} after the
 * commit, {@link #seal}, and only then may a receipt leave the house. Memory never runs ahead of
 * the database: a batch that rolls back is simply dropped. Everybody may read at any time.
 */
public class EvidenceLog implements AutoCloseable {

    /** Complete tiles kept in memory, 8 KiB each. */
    private static final int TILES_CACHED = 1_024;

    private final LogRepository repository;
    private final KeptHeads heads;
    private final HeadSigner signer;
    private final Cache<TileKey, byte[]> tiles =
            Caffeine.newBuilder().maximumSize(TILES_CACHED).build();
    private volatile LogState state;
    private volatile boolean distrusted;

    private final Doubts doubts = new Doubts();

    EvidenceLog(LogRepository repository, KeptHeads heads, HeadSigner signer, SealedHead sealed) {
        this.repository = repository;
        this.heads = heads;
        this.signer = signer;
        TreeGrowth edge =
                TreeGrowth.edge(sealed.size(), new StoredTree(repository, tiles, sealed.size()));
        this.state = new LogState(sealed, false, edge, List.of(), edge, List.of());
    }

    /**
     * Adds statements at the end of the log, within the caller's transaction, and saves the last
     * signed head beside them.
     *
     * @throws org.springframework.dao.DuplicateKeyException if a message has such a statement for
     *     that party already; the transaction is spoilt then
     * @throws LogFault if the database does not continue the log that was signed
     */
    public synchronized Appended append(LockedHead locked, List<NewStatement> statements) {
        requireTrusted();
        Head head = locked.head();
        TreeGrowth growth = state.live().fork();
        catchUp(growth, head);
        doubts.settle(head, repository).forEach(one -> state = state.found(one));
        List<byte[]> hashes = new ArrayList<>(statements.size());
        for (NewStatement statement : statements) {
            byte[] hash = TreeHash.entry(statement.bytes());
            hashes.add(hash);
            growth.add(TreeHash.leaf(hash));
        }
        if (!statements.isEmpty()) {
            for (Tile tile : growth.completedSince(head.size())) {
                byte[] tileHashes = growth.hashes(tile);
                repository.insertTile(tile, tileHashes, Tile.node(tileHashes, Tile.LEVELS, 0));
            }
            Head moved = new Head(growth.size(), growth.frontier(), growth.root());
            repository.append(moved, head.size(), statements, hashes, state.unsaved());
        }
        List<byte[]> bytes = statements.stream().map(NewStatement::bytes).toList();
        return new Appended(head.size(), bytes, growth);
    }

    /**
     * Lets nobody append until the caller's transaction ends. What the entries depend on is read
     * after this, so that two hubs never decide at once.
     */
    public LockedHead lock() {
        return new LockedHead(repository.lockHead());
    }

    /** What is logged about these messages, rejections left out. */
    public List<Logged> logged(Collection<UUID> messages) {
        return messages.isEmpty() ? List.of() : repository.logged(messages);
    }

    /** A statement's place in the log. */
    public record Logged(
            UUID messageId, StatementKind kind, Optional<AgencyId> party, long index) {}

    /** Grows to the committed head; another hub, or a commit whose answer was lost, moved it. */
    private void catchUp(TreeGrowth growth, Head head) {
        if (head.size() < growth.size()) {
            throw new LogFault(
                    "evidence: the database has %d entries, but %d were committed: was it set back?"
                            .formatted(head.size(), growth.size()));
        }
        addStored(growth, head.size());
        ReadBack.requireSame(
                growth.root(), head.root(), "the committed head is not the head of this log");
    }

    /** Adds the stored entries up to a size. */
    void addStored(TreeGrowth growth, long size) {
        while (growth.size() < size) {
            long from = growth.size();
            long to = Math.min(size, from + 4_096);
            repository.entryHashes(from, to).forEach(it -> growth.add(TreeHash.leaf(it)));
            if (growth.size() != to) {
                throw new LogFault("evidence: entries are missing behind " + from);
            }
        }
    }

    /**
     * Tells that the transaction of {@link #append} ended without saying how: the connection broke
     * while it committed. The next look at the locked head tells.
     */
    public synchronized void unclear(Appended appended) {
        doubts.add(appended);
    }

    /**
     * For a transaction that adds nothing: finds out, where it is unclear, what became of the
     * earlier ones, so that what they committed is signed for.
     */
    public synchronized Optional<Appended> settle(LockedHead locked) {
        return doubts.none() ? Optional.empty() : Optional.of(append(locked, List.of()));
    }

    /** Tells that the transaction of {@link #append} has committed. */
    public synchronized void committed(Appended appended) {
        state = state.committed(appended);
    }

    /**
     * Signs all that is committed, once each with the note key and the seal, and keeps the head
     * outside the database before it returns. Without new entries it returns the last head.
     *
     * @throws LogFault if what the database holds is not what was appended; nothing is signed then
     */
    public synchronized SealedHead seal() {
        requireTrusted();
        LogState now = state;
        if (now.live().size() == now.sealed().size()) {
            return now.sealed();
        }
        ReadBack.require(now, repository);
        Checkpoint checkpoint =
                new Checkpoint(signer.key().name(), now.live().size(), now.live().root());
        String note = SignedNote.sign(checkpoint.text(), signer.key(), signer.noteKey()).format();
        byte[] seal = signer.seal().apply(note.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        SealedHead head =
                new SealedHead(
                        now.firstUnsealed(),
                        checkpoint.size(),
                        checkpoint.root(),
                        note,
                        seal,
                        Optional.empty());
        heads.write(checkpoint.origin(), head);
        state = now.sealed(head);
        return head;
    }

    /**
     * From now on nothing is appended or signed, because an audit found what may not be: what the
     * hub would sign could rest on it. Reading goes on. Only another start, after a person has
     * looked, ends it.
     */
    public void distrust() {
        distrusted = true;
    }

    private void requireTrusted() {
        if (distrusted) {
            throw new LogFault("evidence: an audit found damage; see the lines before, run fsck");
        }
    }

    /**
     * Receipts under this head carry the token from now on; the caller has stored and checked it.
     */
    public synchronized void stamped(SealedHead head, byte[] token) {
        if (state.sealed().size() == head.size()) {
            state = state.stamped(token);
        }
    }

    /** The last signed head. */
    public SealedHead head() {
        return state.sealed();
    }

    /**
     * The receipt of an entry, byte for byte as it was given at first: without the time-stamp that
     * its head may have got since, which {@link #ofMessage} has. Empty while no signed head covers
     * it.
     */
    public Optional<Receipt> receipt(long index) {
        LogState now = state;
        Optional<byte[]> fresh = now.freshStatement(index);
        if (fresh.isPresent()) {
            return Optional.of(receipt(index, fresh.get(), now.sealed(), now.fresh()).unstamped());
        }
        return repository
                .statement(index)
                .flatMap(it -> receipt(index, it, now))
                .map(Receipt::unstamped);
    }

    /** The receipt of a message's first statement of a kind. */
    public Optional<Receipt> receiptOf(UUID messageId, StatementKind kind) {
        return ofMessage(messageId).stream()
                .filter(it -> it.kind() == kind)
                .map(EvidenceItem::receipt)
                .findFirst();
    }

    /** Every proof about a message, in the order of the log. */
    public List<EvidenceItem> ofMessage(UUID messageId) {
        LogState now = state;
        List<EvidenceItem> items = new ArrayList<>();
        for (LogRepository.Row row : repository.ofMessage(messageId)) {
            receipt(row.index(), row.statement(), now)
                    .ifPresent(it -> items.add(new EvidenceItem(row.kind(), row.party(), it)));
        }
        return items;
    }

    private Optional<Receipt> receipt(long index, byte[] statement, LogState now) {
        Optional<SealedHead> head =
                now.sealed().covers(index)
                        ? Optional.of(now.sealed())
                        : repository.checkpointAbove(index).filter(it -> it.covers(index));
        return head.map(
                it -> receipt(index, statement, it, new StoredTree(repository, tiles, it.size())));
    }

    private Receipt receipt(long index, byte[] statement, SealedHead head, NodeSource nodes) {
        List<byte[]> proof = ProofBuilder.inclusion(index, head.size(), nodes);
        return new Receipt(
                statement,
                new Receipt.LogProof(key().name(), index, head.size(), proof, head.note()),
                head.seal(),
                head.timestamp());
    }

    /** The log's name and public key. */
    public NoteKeyLine key() {
        return signer.key();
    }

    LogState state() {
        return state;
    }

    StoredTree stored(long size) {
        return new StoredTree(repository, tiles, size);
    }

    /** Grows memory to a committed head that nobody has signed yet, at start. */
    synchronized void resume(Head head) {
        TreeGrowth growth = state.live().fork();
        catchUp(growth, head);
        state =
                new LogState(
                        state.sealed(), state.saved(), growth, List.of(), state.fresh(), List.of());
    }

    synchronized void save() {
        if (state.sealed().size() > 0) {
            repository.insertCheckpoint(state.sealed());
        }
        state = state.withSaved();
    }

    @Override
    public void close() {
        heads.close();
    }
}
