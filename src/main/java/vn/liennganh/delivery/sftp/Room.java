package vn.liennganh.delivery.sftp;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * How much may lie in a folder into which an agency writes, what is unfinished included.
 *
 * @param files how many
 * @param bytes of all of them together
 */
record Room(int files, long bytes) {

    /** A file that grows is looked at again each time it has grown by this. */
    private static final long STEP_BYTES = 1024 * 1024;

    static Room of(SftpSettings settings) {
        return new Room(settings.inFilesMax(), settings.inBytesMax().toBytes());
    }

    /**
     * Refuses to write one more file, or more into one that is there.
     *
     * @throws FileSystemException where too many lie in its folder, or too much
     */
    void open(Path file) throws IOException {
        int lying = 0;
        long all = 0;
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(file.getParent())) {
            for (Path one : folder) {
                lying++;
                all += size(one);
            }
        }
        boolean more = Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
        if (all >= bytes || more && lying >= files) {
            throw new FileSystemException(file.toString(), null, "in/ is full");
        }
    }

    /** Refuses to go on writing; looks only now and then. */
    void grow(Path file, long from, int length) throws IOException {
        if (from / STEP_BYTES != (from + length) / STEP_BYTES) {
            open(file);
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return (long) Files.getAttribute(file, "size", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException taken) {
            return 0;
        }
    }
}
