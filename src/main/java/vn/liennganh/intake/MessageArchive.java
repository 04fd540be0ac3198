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
        return messages.ofExchanges(List.of(exchange));
    }

    /** All messages of any of these exchanges in the order of acceptance. */
    public List<StoredMessage> ofExchanges(Collection<UUID> exchanges) {
        return exchanges.isEmpty() ? List.of() : messages.ofExchanges(exchanges);
    }

    /** The messages accepted last, the newest first. */
    public List<StoredMessage> newest(int limit) {
        return messages.newest(limit);
    }

    /** Messages with a higher number than that, in the order of acceptance. */
    public List<StoredMessage> after(long number, int limit) {
        return messages.after(number, limit);
    }

    /** Those with these numbers, the newest first. */
    public List<StoredMessage> numbered(Collection<Long> numbers) {
        return messages.numbered(numbers);
    }

    /**
     * What of an agency's messages is asked for.
     *
     * @param until the first instant that is too late
     * @param after only messages with a higher number than that
     * @param before only messages with a lower number than that
     * @param oldestFirst in the order of acceptance; else the newest first
     */
    public record Span(
            Instant from,
            Instant until,
            boolean sent,
            boolean received,
            long after,
            long before,
            boolean oldestFirst) {

        private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

        /** Some days both ways or one, the newest first. */
        public static Span days(
                Instant from, Instant until, boolean sent, boolean received, long before) {
            return new Span(from, until, sent, received, 0, before, false);
        }

        /** Everything behind a message, in the order of acceptance. */
        public static Span behind(long number) {
            return between(number, Long.MAX_VALUE - 1);
        }

        /** Everything behind a message up to another one, in the order of acceptance. */
        public static Span between(long behind, long upTo) {
            return new Span(Instant.EPOCH, NEVER, true, true, behind, upTo + 1, true);
        }
    }

    /** What an agency sent or was sent, in the order that the span says. */
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
        Map<UUID, byte[]> found = ids.isEmpty() ? Map.of() : messages.bytes(ids);
        if (!found.keySet().containsAll(ids)) {
            throw new NoSuchElementException("Not every message of these was accepted");
        }
        return found;
    }
}
