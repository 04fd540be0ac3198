package vn.liennganh.partner.client.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import vn.liennganh.message.Sha256;

/** Files that survive a power cut, whole or not at all, and are compared by digest. */
public final class Safekeeping {

    private static final int BUFFER = 65_536;

    private Safekeeping() {}

    /**
     * Replaces a file; its folder is made where it is missing.
     *
     * @throws UncheckedIOException if the disk refuses
     */
    public static void write(Path file, byte[] bytes) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "." + file.getFileName(), ".part");
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(
                    written,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** The digest of a file of any size, read in pieces. */
    public static Sha256 digest(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.newDigest();
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return Sha256.wrap(digest.digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
