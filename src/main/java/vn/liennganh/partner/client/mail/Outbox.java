package vn.liennganh.partner.client.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import vn.liennganh.message.Receipt;

/**
 * Signed bytes on disk before they go out ({@code sent/<id>.p7m}), and their receipts ({@code
 * receipts/<id>.json}): whoever dies in between sends the very same bytes again.
 */
public final class Outbox {

    private static final String MESSAGE = ".p7m";

    private final Path sent;
    private final Path receipts;

    public Outbox(Path directory) {
        this.sent = directory.resolve("sent");
        this.receipts = directory.resolve("receipts");
    }

    public void keep(Signed message) {
        Safekeeping.write(messageFile(message.id()), message.cms());
    }

    public void keep(UUID id, Receipt receipt) {
        Safekeeping.write(receiptFile(id), receipt.toBytes());
    }

    /** The bytes that were signed under this id. */
    public Optional<Signed> signed(UUID id) {
        return read(messageFile(id)).map(cms -> new Signed(id, cms));
    }

    public Optional<Receipt> receipt(UUID id) {
        return read(receiptFile(id)).flatMap(Receipt::read);
    }

    /** What was signed and has no receipt: the hub may or may not have it. */
    public List<UUID> unanswered() {
        if (!Files.isDirectory(sent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(sent)) {
            List<UUID> open = new ArrayList<>();
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(MESSAGE) && !name.startsWith("."))
                    .map(name -> UUID.fromString(name.replace(MESSAGE, "")))
                    .filter(id -> !Files.exists(receiptFile(id)))
                    .sorted()
                    .forEach(open::add);
            return open;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Forgets a message that the hub refused for good, so that its id may be signed anew. */
    public void drop(UUID id) {
        try {
            Files.deleteIfExists(messageFile(id));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    public Path messageFile(UUID id) {
        return sent.resolve(id + MESSAGE);
    }

    public Path receiptFile(UUID id) {
        return receipts.resolve(id + ".json");
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
