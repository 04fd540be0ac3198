package vn.liennganh.partner.client.fake;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.merkle.ProofBuilder;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.Tile;
import vn.liennganh.merkle.TreeGrowth;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Statement;
import vn.liennganh.pki.NoteKey;
import vn.liennganh.pki.SealKey;

/** A whole log in memory: its receipts verify, its tiles are public, and a test may set it back. */
final class FakeLog {

    private static final String ORIGIN = "fake.liennganh.invalid/log";

    private final NoteKey key = NoteKey.generate();
    private final NoteKeyLine line = new NoteKeyLine(ORIGIN, key.publicKey());
    private final SealKey seal;
    private TreeGrowth tree = TreeGrowth.empty();
    private Optional<String> head = Optional.empty();

    FakeLog(SealKey seal) {
        this.seal = seal;
    }

    NoteKeyLine key() {
        return line;
    }

    synchronized Optional<String> head() {
        return head;
    }

    synchronized Receipt append(Statement statement) {
        byte[] bytes = statement.toBytes();
        long index = tree.size();
        tree.add(TreeHash.leaf(TreeHash.entry(bytes)));
        String text = new Checkpoint(ORIGIN, tree.size(), tree.root()).text();
        String note = SignedNote.sign(text, line, key::sign).format();
        head = Optional.of(note);
        Receipt.LogProof proof =
                new Receipt.LogProof(
                        ORIGIN,
                        index,
                        tree.size(),
                        ProofBuilder.inclusion(index, tree.size(), tree),
                        note);
        byte[] sealed = seal.signDetached(note.getBytes(StandardCharsets.UTF_8));
        return new Receipt(bytes, proof, sealed, Optional.empty());
    }

    /** A published tile, by its path below {@code /log/tile/}. */
    synchronized Optional<byte[]> tile(String path) {
        return Tile.parse(path)
                .filter(it -> !it.entries())
                .map(Tile.Address::tile)
                .filter(it -> it.reached(tree.size()) >= it.width())
                .map(tree::hashes);
    }

    /** Forgets every entry, as a hub restored from an empty backup would. */
    synchronized void forget() {
        tree = TreeGrowth.empty();
        head = Optional.empty();
    }
}
