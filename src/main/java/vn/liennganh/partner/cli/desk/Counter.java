package vn.liennganh.partner.cli.desk;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.mail.Outbox;
import vn.liennganh.partner.client.mail.Signed;

/**
 * What a desk's verb needs of the command line, which is its {@code @ParentCommand}: the hub as the
 * agency, and where it writes.
 */
public interface Counter {

    /** Connects as the agency of the home; ask once a command. */
    HubClient hub();

    /** A sentence, unless a program reads. */
    void say(String key, Object... args);

    /** A line of a table, unless a program reads. */
    void line(String line);

    /** The result as JSON, where a program reads. */
    void result(JsonNode result);

    /** Words in the language of the command line. */
    String text(String key, Object... args);

    /** A JSON object out of a file; anything else is a mistake of the caller. */
    ObjectNode object(Path file);

    void write(Path file, byte[] bytes);

    /**
     * Signs a message with every key of the home, keeps the bytes, sends them, says the receipt.
     */
    default void send(UUID id, byte[] message) {
        send(sign(id, message));
    }

    /** Signs with every key of the home and keeps the bytes. */
    Signed sign(UUID id, byte[] message);

    /** Sends signed bytes, for the first time or again, and says the receipt. */
    void send(Signed message);

    /** What the home has signed, and the receipts. */
    Outbox outbox();

    /** To be thrown where options do not fit together. */
    RuntimeException unusable(String key, Object... args);

    /** Dong grouped the Vietnamese way in both languages, or that nothing is stated. */
    default String dong(JsonNode amount) {
        return amount.isNumber()
                ? String.format(Locale.GERMANY, "%,d", amount.asLong())
                : text("partner.none-stated");
    }

    /** What a field says in words, where it says something. */
    static Optional<String> words(JsonNode parent, String field) {
        return Optional.of(parent.path(field).asString("")).filter(said -> !said.isEmpty());
    }

    /** The hub that is named on the command line, else in the properties of that folder. */
    URI hubAt(Path home);
}
