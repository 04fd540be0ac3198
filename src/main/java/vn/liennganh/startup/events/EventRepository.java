package vn.liennganh.startup.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/** Events in schema {@code startup}. */
@Repository
@ConditionalOnProperty(name = "hub.sandbox.enabled", havingValue = "true")
class EventRepository {

    private static final String WHOLE =
            "SELECT number, at, agency, channel, outcome, type, message, size, reason, bytes"
                    + " FROM startup.event ";

    /** Hundreds are listed at once, and nobody reads their bytes there. */
    private static final String LISTED = WHOLE.replace(", bytes", ", ''::bytea AS bytes");

    private final JdbcTemplate jdbc;

    EventRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds events and forgets the oldest beyond what is kept of each agency. */
    @Transactional
    public void add(List<Event> events) {
        jdbc.batchUpdate(
                """
                INSERT INTO startup.event
                       (at, agency, channel, outcome, type, message, size, bytes, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                events.stream().map(EventRepository::row).toList());
        events.stream()
                .map(Event::agency)
                .distinct()
                .forEach(
                        agency ->
                                jdbc.update(
                                        """
                                        DELETE FROM startup.event
                                         WHERE agency = ?
                                           AND number <= (SELECT number
                                                            FROM startup.event
                                                           WHERE agency = ?
                                                           ORDER BY number DESC
                                                          OFFSET ? LIMIT 1)
                                        """,
                                        agency.value(),
                                        agency.value(),
                                        EventLog.KEPT));
    }

    List<Event> after(AgencyId agency, long number, int limit) {
        return jdbc.query(
                LISTED + "WHERE agency = ? AND number > ? ORDER BY number LIMIT ?",
                (row, index) -> event(row),
                agency.value(),
                number,
                limit);
    }

    List<Event> newest(AgencyId agency, int limit) {
        return jdbc.query(
                LISTED + "WHERE agency = ? ORDER BY number DESC LIMIT ?",
                (row, index) -> event(row),
                agency.value(),
                limit);
    }

    Optional<Event> find(AgencyId agency, long number) {
        return jdbc
                .query(
                        WHOLE + "WHERE agency = ? AND number = ?",
                        (row, index) -> event(row),
                        agency.value(),
                        number)
                .stream()
                .findFirst();
    }

    private static Object[] row(Event one) {
        return new Object[] {
            one.at().atOffset(ZoneOffset.UTC),
            one.agency().value(),
            one.channel(),
            one.outcome(),
            one.type().orElse(null),
            one.message().orElse(null),
            one.size(),
            one.bytes(),
            one.reason().map(Json.MAPPER::writeValueAsString).orElse(null)
        };
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                AgencyId.of(row.getString("agency")),
                row.getString("channel"),
                row.getString("outcome"),
                Optional.ofNullable(row.getString("type")),
                Optional.ofNullable(row.getString("message")),
                row.getInt("size"),
                row.getBytes("bytes"),
                Optional.ofNullable(row.getString("reason"))
                        .map(text -> Json.MAPPER.readValue(text, Event.Reason.class)));
    }
}
