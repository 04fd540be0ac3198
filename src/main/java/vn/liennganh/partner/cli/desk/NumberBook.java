package vn.liennganh.partner.cli.desk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.liennganh.partner.client.mail.Safekeeping;

/**
 * Numbers of decisions that an office has set aside in its own register, one a line. Each is taken
 * once, before its decision goes out, and stays with it however often that is sent: a number that a
 * crash has lost stays unused, and none is used twice. What became of each stands in a file beside
 * it, whose name ends in {@code .taken}; what the hub refused, in one that ends in {@code
 * .refused}.
 *
 * <p>Open in one process at a time, which holds a file that ends in {@code .lock}.
 */
final class NumberBook implements AutoCloseable {

    private static final String BETWEEN = "\t";

    private final Path file;
    private final FileChannel held;

    private NumberBook(Path file, FileChannel held) {
        this.file = file;
        this.held = held;
    }

    /** Empty where somebody else has it open. */
    static Optional<NumberBook> open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        beside(file, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (locked(channel)) {
            return Optional.of(new NumberBook(file, channel));
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException held) {
            return false;
        }
    }

    /**
     * The number of that decision, the next one where it has none yet; empty where none is left.
     *
     * @param purpose what it is taken for, kept beside it
     * @throws IOException where the book cannot be read or written; nothing may be sent then
     */
    Optional<String> take(UUID decision, String purpose) throws IOException {
        List<String[]> taken = rows(".taken");
        for (String[] one : taken) {
            if (one.length > 1 && one[1].equals(decision.toString())) {
                return Optional.of(one[0]);
            }
        }
        // A crash between the two writes leaves a number in both files.
        Set<String> used = taken.stream().map(one -> one[0]).collect(Collectors.toSet());
        List<String> left = new ArrayList<>(lines(file));
        left.removeIf(used::contains);
        if (left.isEmpty()) {
            return Optional.empty();
        }
        String number = left.remove(0);
        append(".taken", number + BETWEEN + decision + BETWEEN + purpose);
        String rest = left.stream().map(one -> one + "\n").collect(Collectors.joining());
        Safekeeping.write(file, rest.getBytes(StandardCharsets.UTF_8));
        return Optional.of(number);
    }

    /** The decisions for which a number was taken, in their order. */
    List<UUID> decisions() throws IOException {
        List<UUID> all = new ArrayList<>();
        for (String[] one : rows(".taken")) {
            if (one.length > 1) {
                all.add(UUID.fromString(one[1]));
            }
        }
        return all;
    }

    /** The hub has refused the decision for good. */
    void refused(UUID decision, String code) throws IOException {
        append(".refused", decision + BETWEEN + code);
    }

    /** With what code the hub has refused the decision; empty where it has not. */
    Optional<String> refusal(UUID decision) throws IOException {
        return rows(".refused").stream()
                .filter(one -> one[0].equals(decision.toString()))
                .map(one -> one[one.length - 1])
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        held.close();
    }

    private List<String[]> rows(String end) throws IOException {
        Path list = beside(file, end);
        return Files.exists(list)
                ? lines(list).stream().map(one -> one.split(BETWEEN)).toList()
                : List.of();
    }

    private void append(String end, String line) throws IOException {
        Files.writeString(
                beside(file, end),
                line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static Path beside(Path file, String end) {
        return file.resolveSibling(file.getFileName() + end);
    }
}
