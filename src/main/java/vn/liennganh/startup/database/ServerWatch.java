package vn.liennganh.startup.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded server again where it ends without having been asked to: killed by somebody,
 * or by itself where its disk was full. What was committed is there again; while it is away the hub
 * is as with any database that is away. A server that ends again at once gets longer and longer
 * pauses.
 */
final class ServerWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
    private static final Duration PAUSE_FIRST = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(15);

    /** Whoever ran for so long does not end again at once. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final List<String> command;
    private final Path output;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private ProcessHandle server;

    private ServerWatch(ProcessHandle server, List<String> command, Path output) {
        this.server = server;
        this.command = command;
        this.output = output;
        this.thread = new Thread(this::watch, "postgres-watch");
        thread.setDaemon(true);
    }

    /**
     * Watches a server from now on.
     *
     * @param output the file to which a server that was started again tells what it does
     */
    static ServerWatch over(ProcessHandle server, Path output) {
        ProcessHandle.Info info = server.info();
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // As the library does where this is root, which PostgreSQL refuses to be.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(info.command().orElseThrow());
        command.addAll(Arrays.asList(info.arguments().orElseThrow()));
        ServerWatch watch = new ServerWatch(server, List.copyOf(command), output);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        Duration pause = PAUSE_FIRST;
        try {
            while (closed.getCount() > 0) {
                long begun = System.nanoTime();
                CompletableFuture<ProcessHandle> end = server.onExit();
                end.join();
                if (System.nanoTime() - begun > STEADY.toNanos()) {
                    pause = PAUSE_FIRST;
                }
                if (closed.getCount() > 0) {
                    LOG.error(
                            "PostgreSQL has ended (process {}): nothing is accepted until it is"
                                    + " there again; it is started anew in {} s, see {}",
                            server.pid(),
                            pause.toSeconds(),
                            output);
                }
                if (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    pause = pause.multipliedBy(2);
                    pause = pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
                    startAnew();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            LOG.error("PostgreSQL cannot be started anew: start the hub again", failed);
        }
    }

    /**
     * PostgreSQL itself sees to it that none of the old one's processes is at the data any more.
     */
    private synchronized void startAnew() throws IOException {
        if (closed.getCount() > 0) {
            server =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                            .start()
                            .toHandle();
        }
    }

    /** From now on an end is what is wanted. */
    @Override
    public synchronized void close() {
        closed.countDown();
    }
}
