package vn.liennganh.startup.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server that ended, or whose hub did, left behind on a data folder. A process number alone
 * proves nothing: after a restart of the machine it may be anybody's, another PostgreSQL's too.
 */
final class LeftBehind {

    static final String PID_FILE = "postmaster.pid";

    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** A program that was replaced while it ran, as by an update, is told as deleted. */
    private static final Set<String> PROGRAM = Set.of("postgres", "postgres (deleted)");

    private static final Duration END_WAIT = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 50;

    private LeftBehind() {}

    /** The process that runs on this folder; empty where none does, or none that says so itself. */
    static Optional<ProcessHandle> on(Path cluster) throws IOException {
        OptionalLong number = number(cluster);
        return number.isPresent()
                ? ProcessHandle.of(number.getAsLong()).filter(one -> serves(one, cluster))
                : Optional.empty();
    }

    /** False for a process that has ended and that nobody has buried, too. */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /**
     * Makes the folder free where no server runs on it: what a killed one still has at work is
     * ended, and a lock that would stop every start goes. PostgreSQL itself sees that a number is
     * nobody's, and by the same file that none of the old processes has the data in hand; so that
     * file only goes where the number is somebody else's, or nobody can read it.
     *
     * @throws IOException also where one of them does not end
     */
    static void clear(Path cluster) throws IOException {
        if (on(cluster).isPresent()) {
            return;
        }
        endWorkers(cluster);
        OptionalLong number = number(cluster);
        if (number.isEmpty() || ProcessHandle.of(number.getAsLong()).isPresent()) {
            Files.deleteIfExists(cluster.resolve(PID_FILE));
        }
    }

    private static OptionalLong number(Path cluster) throws IOException {
        Path file = cluster.resolve(PID_FILE);
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        // The number stands in its first line; a machine that lost power may have left half of it.
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        String first = text.lines().findFirst().orElse("").strip();
        return NUMBER.matcher(first).matches()
                ? OptionalLong.of(Long.parseLong(first))
                : OptionalLong.empty();
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        return isPostgres(process)
                && (standsIn(process, cluster)
                        || Arrays.stream(process.info().arguments().orElse(new String[0]))
                                .anyMatch(argument -> isSame(argument, cluster)));
    }

    /** By its program and nothing else: names and titles are whatever a process says of itself. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName())
                .filter(name -> name != null && PROGRAM.contains(name.toString()))
                .isPresent();
    }

    /** The processes of a server stand in its folder; where the system tells, which is on Linux. */
    private static boolean standsIn(ProcessHandle process, Path cluster) {
        return isSame("/proc/" + process.pid() + "/cwd", cluster);
    }

    /** Both must hold, so that no other server, nor anybody who looks into the folder, is hit. */
    private static List<ProcessHandle> workers(Path cluster) {
        return ProcessHandle.allProcesses()
                .filter(one -> standsIn(one, cluster) && isPostgres(one))
                .toList();
    }

    /**
     * They end by themselves once they see that their server is gone, but one in the middle of a
     * long question, or one that is stopped, would keep the next server away. What they had in hand
     * is as after a crash: what was committed is there.
     */
    private static void endWorkers(Path cluster) throws IOException {
        long end = System.nanoTime() + END_WAIT.toNanos();
        List<ProcessHandle> left = workers(cluster);
        if (!left.isEmpty()) {
            LOG.info("Ending what a PostgreSQL that is gone left at work: {}", left);
        }
        while (!left.isEmpty()) {
            left.forEach(ProcessHandle::destroyForcibly);
            if (System.nanoTime() > end) {
                throw new IOException("What a PostgreSQL left at work does not end: " + left);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while PostgreSQL ends", interrupted);
            }
            left = workers(cluster);
        }
    }

    private static boolean isSame(String argument, Path cluster) {
        try {
            return Files.isSameFile(Path.of(argument), cluster);
        } catch (InvalidPathException | IOException other) {
            return false;
        }
    }
}
