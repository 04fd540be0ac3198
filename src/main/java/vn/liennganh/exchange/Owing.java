package vn.liennganh.exchange;

import java.time.Instant;
import java.util.UUID;

/**
 * A conversation in which something is still owed.
 *
 * @param due the earliest of what is owed in it to or by those who asked
 */
public record Owing(UUID exchange, Instant due) {

    static final Owing FIRST = new Owing(new UUID(0, 0), Instant.EPOCH);
}
