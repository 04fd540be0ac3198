package vn.liennganh.delivery.push;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads {@code Retry-After} (RFC 9110, 10.2.3): seconds or a date; nonsense counts as absent. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(24);

    private RetryAfter() {}

    /** Not before now, and no more than a day ahead. */
    static Optional<Instant> read(String value, Instant now) {
        return instant(value.strip(), now)
                .filter(now::isBefore)
                .map(wish -> wish.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : wish);
    }

    private static Optional<Instant> instant(String value, Instant now) {
        try {
            return value.matches("[0-9]{1,9}")
                    ? Optional.of(now.plusSeconds(Long.parseLong(value)))
                    : Optional.of(
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }
}
