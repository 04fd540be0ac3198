package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.EntryBundle;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.Tile;
import vn.liennganh.merkle.TreeGrowth;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.Receipt;
import vn.liennganh.pki.NoteKey;

/**
 * Holds what clients saw of the log against what the hub publishes of it: the tree is recomputed
 * from the published entries, every head ever seen must be a head of that one tree, every tile what
 * the entries give, and every statement its own leaf, where its receipt says.
 */
final class LogWitness {

    private final Map<Long, String> heads = new TreeMap<>();
    private final Map<Long, String> leaves = new TreeMap<>();

    /** Remembers what a receipt shows; two heads of one size, or two leaves in one place, fail. */
    void saw(Receipt receipt) {
        Receipt.LogProof log = receipt.log();
        SignedNote note = SignedNote.parse(log.checkpoint()).orElseThrow();
        Checkpoint head = Checkpoint.parse(note.text()).orElseThrow();
        String other = heads.put(head.size(), hex(head.root()));
        assertThat(other == null ? hex(head.root()) : other)
                .as("two heads of size " + head.size())
                .isEqualTo(hex(head.root()));
        String entry = hex(TreeHash.entry(receipt.statement()));
        String standing = leaves.put(log.index(), entry);
        assertThat(standing == null ? entry : standing)
                .as("two statements at " + log.index())
                .isEqualTo(entry);
    }

    /** Walks the whole published log. */
    void judge(Party client) {
        String published = new String(client.published("/log/checkpoint"), StandardCharsets.UTF_8);
        SignedNote note = SignedNote.parse(published).orElseThrow();
        assertThat(note.signedBy(client.hub().logKey(), NoteKey::verify)).isTrue();
        Checkpoint head = Checkpoint.parse(note.text()).orElseThrow();
        assertThat(heads.keySet()).allMatch(size -> size <= head.size());
        heads.merge(
                head.size(),
                hex(head.root()),
                (seen, now) -> {
                    assertThat(now).as("two heads of size " + head.size()).isEqualTo(seen);
                    return now;
                });
        List<String> entries = recompute(client, head.size());
        assertThat(entries).doesNotHaveDuplicates();
        leaves.forEach(
                (index, entry) ->
                        assertThat(entries.get(index.intValue()))
                                .as("leaf " + index)
                                .isEqualTo(entry));
    }

    private List<String> recompute(Party client, long size) {
        List<String> entries = new ArrayList<>();
        TreeGrowth tree = TreeGrowth.empty();
        while (tree.size() < size) {
            long from = tree.size();
            int width = (int) Math.min(Tile.WIDTH, size - from);
            Tile tile = new Tile(0, from / Tile.WIDTH, width);
            byte[] bundle = client.published("/log/tile/" + tile.entriesPath());
            for (byte[] entry : EntryBundle.read(bundle).orElseThrow()) {
                entries.add(hex(entry));
                tree.add(TreeHash.leaf(entry));
                String seen = heads.get(tree.size());
                assertThat(seen == null ? hex(tree.root()) : seen)
                        .as("the head of size " + tree.size())
                        .isEqualTo(hex(tree.root()));
            }
            assertThat(tree.size()).isEqualTo(from + width);
            for (Tile whole : tree.completedSince(from)) {
                assertThat(client.published("/log/tile/" + whole.path()))
                        .as("tile " + whole.path())
                        .isEqualTo(tree.hashes(whole));
            }
        }
        return entries;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
