package vn.liennganh.partner.cli.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of decisions that an office has set aside in its own register, one a line. Each is taken
 * once, before its decision goes out: a number that a crash has lost stays unused, and none is used
 * twice. What became of each stands in a file beside it, whose name ends in {@code .taken}.
 */
final class NumberBook {

    private final Path file;

    NumberBook(Path file) {
        this.file = file;
    }

    /**
     * The next number; empty where none is left.
     *
     * @param purpose what it is taken for, kept beside it
     * @throws IOException where the book cannot be read or written; nothing may be sent then
     */
    Optional<String> take(String purpose) throws IOException {
        List<String> left =
                new ArrayList<>(
                        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                                .map(String::strip)
                                .filter(one -> !one.isEmpty())
                                .toList());
        if (left.isEmpty()) {
            return Optional.empty();
        }
        String number = left.remove(0);
        Files.writeString(
                file.resolveSibling(file.getFileName() + ".taken"),
                number + "\t" + purpose + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, left, StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Optional.of(number);
    }
}
