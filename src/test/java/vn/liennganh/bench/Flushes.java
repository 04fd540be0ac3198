package vn.liennganh.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How long the disk below a hub takes to keep 8 KB for good: what no receipt can be faster than.
 * Asked at the rate at which the hub asks, in a file that has its size already, as a log of
 * PostgreSQL has.
 */
final class Flushes {

    private static final int BLOCK = 8_192;
    private static final int BLOCKS = 512;

    /** Wall clock of one write and flush. */
    record Result(double p50Millis, double p99Millis) {}

    private Flushes() {}

    static Result measure(Path folder, int flushes, double perSecond) {
        Path file = folder.resolve("flushes");
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(BLOCK * BLOCKS));
            channel.force(true);
            long[] nanos = new long[flushes];
            for (int i = 0; i < flushes; i++) {
                TimeUnit.NANOSECONDS.sleep((long) (1e9 / perSecond));
                long start = System.nanoTime();
                channel.write(ByteBuffer.allocate(BLOCK), (long) i % BLOCKS * BLOCK);
                channel.force(false);
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            return new Result(nanos[flushes / 2] / 1e6, nanos[(int) (flushes * 0.99)] / 1e6);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            try {
                Files.deleteIfExists(file);
            } catch (IOException left) {
                System.err.println("Left behind: " + file);
            }
        }
    }
}
