package vn.liennganh.partner.client;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Ids for messages: time-ordered ones (RFC 9562, version 7) for new ones, name-based ones for
 * answers.
 */
public final class MessageIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private MessageIds() {}

    /** A new id that sorts by the millisecond of its making. */
    public static UUID next(Clock clock) {
        long high = clock.millis() << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** The one id of what is said once under a name in an exchange: saying it twice is once. */
    public static UUID named(UUID exchange, String name) {
        return ofAnswer(exchange, name);
    }

    /**
     * The one id of the answer of this type to that message: answering twice is then impossible.
     */
    public static UUID ofAnswer(UUID request, String type) {
        return UUID.nameUUIDFromBytes((request + "/" + type).getBytes(StandardCharsets.UTF_8));
    }
}
