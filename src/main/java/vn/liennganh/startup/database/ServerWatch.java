package vn.liennganh.startup.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded server again where it ends without having been asked to: killed by somebody,
 * or by itself where its disk was full. What was committed is there again; while it is away the hub
 * is as with any database that is away. A server that ends again at once gets longer and longer
 * pauses, and so does one that cannot be started; it is tried as long as the hub runs.
 */
final class ServerWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PAUSE_FIRST = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(15);

    /** Whoever ran for so long does not end again at once. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    /** What is recovered after a crash takes its time; longer than that, it goes on by itself. */
    private static final Duration START_MAX = Duration.ofSeconds(60);

    /** One older file of about this size is kept beside. */
    private static final long OUTPUT_BYTES = 1024 * 1024;

    private final Path cluster;
    private final List<String> command;
    private final Path output;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private ProcessHandle server;

    private ServerWatch(ProcessHandle server, Path cluster, List<String> command, Path output) {
        this.server = server;
        this.cluster = cluster;
        this.command = command;
        this.output = output;
        this.thread = new Thread(this::watch, "postgres-watch");
        thread.setDaemon(true);
    }

    /**
     * Watches a server from now on.
     *
     * @param cluster the folder it runs on
     * @param output the file to which a server that was started again tells what it does
     */
    static ServerWatch over(ProcessHandle server, Path cluster, Path output) {
        ServerWatch watch =
                new ServerWatch(server, cluster, command(server.info(), cluster, output), output);
        watch.thread.start();
        return watch;
    }

    /**
     * As the library starts it: by a program that leaves it in a session of its own, so that a
     * Ctrl-C in the hub's terminal is for the hub alone, which stops the server last.
     */
    private static List<String> command(ProcessHandle.Info info, Path cluster, Path output) {
        List<String> arguments = new ArrayList<>(Arrays.asList(info.arguments().orElseThrow()));
        int folder = arguments.indexOf("-D");
        if (folder >= 0) {
            arguments.subList(folder, folder + 2).clear();
        }
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // As the library does where this is root, which PostgreSQL refuses to be.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(Path.of(info.command().orElseThrow()).resolveSibling("pg_ctl").toString());
        command.addAll(List.of("-D", cluster.toString(), "-l", output.toString()));
        command.addAll(List.of("-w", "-t", Long.toString(START_MAX.toSeconds())));
        String options =
                arguments.stream().map(ServerWatch::quoted).collect(Collectors.joining(" "));
        command.addAll(List.of("-o", options, "start"));
        return List.copyOf(command);
    }

    /** For the shell that starts it. */
    private static String quoted(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }

    private void watch() {
        Duration pause = PAUSE_FIRST;
        try {
            while (true) {
                long begun = System.nanoTime();
                while (LeftBehind.runs(server)) {
                    if (closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    bound();
                }
                if (System.nanoTime() - begun > STEADY.toNanos()) {
                    pause = PAUSE_FIRST;
                }
                LOG.error(
                        "PostgreSQL has ended (process {}): nothing is accepted until it is"
                                + " there again; it is started anew in {} s, see {}",
                        server.pid(),
                        pause.toSeconds(),
                        output);
                if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = pause.multipliedBy(2);
                pause = pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
                try {
                    startAnew();
                } catch (IOException | RuntimeException | Error failed) {
                    // A disk that is full, no thread or process to be had: for a while, perhaps.
                    LOG.error(
                            "PostgreSQL could not be started anew, it is tried again: {}",
                            failed.toString());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What it tells is copied and cut off: the server holds its file open, and goes on at its end.
     * Where a copy finds no room, the room is worth more.
     */
    private void bound() {
        if (output.toFile().length() <= OUTPUT_BYTES || !Files.isRegularFile(output)) {
            return;
        }
        Path older = output.resolveSibling(output.getFileName() + ".old");
        try {
            Files.copy(output, older, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            LOG.debug("Not kept: {}", full.toString());
        }
        try (FileChannel file = FileChannel.open(output, StandardOpenOption.WRITE)) {
            file.truncate(0);
        } catch (IOException failed) {
            LOG.debug("Not cut off: {}", failed.toString());
        }
    }

    /** Unless somebody has started it meanwhile. */
    private synchronized void startAnew() throws IOException, InterruptedException {
        if (closed.getCount() == 0) {
            return;
        }
        Optional<ProcessHandle> other = LeftBehind.on(cluster);
        if (other.isEmpty()) {
            LeftBehind.clear(cluster);
            int failed =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor();
            other = LeftBehind.on(cluster);
            if (other.isEmpty()) {
                throw new IOException("pg_ctl ended with " + failed + "; see " + output);
            }
        }
        server = other.get();
    }

    /** From now on an end is what is wanted. */
    @Override
    public synchronized void close() {
        closed.countDown();
    }
}
