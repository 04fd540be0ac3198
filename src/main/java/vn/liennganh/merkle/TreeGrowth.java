package vn.liennganh.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree, and all that grew on it since: enough to append, to give the root, the
 * tiles that filled up, and the proofs of the new leaves, without asking a store.
 *
 * <p>It holds, at every level that is a row of tiles (0, 8, 16 …), the hashes since the last
 * complete tile, and at every other level the last left sibling. Not for concurrent change; once it
 * is no longer changed it may be read by all.
 */
public final class TreeGrowth implements NodeSource {

    private final List<Row> rows = new ArrayList<>();
    private final long start;
    private long size;

    private static final class Row {
        private final long first;
        private final List<byte[]> hashes;

        Row(long first, List<byte[]> hashes) {
            this.first = first;
            this.hashes = hashes;
        }
    }

    private TreeGrowth(long start, long size) {
        this.start = start;
        this.size = size;
    }

    /** An empty tree. */
    public static TreeGrowth empty() {
        return new TreeGrowth(0, 0);
    }

    /** The edge of the tree of {@code size} leaves, out of a source that holds all of it. */
    public static TreeGrowth edge(long size, NodeSource nodes) {
        TreeGrowth edge = new TreeGrowth(size, size);
        for (int level = 0; size >> level > 0; level++) {
            long count = size >> level;
            long first = level % Tile.LEVELS == 0 ? count & -Tile.WIDTH : count - (count & 1);
            List<byte[]> hashes = new ArrayList<>();
            for (long index = first; index < count; index++) {
                hashes.add(nodes.node(level, index));
            }
            edge.rows.add(new Row(first, hashes));
        }
        return edge;
    }

    /** A copy that grows on its own; the hashes so far are shared. */
    public TreeGrowth fork() {
        TreeGrowth copy = new TreeGrowth(start, size);
        rows.forEach(row -> copy.rows.add(new Row(row.first, new ArrayList<>(row.hashes))));
        return copy;
    }

    /** The edge alone: what grew is dropped, as its owner has stored and signed it. */
    public TreeGrowth trimmed() {
        return edge(size, this);
    }

    /** Leaves before the growth began. */
    public long start() {
        return start;
    }

    /** Leaves in all. */
    public long size() {
        return size;
    }

    /** Adds the next leaf, given its leaf hash. */
    public void add(byte[] leaf) {
        byte[] hash = leaf;
        long index = size++;
        for (int level = 0; ; level++) {
            if (level == rows.size()) {
                rows.add(new Row(0, new ArrayList<>()));
            }
            rows.get(level).hashes.add(hash);
            if ((index & 1) == 0) {
                return;
            }
            hash = TreeHash.node(node(level, index - 1), hash);
            index >>= 1;
        }
    }

    /** Whether {@link #node} knows that subtree. */
    public boolean holds(int level, long index) {
        if (level >= rows.size()) {
            return false;
        }
        Row row = rows.get(level);
        return index >= row.first && index - row.first < row.hashes.size();
    }

    @Override
    public byte[] node(int level, long index) {
        if (!holds(level, index)) {
            throw new IllegalStateException("The edge holds no node " + index + " at " + level);
        }
        Row row = rows.get(level);
        return row.hashes.get((int) (index - row.first));
    }

    /** The root of the whole tree. */
    public byte[] root() {
        return root(size);
    }

    /** The perfect subtrees that make up the tree, the largest first, 32 bytes each. */
    public byte[] frontier() {
        byte[] peaks = new byte[Long.bitCount(size) * TreeHash.LENGTH];
        int at = 0;
        for (long left = 0; left < size; at += TreeHash.LENGTH) {
            int level = 63 - Long.numberOfLeadingZeros(size - left);
            System.arraycopy(node(level, left >> level), 0, peaks, at, TreeHash.LENGTH);
            left += 1L << level;
        }
        return peaks;
    }

    /** The tiles that are complete now and were not when the tree had {@code before} leaves. */
    public List<Tile> completedSince(long before) {
        List<Tile> tiles = new ArrayList<>();
        for (int level = 0; size >> (level * Tile.LEVELS) > 0; level++) {
            long old = (before >> (level * Tile.LEVELS)) / Tile.WIDTH;
            long now = (size >> (level * Tile.LEVELS)) / Tile.WIDTH;
            for (long index = old; index < now; index++) {
                tiles.add(new Tile(level, index, Tile.WIDTH));
            }
        }
        return tiles;
    }

    /** The hashes of a tile whose nodes the edge holds. */
    public byte[] hashes(Tile tile) {
        byte[] hashes = new byte[tile.width() * TreeHash.LENGTH];
        for (int i = 0; i < tile.width(); i++) {
            byte[] node = node(tile.level() * Tile.LEVELS, tile.index() * Tile.WIDTH + i);
            System.arraycopy(node, 0, hashes, i * TreeHash.LENGTH, TreeHash.LENGTH);
        }
        return hashes;
    }
}
