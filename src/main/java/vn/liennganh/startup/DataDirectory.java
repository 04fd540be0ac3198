package vn.liennganh.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder of everything the embedded parts keep; locked, so that two hubs never share one. */
@Component
public class DataDirectory implements DisposableBean {

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    DataDirectory(@Value("${hub.data-dir}") Path root) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        Files.createDirectories(this.root);
        channel =
                FileChannel.open(
                        this.root.resolve("hub.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock taken = channel.tryLock();
        if (taken == null) {
            channel.close();
            throw new IllegalStateException(
                    "Another hub is running on " + this.root + ": stop it, or set hub.data-dir");
        }
        lock = taken;
    }

    public Path root() {
        return root;
    }

    /** A folder below the root, made if it is missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void destroy() throws IOException {
        lock.release();
        channel.close();
    }
}
