package vn.liennganh.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders of tests that outlive one class: gone with the process, once what works in them has been
 * closed. A run of all tests writes some twenty gigabytes.
 */
public final class Scratch {

    /** Where hubs of tests find PostgreSQL unpacked, once for all processes; it stays. */
    public static final Path BINARIES = Path.of("target", "postgres").toAbsolutePath();

    private static final Deque<Runnable> CLOSERS = new ArrayDeque<>();
    private static final Deque<Path> FOLDERS = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Scratch::end));
    }

    /** Where they keep their second heads, away from each one's own folder. */
    public static final Path HEADS = folder("second-heads");

    private Scratch() {}

    /** A new folder, deleted at the end of the process. */
    public static synchronized Path folder(String name) {
        try {
            Path folder = Files.createTempDirectory(name);
            FOLDERS.push(folder);
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Copies a folder with everything in it to another place, which may exist. */
    public static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path place = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(one, place);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What lies in a folder, by name. */
    public static List<String> names(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Closes something at the end of the process, before any folder goes. */
    public static synchronized void atEnd(Runnable closer) {
        CLOSERS.push(closer);
    }

    private static synchronized void end() {
        CLOSERS.forEach(Runnable::run);
        FOLDERS.forEach(Scratch::delete);
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException | UncheckedIOException busy) {
            // Whatever still writes there keeps it; the system's own cleaning takes it later.
        }
    }
}
