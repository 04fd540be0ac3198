package vn.liennganh.startup.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL from embedded binaries, durable: its library switches fsync and synchronous
 * commit off for speed, which would make every receipt a lie, so both are switched on again here.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STOP_WAIT = Duration.ofSeconds(60);

    /** Younger than any file beside it will ever be. */
    private static final FileTime FOR_GOOD = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));

    private final Path cluster;
    private final EmbeddedPostgres server;
    private final Optional<ServerWatch> watch;

    private EmbeddedDatabase(Path cluster, EmbeddedPostgres server, Optional<ServerWatch> watch) {
        this.cluster = cluster;
        this.server = server;
        this.watch = watch;
    }

    /**
     * Starts on the data kept in {@code folder}, or on new data. A server left behind by a killed
     * hub is stopped first: the folder's lock says that its hub is gone. One that ends while the
     * hub runs is started anew.
     *
     * @param binaries where PostgreSQL is unpacked, unless it is there; several hubs may share it
     */
    static EmbeddedDatabase start(Path folder, Path binaries) throws IOException {
        Path cluster = folder.resolve("cluster");
        stopLeftBehind(cluster);
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(cluster)
                        .setOverrideWorkingDirectory(binaries.toFile())
                        .setCleanDataDirectory(false)
                        // The hub stops it last, in good order; a hook would stop it first.
                        .setRegisterShutdownHook(false)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", "128MB")
                        .setServerConfig("max_wal_size", "2GB")
                        .setServerConfig("checkpoint_timeout", "15min")
                        .setServerConfig("wal_compression", "off")
                        // Whoever asked hears of a failed statement; words of a row, or of what
                        // was asked, stand in no file of the server's.
                        .setServerConfig("log_min_messages", "log")
                        .setServerConfig("log_min_error_statement", "panic")
                        .setServerConfig("log_error_verbosity", "terse")
                        .setPGStartupWait(Duration.ofSeconds(120));
        EmbeddedPostgres server = started(builder, binaries);
        Path output = folder.resolve("restarted.log");
        // Where the system does not tell how it was started, a person starts the hub again.
        return new EmbeddedDatabase(
                cluster,
                server,
                LeftBehind.on(cluster)
                        .filter(process -> process.info().arguments().isPresent())
                        .map(process -> ServerWatch.over(process, cluster, output)));
    }

    /**
     * Only one at a time unpacks, and what is unpacked stays as it is: the library goes by times of
     * files, and would on a slow machine unpack over the programs of servers that run.
     */
    private static synchronized EmbeddedPostgres started(
            EmbeddedPostgres.Builder builder, Path binaries) throws IOException {
        if (!unpacked(binaries).isEmpty()) {
            return builder.start();
        }
        Files.createDirectories(binaries);
        try (FileChannel channel =
                        FileChannel.open(
                                binaries.resolve("unpack.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock turn = channel.lock()) {
            LOG.debug("Unpacking PostgreSQL, or finding it unpacked: {}", turn);
            EmbeddedPostgres server = builder.start();
            for (Path mark : unpacked(binaries)) {
                Files.setLastModifiedTime(mark, FOR_GOOD);
            }
            return server;
        }
    }

    /** The library's marks of versions that are there whole. */
    private static List<Path> unpacked(Path binaries) throws IOException {
        if (!Files.isDirectory(binaries)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(binaries)) {
            return versions.map(version -> version.resolve(".exists"))
                    .filter(Files::exists)
                    .toList();
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        watch.ifPresent(ServerWatch::close);
        server.close();
        // The library only tells that it could not stop one, or that none was there yet.
        stopLeftBehind(cluster);
    }

    private static void stopLeftBehind(Path cluster) throws IOException {
        Optional<ProcessHandle> left = LeftBehind.on(cluster);
        if (left.isPresent()) {
            LOG.info("Stopping a PostgreSQL that was left behind (process {})", left.get().pid());
            stop(left.get());
        }
        LeftBehind.clear(cluster);
    }

    /** SIGINT is PostgreSQL's fast shutdown; plain termination would wait for its clients. */
    private static void stop(ProcessHandle process) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        try {
            process.onExit().get(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL stops", interrupted);
        } catch (ExecutionException | TimeoutException stuck) {
            throw new IOException("PostgreSQL process " + process.pid() + " does not stop", stuck);
        }
    }
}
