package vn.liennganh.partner.client.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.liennganh.merkle.NodeSource;
import vn.liennganh.merkle.Tile;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.Text;
import vn.liennganh.partner.client.VerificationFailed;

/**
 * The log's tree out of the tiles that the hub publishes. A tile never changes, so what was fetched
 * once is kept; a wider one takes the place of a narrower one.
 */
final class PublishedTree {

    /** 256 tiles of 8 KiB: the edge of the largest log and much of its recent past. */
    private static final int KEPT = 256;

    private record Place(int level, long index) {}

    private final Function<Tile, Optional<byte[]>> fetch;
    private final Map<Place, byte[]> tiles =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Place, byte[]> eldest) {
                    return size() > KEPT;
                }
            };

    PublishedTree(Function<Tile, Optional<byte[]>> fetch) {
        this.fetch = fetch;
    }

    /** The tree as it was with {@code size} leaves. */
    NodeSource of(long size) {
        return (level, index) -> {
            int row = level / Tile.LEVELS;
            int rise = level % Tile.LEVELS;
            long tile = (index << rise) / Tile.WIDTH;
            int offset = (int) (index - (tile * Tile.WIDTH >> rise));
            return Tile.node(hashes(row, tile, size), rise, offset);
        };
    }

    private byte[] hashes(int level, long index, long size) {
        Place place = new Place(level, index);
        int width = new Tile(level, index, Tile.WIDTH).reached(size);
        byte[] known = tiles.get(place);
        if (known != null && known.length >= width * TreeHash.LENGTH) {
            return known;
        }
        byte[] fetched =
                fetch.apply(new Tile(level, index, width))
                        .filter(it -> it.length == width * TreeHash.LENGTH)
                        .orElseThrow(() -> rolledBack(size));
        tiles.put(place, fetched);
        return fetched;
    }

    private static VerificationFailed rolledBack(long size) {
        return new VerificationFailed("log-rolled-back", Text.of("partner.log-rolled-back", size));
    }

    /** Forgets everything, after a tile turned out not to belong to the tree. */
    void forget() {
        tiles.clear();
    }
}
