package vn.liennganh.delivery.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;
import vn.liennganh.message.AgencyId;

/**
 * The directories of one agency, and the hub's own place beside them on the same file system, which
 * the agency cannot reach. Every file appears whole, by rename, after it is on the disk.
 */
record Tree(Path root, Path own) {

    private static final String HUBS_OWN = ".hub";

    static Tree of(Path dir, AgencyId agency) {
        return new Tree(dir.resolve(agency.value()), dir.resolve(HUBS_OWN).resolve(agency.value()));
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    Path in() {
        return root.resolve("in");
    }

    Path out() {
        return root.resolve("out");
    }

    Path receipts() {
        return root.resolve("receipts");
    }

    Path error() {
        return root.resolve("error");
    }

    /** Messages that were taken from {@code in/} and are not decided yet. */
    Path claimed() {
        return own.resolve("claimed");
    }

    Path staging() {
        return own.resolve("staging");
    }

    /** False where a directory is missing or is a link: then nothing is read, written or judged. */
    boolean whole() {
        return Stream.of(root, in(), out(), receipts(), error(), claimed(), staging())
                .allMatch(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS));
    }

    /** Makes what is missing; a link in the way stays, and {@link #whole} says so. */
    void make() throws IOException {
        Files.createDirectories(root.getParent());
        for (Path folder : new Path[] {root, in(), out(), receipts(), error()}) {
            try {
                Files.createDirectory(folder);
            } catch (FileAlreadyExistsException there) {
                // As it should be, or for whole() to find.
            }
        }
        Files.createDirectories(claimed());
        Files.createDirectories(staging());
    }

    /** Puts a file in its place, whole and durable; one that is there already is replaced. */
    void place(Path target, Content content) throws IOException {
        Path staged = stage(UUID.randomUUID().toString(), content);
        move(staged, target);
    }

    /** Writes a file beside the tree; returns when it is on the disk. */
    Path stage(String name, Content content) throws IOException {
        Path staged = staging().resolve(name);
        try (FileChannel channel =
                FileChannel.open(
                        staged,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            content.writeTo(out);
            channel.force(true);
        } catch (IOException failed) {
            Files.deleteIfExists(staged);
            throw failed;
        }
        force(staging());
        return staged;
    }

    /** Renames within the file system; returns when that is on the disk. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        force(to.getParent());
    }

    /** A name is on the disk when its folder is. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
