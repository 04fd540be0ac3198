package vn.liennganh.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.EntryBundle;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.merkle.ProofBuilder;
import vn.liennganh.merkle.ProofCheck;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.Tile;
import vn.liennganh.merkle.TreeGrowth;
import vn.liennganh.merkle.TreeHash;

/** Reads the log as a stranger does, from what is published alone. */
class LogPublicationTest {

    @TempDir Path directory;

    private LogRig rig;
    private LogPublication publication;

    @BeforeEach
    void start() {
        rig = new LogRig(directory);
        publication =
                new LogPublication(rig.log(), rig.repository, new AuditRepository(rig.source));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Checkpoint head() {
        SignedNote note = SignedNote.parse(publication.checkpoint().orElseThrow()).orElseThrow();
        NoteKeyLine key = NoteKeyLine.parse(publication.verifierKey()).orElseThrow();
        assertThat(note.signedBy(key, rig.signer().check())).isTrue();
        return Checkpoint.parse(note.text()).orElseThrow();
    }

    private List<byte[]> entries(long size) {
        List<byte[]> entries = new ArrayList<>();
        for (long index = 0; index * Tile.WIDTH < size; index++) {
            Tile tile = new Tile(0, index, new Tile(0, index, Tile.WIDTH).reached(size));
            byte[] bundle = publication.at(tile.entriesPath()).orElseThrow();
            entries.addAll(EntryBundle.read(bundle).orElseThrow());
        }
        return entries;
    }

    @Test
    void nothing_is_published_before_the_first_head() {
        assertThat(publication.checkpoint()).isEmpty();
        assertThat(publication.at("0/000.p/1")).isEmpty();
    }

    @Test
    void entries_and_tiles_give_the_signed_root() {
        rig.flush(700);
        rig.flush(3);
        Checkpoint head = head();
        TreeGrowth tree = TreeGrowth.empty();
        entries(head.size()).forEach(entry -> tree.add(TreeHash.leaf(entry)));
        assertThat(tree.size()).isEqualTo(703);
        assertThat(tree.root()).isEqualTo(head.root());
        for (String path :
                List.of(
                        "0/000",
                        "0/001",
                        "0/002.p/191",
                        "1/000.p/2",
                        "1/000.p/1",
                        "0/002.p/7",
                        "0/000.p/100")) {
            Tile tile = Tile.parse(path).orElseThrow().tile();
            assertThat(publication.at(path).orElseThrow()).as(path).isEqualTo(tree.hashes(tile));
        }
    }

    @Test
    void no_tile_is_wider_than_the_signed_tree() {
        rig.flush(300);
        Appended unsealed = rig.appendUncounted(rig.log(), rig.acceptances(300));
        rig.log().committed(unsealed);
        for (String path :
                List.of(
                        "0/001",
                        "0/001.p/45",
                        "0/002.p/1",
                        "1/000.p/2",
                        "entries/001.p/45",
                        "entries/002.p/1",
                        "2/000.p/1",
                        "5/000.p/1",
                        "nonsense")) {
            assertThat(publication.at(path)).as(path).isEmpty();
        }
        assertThat(publication.at("0/001.p/44")).isPresent();
        rig.log().seal();
        assertThat(publication.at("0/001")).isPresent();
    }

    @Test
    void every_head_ever_signed_is_consistent_with_the_newest() {
        List<Checkpoint> heads = new ArrayList<>();
        for (int count : new int[] {1, 99, 156, 1, 255, 500}) {
            rig.flush(count);
            heads.add(head());
        }
        Checkpoint last = heads.get(heads.size() - 1);
        TreeGrowth tree = TreeGrowth.empty();
        entries(last.size()).forEach(entry -> tree.add(TreeHash.leaf(entry)));
        for (Checkpoint earlier : heads) {
            List<byte[]> proof = ProofBuilder.consistency(earlier.size(), last.size(), tree);
            assertThat(
                            ProofCheck.consistency(
                                    earlier.size(),
                                    earlier.root(),
                                    last.size(),
                                    last.root(),
                                    proof))
                    .isTrue();
        }
    }

    @Test
    void a_proof_costs_at_most_one_hash_a_level() {
        rig.flush(1_000);
        assertThat(rig.log().receipt(500).orElseThrow().log().inclusionProof())
                .hasSizeLessThanOrEqualTo(10)
                .allMatch(hash -> Arrays.copyOf(hash, 32).length == hash.length);
    }
}
