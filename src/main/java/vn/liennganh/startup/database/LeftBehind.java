package vn.liennganh.startup.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The server that a killed hub left behind on a data folder. A process number alone proves nothing:
 * after a restart of the machine it may be anybody's, another PostgreSQL's too.
 */
final class LeftBehind {

    static final String PID_FILE = "postmaster.pid";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private LeftBehind() {}

    /** The process that runs on this folder; empty where none does, or none that says so itself. */
    static Optional<ProcessHandle> on(Path cluster) throws IOException {
        Path file = cluster.resolve(PID_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // The number stands in its first line; a machine that lost power may have left half of it.
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        String first = text.lines().findFirst().orElse("").strip();
        return NUMBER.matcher(first).matches()
                ? ProcessHandle.of(Long.parseLong(first)).filter(one -> serves(one, cluster))
                : Optional.empty();
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        ProcessHandle.Info info = process.info();
        return info.command().filter(command -> command.contains("postgres")).isPresent()
                && Arrays.stream(info.arguments().orElse(new String[0]))
                        .anyMatch(argument -> isSame(argument, cluster));
    }

    private static boolean isSame(String argument, Path cluster) {
        try {
            return Files.isSameFile(Path.of(argument), cluster);
        } catch (InvalidPathException | IOException other) {
            return false;
        }
    }
}
