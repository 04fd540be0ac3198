package vn.liennganh.delivery.push.soap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.cxf.io.CachedOutputStream;

/**
 * Where a call lies while it is made, beyond what is kept in memory: in a folder of the hub's own,
 * because letters go through it, and what a killed hub left there goes with the next start.
 */
final class Spool {

    private final Path folder;
    private final long inMemory;

    /**
     * @param inMemory bytes of one call
     */
    Spool(Path folder, long inMemory) {
        this.folder = folder;
        this.inMemory = inMemory;
    }

    /** Makes the folder and empties it; before the first call. */
    void open() {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
                for (Path one : left) {
                    Files.delete(one);
                }
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("hub.delivery.push.soap.spool", unusable);
        }
    }

    /** Room for one call, given back when it is closed. */
    CachedOutputStream room() throws IOException {
        CachedOutputStream room = new CachedOutputStream(inMemory);
        room.setOutputDir(folder.toFile());
        return room;
    }
}
