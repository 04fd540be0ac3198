package vn.liennganh.partner.client;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * An obligation as the hub lists it: who owes which message to whom, and by when.
 *
 * @param cause the message that opened it
 * @param owes the type of message that fulfils it
 * @param due empty while its start is unknown
 * @param provisional true while the start has not been attested, or the calendar is not official
 * @param status {@code open}, {@code overdue}, {@code fulfilled}, {@code fulfilled-late}, {@code
 *     waived} or {@code superseded}
 */
public record Duty(
        UUID exchange,
        UUID cause,
        String party,
        String owes,
        Optional<OffsetDateTime> due,
        boolean provisional,
        String status,
        JsonNode document) {

    static Duty of(JsonNode json) {
        JsonNode due = json.path("due");
        return new Duty(
                UUID.fromString(json.path("exchange").asString()),
                UUID.fromString(json.path("cause").asString()),
                json.path("party").asString(),
                json.path("owes").asString(),
                due.isString()
                        ? Optional.of(OffsetDateTime.parse(due.asString()))
                        : Optional.empty(),
                json.path("provisional").asBoolean(false),
                json.path("status").asString(),
                json);
    }

    /** True while the owed message is still awaited, in time or late. */
    public boolean awaited() {
        return status.equals("open") || status.equals("overdue");
    }
}
