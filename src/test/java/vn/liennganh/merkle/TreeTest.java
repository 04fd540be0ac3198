package vn.liennganh.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {

    /** Leaf contents of the test vectors that Certificate Transparency published. */
    private static final List<String> CT_LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    private static final List<String> CT_ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    /** RFC 9162, 2.1.1, word for word: only a reference. */
    private static byte[] reference(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return TreeHash.emptyRoot();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return TreeHash.node(
                reference(leaves.subList(0, split)),
                reference(leaves.subList(split, leaves.size())));
    }

    private static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(
                    TreeHash.leaf(TreeHash.entry(("entry " + i).getBytes(StandardCharsets.UTF_8))));
        }
        return leaves;
    }

    private static TreeGrowth grown(List<byte[]> leaves) {
        TreeGrowth growth = TreeGrowth.empty();
        leaves.forEach(growth::add);
        return growth;
    }

    @Test
    void the_published_roots_come_out() {
        TreeGrowth growth = TreeGrowth.empty();
        assertThat(HexFormat.of().formatHex(growth.root())).isEqualTo(CT_ROOTS.get(0));
        for (int i = 0; i < CT_LEAVES.size(); i++) {
            growth.add(TreeHash.leaf(HexFormat.of().parseHex(CT_LEAVES.get(i))));
            assertThat(HexFormat.of().formatHex(growth.root())).isEqualTo(CT_ROOTS.get(i + 1));
        }
    }

    @Test
    void every_root_to_300_is_the_reference_root() {
        List<byte[]> leaves = leaves(300);
        TreeGrowth growth = TreeGrowth.empty();
        for (int size = 1; size <= 300; size++) {
            growth.add(leaves.get(size - 1));
            assertThat(growth.root()).isEqualTo(reference(leaves.subList(0, size)));
            assertThat(growth.frontier()).hasSize(32 * Integer.bitCount(size));
        }
    }

    @Test
    void every_inclusion_proof_to_300_holds_and_none_holds_elsewhere() {
        TreeGrowth tree = grown(leaves(300));
        for (int size = 1; size <= 300; size++) {
            byte[] root = tree.root(size);
            for (int index = 0; index < size; index++) {
                byte[] leaf = tree.node(0, index);
                List<byte[]> proof = ProofBuilder.inclusion(index, size, tree);
                assertThat(ProofCheck.inclusion(index, size, leaf, proof, root)).isTrue();
                assertThat(ProofCheck.inclusion(index ^ 1, size, leaf, proof, root))
                        .isEqualTo(false);
            }
        }
    }

    @Test
    void every_consistency_proof_to_120_holds_and_none_for_another_root() {
        TreeGrowth tree = grown(leaves(120));
        for (int size = 1; size <= 120; size++) {
            for (int earlier = 0; earlier <= size; earlier++) {
                List<byte[]> proof = ProofBuilder.consistency(earlier, size, tree);
                byte[] root = tree.root(size);
                byte[] before = tree.root(earlier);
                assertThat(ProofCheck.consistency(earlier, before, size, root, proof)).isTrue();
                byte[] forged = before.clone();
                forged[7] ^= 1;
                assertThat(ProofCheck.consistency(earlier, forged, size, root, proof)).isFalse();
            }
        }
    }

    @Test
    void a_changed_shortened_or_lengthened_proof_is_refused() {
        TreeGrowth tree = grown(leaves(77));
        byte[] root = tree.root();
        byte[] leaf = tree.node(0, 40);
        List<byte[]> proof = ProofBuilder.inclusion(40, 77, tree);
        for (int i = 0; i < proof.size(); i++) {
            List<byte[]> bent = new ArrayList<>(proof);
            byte[] hash = proof.get(i).clone();
            hash[31] ^= 0x40;
            bent.set(i, hash);
            assertThat(ProofCheck.inclusion(40, 77, leaf, bent, root)).isFalse();
            List<byte[]> cut = new ArrayList<>(proof);
            cut.remove(i);
            assertThat(ProofCheck.inclusion(40, 77, leaf, cut, root)).isFalse();
        }
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(root);
        assertThat(ProofCheck.inclusion(40, 77, leaf, longer, root)).isFalse();
        assertThat(ProofCheck.inclusion(40, 77, leaf, List.of(new byte[3]), root)).isFalse();
        assertThat(ProofCheck.inclusion(-1, 77, leaf, proof, root)).isFalse();
        assertThat(ProofCheck.inclusion(77, 77, leaf, proof, root)).isFalse();
    }

    @Test
    void an_edge_grows_as_the_whole_tree_does() {
        List<byte[]> leaves = leaves(1_100);
        TreeGrowth whole = grown(leaves);
        for (int cut : new int[] {0, 1, 2, 3, 5, 255, 256, 257, 300, 511, 512, 1_000}) {
            TreeGrowth edge = TreeGrowth.edge(cut, whole);
            leaves.subList(cut, leaves.size()).forEach(edge::add);
            assertThat(edge.root()).isEqualTo(whole.root());
            assertThat(edge.root(cut)).isEqualTo(whole.root(cut));
            for (long index = cut; index < leaves.size(); index += 97) {
                byte[] leaf = leaves.get((int) index);
                List<byte[]> proof = ProofBuilder.inclusion(index, leaves.size(), edge);
                assertThat(ProofCheck.inclusion(index, leaves.size(), leaf, proof, whole.root()))
                        .isTrue();
            }
            for (Tile tile : edge.completedSince(cut)) {
                assertThat(edge.hashes(tile)).isEqualTo(whole.hashes(tile));
            }
        }
    }

    @Test
    void a_fork_leaves_its_origin_as_it_was() {
        TreeGrowth tree = grown(leaves(10));
        byte[] before = tree.root();
        TreeGrowth fork = tree.fork();
        fork.add(tree.node(0, 3));
        assertThat(tree.root()).isEqualTo(before);
        assertThat(fork.root()).isNotEqualTo(before);
        assertThat(tree.size()).isEqualTo(10);
    }

    @Test
    void a_tile_gives_every_node_that_it_spans() {
        TreeGrowth tree = grown(leaves(512));
        byte[] hashes = tree.hashes(new Tile(0, 1, 256));
        for (int rise = 0; rise <= 8; rise++) {
            for (int offset = 0; offset < 256 >> rise; offset += 3) {
                assertThat(Tile.node(hashes, rise, offset))
                        .isEqualTo(tree.node(rise, (256 >> rise) + offset));
            }
        }
        assertThat(Arrays.copyOf(hashes, 32)).isEqualTo(tree.node(0, 256));
    }
}
