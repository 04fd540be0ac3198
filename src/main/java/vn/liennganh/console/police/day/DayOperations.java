package vn.liennganh.console.police.day;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.coercion.SeenCoercions;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.message.WireTime;

/** Whose day an operation is, and which moments of a telephone are believed. */
@Component
class DayOperations {

    /** A telephone that was in a valley may be late. */
    private static final Duration LATE_MAX = Duration.ofDays(14);

    private static final Set<String> POLICE = Set.of("commune-police", "provincial-police");

    private final SeenCoercions operations;
    private final Readings readings;

    DayOperations(SeenCoercions operations, Readings readings) {
        this.operations = operations;
        this.readings = readings;
    }

    /** Only police who are asked for forces write down how the day went; 404 to everybody else. */
    Operation police(Person person, UUID exchange) {
        Operation seen = seen(person, exchange);
        if (!POLICE.contains(person.kind()) || !seen.police().contains(person.acting())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return seen;
    }

    /** The operation, of which the page is about to tell. */
    Operation shown(Person person, UUID exchange) {
        Operation seen = seen(person, exchange);
        readings.shown(person, seen.facts().stream().map(Fact::message).toList());
        return seen;
    }

    private Operation seen(Person person, UUID exchange) {
        return operations
                .find(person.acting(), exchange, Optional.empty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What lies far off, or ahead, is not believed: then the hub's own time stands. */
    static Instant moment(String text, Instant now) {
        return WireTime.read(text)
                .map(OffsetDateTime::toInstant)
                .filter(one -> one.isAfter(now.minus(LATE_MAX)))
                .filter(one -> one.isBefore(now))
                .orElse(now);
    }

    /** The program that shows the copy of a day's page on a telephone without a line. */
}
