package vn.liennganh.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.message.AgencyId;

/**
 * Reads accepted messages.
 *
 * <p>It knows no reader: whoever shows something asks {@link StoredMessage#readableBy} first.
 */
@Service
public class MessageArchive {

    private final MessageRepository messages;

    MessageArchive(MessageRepository messages) {
        this.messages = messages;
    }

    public Optional<StoredMessage> find(UUID id) {
        return messages.find(List.of(id)).stream().findFirst();
    }

    /** Those of them that exist, in the order of acceptance. */
    public List<StoredMessage> find(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : messages.find(ids);
    }

    /** All messages of an exchange in the order of acceptance. */
    public List<StoredMessage> ofExchange(UUID exchange) {
        return messages.ofExchange(exchange);
    }

    /** The messages accepted last, the newest first. */
    public List<StoredMessage> newest(int limit) {
        return messages.newest(limit);
    }

    /** Messages with a higher number than that, in the order of acceptance. */
    public List<StoredMessage> after(long number, int limit) {
        return messages.after(number, limit);
    }

    /**
     * What of an agency's messages is asked for.
     *
     * @param until the first instant that is too late
     * @param before only messages with a lower number than that
     */
    public record Span(Instant from, Instant until, boolean sent, boolean received, long before) {}

    /** What an agency sent or was sent, the newest first. */
    public List<StoredMessage> ofParty(AgencyId party, Span span, int limit) {
        return messages.ofParty(party, span, limit);
    }

    /**
     * The CMS bytes exactly as received.
     *
     * @throws java.util.NoSuchElementException if there is no such message
     */
    public byte[] bytes(UUID id) {
        return Optional.ofNullable(messages.bytes(List.of(id)).get(id)).orElseThrow();
    }

    /**
     * A message with its bytes.
     *
     * @param bytes exactly as received: the array itself, not a copy; nobody may change it
     */
    public record Whole(StoredMessage message, byte[] bytes) {}

    /** A message and its bytes, in one look. */
    public Optional<Whole> whole(UUID id) {
        return messages.whole(id);
    }

    /**
     * The CMS bytes of many at once, exactly as received.
     *
     * @throws java.util.NoSuchElementException if one of them does not exist
     */
    public Map<UUID, byte[]> bytes(Collection<UUID> ids) {
        Map<UUID, byte[]> found = messages.bytes(ids);
        if (!found.keySet().containsAll(ids)) {
            throw new NoSuchElementException("Not every message of these was accepted");
        }
        return found;
    }
}
