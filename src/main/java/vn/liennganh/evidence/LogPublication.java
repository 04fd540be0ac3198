package vn.liennganh.evidence;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.EntryBundle;
import vn.liennganh.merkle.ProofBuilder;
import vn.liennganh.merkle.ProofCheck;
import vn.liennganh.merkle.Tile;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.Json;

/**
 * What the public may read of the log (C2SP tlog-tiles). Nothing is shown that no signed head
 * covers, and a partial tile only of a width that the signed tree has reached.
 */
public class LogPublication {

    private final EvidenceLog log;
    private final LogRepository repository;
    private final AuditRepository stored;

    LogPublication(EvidenceLog log, LogRepository repository, AuditRepository stored) {
        this.log = log;
        this.repository = repository;
        this.stored = stored;
    }

    /**
     * A signed head for people to choose from.
     *
     * @param note as it was signed
     * @param lastEntry the time that the last statement below it attests
     * @param stamped when an authority time-stamped its seal, where one did
     */
    public record Head(
            long size, byte[] root, String note, Instant lastEntry, Optional<Instant> stamped) {}

    /**
     * Whether one head goes on where an earlier one ended.
     *
     * @param proof as RFC 9162 has it, so that anybody can repeat the check
     * @param holds what the check said, made of the proof and the two signed roots alone
     */
    public record Continuity(Head earlier, Head later, List<byte[]> proof, boolean holds) {}

    /** Signed heads of at most that size, the newest first. */
    public List<Head> heads(long upTo, int limit) {
        return stored.headsUpTo(Math.min(upTo, log.head().size()), limit).stream()
                .flatMap(one -> head(one).stream())
                .toList();
    }

    /** Proves between two signed heads; empty where one of them was never signed. */
    public Optional<Continuity> continuity(long earlier, long later) {
        Optional<Head> first = signed(Math.min(earlier, later));
        Optional<Head> last = signed(Math.max(earlier, later));
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        long size = last.get().size();
        List<byte[]> proof = ProofBuilder.consistency(first.get().size(), size, log.stored(size));
        boolean holds =
                ProofCheck.consistency(
                        first.get().size(), first.get().root(), size, last.get().root(), proof);
        return Optional.of(new Continuity(first.get(), last.get(), proof, holds));
    }

    /**
     * Whether the log as the database has it now goes on where this head ended. While the database
     * is away nothing is known against it.
     */
    public boolean goesOnFrom(Checkpoint head) {
        try {
            long size = repository.head().size();
            return head.size() <= size
                    && MessageDigest.isEqual(log.stored(size).root(head.size()), head.root());
        } catch (LogFault damaged) {
            return false;
        } catch (DataAccessException away) {
            return true;
        }
    }

    private Optional<Head> signed(long size) {
        return heads(size, 1).stream().filter(one -> one.size() == size).findFirst();
    }

    private static Optional<Head> head(AuditRepository.ListedHead one) {
        return SealedHead.stored(0, one.size(), one.note(), new byte[0])
                .map(it -> new Head(it.size(), it.root(), it.note(), time(one), one.stamped()));
    }

    private static Instant time(AuditRepository.ListedHead one) {
        String time = Json.MAPPER.readTree(one.last()).get("time").asString();
        return OffsetDateTime.parse(time).toInstant();
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
