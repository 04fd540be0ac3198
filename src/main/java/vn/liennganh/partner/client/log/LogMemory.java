package vn.liennganh.partner.client.log;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import vn.liennganh.merkle.NoteKeyLine;

/** Where a client keeps the key and the newest head of the log that it has seen. */
public interface LogMemory {

    /** The key that was pinned; empty before the first contact. */
    Optional<NoteKeyLine> key();

    /** Pins the key for good. */
    void pin(NoteKeyLine key);

    /** The newest head seen, as the signed note that proves it; empty before the first receipt. */
    Optional<String> head();

    /** Keeps a newer head. */
    void remember(String note);

    /** Kept in {@code log.key} and {@code log.head} of a directory, across restarts. */
    static LogMemory in(Path directory) {
        return new FileLogMemory(directory);
    }

    /** Kept as long as the process lives. */
    static LogMemory ofProcess() {
        AtomicReference<Optional<NoteKeyLine>> key = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<String>> head = new AtomicReference<>(Optional.empty());
        return new LogMemory() {
            @Override
            public Optional<NoteKeyLine> key() {
                return key.get();
            }

            @Override
            public void pin(NoteKeyLine line) {
                key.set(Optional.of(line));
            }

            @Override
            public Optional<String> head() {
                return head.get();
            }

            @Override
            public void remember(String note) {
                head.set(Optional.of(note));
            }
        };
    }
}
