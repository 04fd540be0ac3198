package vn.liennganh.evidence;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.merkle.NodeSource;
import vn.liennganh.merkle.Tile;
import vn.liennganh.merkle.TreeHash;

/** The tree as the database holds it at one committed size; for one request, by one thread. */
class StoredTree implements NodeSource {

    /** Names a complete tile in the cache. */
    record TileKey(int level, long index) {}

    private final LogRepository repository;
    private final Cache<TileKey, byte[]> complete;
    private final long size;
    private final Map<Integer, byte[]> partial = new HashMap<>();

    StoredTree(LogRepository repository, Cache<TileKey, byte[]> complete, long size) {
        this.repository = repository;
        this.complete = complete;
        this.size = size;
    }

    @Override
    public byte[] node(int level, long index) {
        int row = level / Tile.LEVELS;
        int rise = level % Tile.LEVELS;
        long tile = (index << rise) / Tile.WIDTH;
        int offset = (int) (index - (tile * Tile.WIDTH >> rise));
        byte[] hashes = hashes(row, tile);
        if ((offset + 1) << rise > hashes.length / TreeHash.LENGTH) {
            throw new LogFault("evidence: tile " + row + "/" + tile + " lacks stored hashes");
        }
        return Tile.node(hashes, rise, offset);
    }

    /** The hashes of a tile, as many as the tree of this size has. */
    byte[] hashes(int level, long index) {
        int reached = new Tile(level, index, Tile.WIDTH).reached(size);
        if (reached < Tile.WIDTH) {
            return partial.computeIfAbsent(level, it -> partial(it, index, reached));
        }
        TileKey key = new TileKey(level, index);
        byte[] known = complete.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Optional<byte[]> stored = repository.tile(level, index);
        byte[] hashes =
                stored.orElseThrow(
                        () ->
                                new LogFault(
                                        "evidence: tile " + level + "/" + index + " is missing"));
        complete.put(key, hashes);
        return hashes;
    }

    private byte[] partial(int level, long index, int width) {
        long from = index * Tile.WIDTH;
        List<byte[]> stored =
                level == 0
                        ? repository.entryHashes(from, from + width).stream()
                                .map(TreeHash::leaf)
                                .toList()
                        : repository.subtrees(level - 1, from, from + width);
        byte[] hashes = new byte[stored.size() * TreeHash.LENGTH];
        for (int i = 0; i < stored.size(); i++) {
            System.arraycopy(stored.get(i), 0, hashes, i * TreeHash.LENGTH, TreeHash.LENGTH);
        }
        return Arrays.copyOf(hashes, Math.min(hashes.length, width * TreeHash.LENGTH));
    }
}
