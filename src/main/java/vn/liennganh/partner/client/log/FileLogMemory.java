package vn.liennganh.partner.client.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.message.Text;
import vn.liennganh.partner.client.VerificationFailed;
import vn.liennganh.partner.client.mail.Safekeeping;

/** Two small files, each replaced as a whole, so that a power cut leaves the old or the new one. */
final class FileLogMemory implements LogMemory {

    private final Path key;
    private final Path head;

    FileLogMemory(Path directory) {
        this.key = directory.resolve("log.key");
        this.head = directory.resolve("log.head");
    }

    @Override
    public Optional<NoteKeyLine> key() {
        return read(key)
                .map(
                        line ->
                                NoteKeyLine.parse(line)
                                        .orElseThrow(
                                                () ->
                                                        new VerificationFailed(
                                                                "log-key-unreadable",
                                                                Text.of(
                                                                        "partner.file-unreadable",
                                                                        key))));
    }

    @Override
    public void pin(NoteKeyLine line) {
        Safekeeping.write(key, (line.line() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> head() {
        return read(head);
    }

    @Override
    public void remember(String note) {
        Safekeeping.write(head, note.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
