package vn.liennganh.evidence;

import java.util.List;
import java.util.Optional;
import vn.liennganh.merkle.EntryBundle;
import vn.liennganh.merkle.Tile;
import vn.liennganh.merkle.TreeHash;

/**
 * What the public may read of the log (C2SP tlog-tiles). Nothing is shown that no signed head
 * covers, and a partial tile only of a width that the signed tree has reached.
 */
public class LogPublication {

    private final EvidenceLog log;
    private final LogRepository repository;

    LogPublication(EvidenceLog log, LogRepository repository) {
        this.log = log;
        this.repository = repository;
    }

    /** The newest signed head; empty until the first entry is signed. */
    public Optional<String> checkpoint() {
        SealedHead head = log.head();
        return head.size() == 0 ? Optional.empty() : Optional.of(head.note());
    }

    /** One line: the key that signs the heads. */
    public String verifierKey() {
        return log.key().line();
    }

    /** The hashes of a tile. */
    public Optional<byte[]> tile(int level, long index, int width) {
        long size = log.head().size();
        if (new Tile(level, index, width).reached(size) < width) {
            return Optional.empty();
        }
        byte[] hashes = log.stored(size).hashes(level, index);
        return Optional.of(java.util.Arrays.copyOf(hashes, width * TreeHash.LENGTH));
    }

    /** The entries under a tile of level 0. */
    public Optional<byte[]> entryBundle(long index, int width) {
        if (new Tile(0, index, width).reached(log.head().size()) < width) {
            return Optional.empty();
        }
        long from = index * Tile.WIDTH;
        List<byte[]> entries = repository.entryHashes(from, from + width);
        return entries.size() == width ? Optional.of(EntryBundle.of(entries)) : Optional.empty();
    }

    /** What a path below {@code /log/tile/} names: a tile or an entry bundle. */
    public Optional<byte[]> at(String path) {
        return Tile.parse(path)
                .flatMap(
                        address -> {
                            Tile tile = address.tile();
                            return address.entries()
                                    ? entryBundle(tile.index(), tile.width())
                                    : tile(tile.level(), tile.index(), tile.width());
                        });
    }
}
