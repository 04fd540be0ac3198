package vn.liennganh.exchange;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Where a page of duties ended: the instant by which they are ordered, and the duty. */
record Place(Instant at, UUID id) {

    static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0));

    /** Behind every duty there will ever be, for lists that begin with the newest. */
    static final Place LAST = new Place(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    /** A cursor that nobody gave out begins at the beginning. */
    static Optional<Place> read(String cursor) {
        try {
            int dash = cursor.indexOf('_');
            Instant at =
                    Instant.EPOCH.plus(
                            Long.parseLong(cursor, 0, Math.max(0, dash), 10), ChronoUnit.MICROS);
            return Optional.of(new Place(at, UUID.fromString(cursor.substring(dash + 1))));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return Instant.EPOCH.until(at, ChronoUnit.MICROS) + "_" + id;
    }
}
