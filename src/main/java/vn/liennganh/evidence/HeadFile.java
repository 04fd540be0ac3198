package vn.liennganh.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import vn.liennganh.merkle.TreeHash;

/**
 * The last signed head, kept outside the database, so that a database that was set back is noticed.
 *
 * <p>Two slots are written in turn, each with its digest, and flushed before {@link #write}
 * returns: a crash in the middle of a write leaves the other slot, which is the head before. The
 * file is locked as long as it is open, so that two hubs on one machine cannot sign as one.
 */
final class HeadFile implements AutoCloseable {

    private static final int SLOT = 65_536;
    private static final long MAGIC = 0x4C4E_4845_4144_3031L;
    private static final int PREFIX = Long.BYTES + TreeHash.LENGTH + Integer.BYTES;

    private final FileChannel channel;
    private int current = 1;

    private HeadFile(FileChannel channel) {
        this.channel = channel;
    }

    /** A head with the name of its log. */
    record Kept(String origin, SealedHead head) {}

    /** Opens the file, which is made first where there is none. */
    static HeadFile open(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file.toAbsolutePath());
            }
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(channel, file);
            return new HeadFile(channel);
        } catch (IOException failed) {
            throw new UncheckedIOException("evidence: cannot open the head file " + file, failed);
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException held) {
            // This process has it already; answered below as for any other holder.
        }
        channel.close();
        throw new LogFault(
                "evidence: another hub holds the head file "
                        + file
                        + ", and two never sign as one log");
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.allocate(2 * SLOT), 0);
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(file.getParent())) {
            directory.force(true);
        }
    }

    /** The newest whole head; empty in a new or unreadable file. */
    Optional<Kept> read() {
        Optional<Kept> first = slot(0);
        Optional<Kept> second = slot(1);
        boolean newerSecond =
                second.isPresent()
                        && (first.isEmpty() || second.get().head.size() > first.get().head.size());
        current = newerSecond || first.isEmpty() ? 1 : 0;
        return newerSecond ? second : first;
    }

    private Optional<Kept> slot(int number) {
        ByteBuffer slot = ByteBuffer.allocate(SLOT);
        try {
            while (slot.hasRemaining()
                    && channel.read(slot, (long) number * SLOT + slot.position()) > 0) {
                continue;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("evidence: cannot read the head file", failed);
        }
        slot.flip();
        if (slot.remaining() < PREFIX || slot.getLong() != MAGIC) {
            return Optional.empty();
        }
        byte[] digest = new byte[TreeHash.LENGTH];
        slot.get(digest);
        int length = slot.getInt();
        if (length < 0 || length > slot.remaining()) {
            return Optional.empty();
        }
        byte[] content = new byte[length];
        slot.get(content);
        return Arrays.equals(digest, TreeHash.entry(content))
                ? decode(ByteBuffer.wrap(content))
                : Optional.empty();
    }

    private static Optional<Kept> decode(ByteBuffer content) {
        long first = content.getLong();
        long size = content.getLong();
        String origin = new String(field(content), StandardCharsets.UTF_8);
        String note = new String(field(content), StandardCharsets.UTF_8);
        return SealedHead.stored(first, size, note, field(content))
                .map(head -> new Kept(origin, head));
    }

    private static byte[] field(ByteBuffer content) {
        byte[] field = new byte[content.getInt()];
        content.get(field);
        return field;
    }

    /** Keeps this head; when it returns, the head survives a power cut. */
    void write(String origin, SealedHead head) {
        byte[] name = origin.getBytes(StandardCharsets.UTF_8);
        byte[] note = head.note().getBytes(StandardCharsets.UTF_8);
        int length =
                2 * Long.BYTES + 3 * Integer.BYTES + name.length + note.length + head.seal().length;
        if (length > SLOT - PREFIX) {
            throw new IllegalArgumentException("A head takes at most " + SLOT + " bytes");
        }
        ByteBuffer content =
                ByteBuffer.allocate(length)
                        .putLong(head.first())
                        .putLong(head.size())
                        .putInt(name.length)
                        .put(name)
                        .putInt(note.length)
                        .put(note)
                        .putInt(head.seal().length)
                        .put(head.seal());
        ByteBuffer slot =
                ByteBuffer.allocate(PREFIX + length)
                        .putLong(MAGIC)
                        .put(TreeHash.entry(content.array()))
                        .putInt(length)
                        .put(content.array());
        slot.flip();
        int next = 1 - current;
        try {
            while (slot.hasRemaining()) {
                channel.write(slot, (long) next * SLOT + slot.position());
            }
            channel.force(false);
        } catch (IOException failed) {
            throw new UncheckedIOException("evidence: cannot write the head file", failed);
        }
        current = next;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
