package vn.liennganh.deadline;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Timers and the notices that were given, in schema {@code deadline}, which no other package
 * touches.
 */
@Repository
class TimerRepository {

    private final JdbcTemplate jdbc;

    TimerRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void empty() {
        jdbc.update("DELETE FROM deadline.timer");
    }

    /** Sets timers; one for the same due instant stays where it has come to. */
    void set(List<Timer> timers) {
        update(
                """
                INSERT INTO deadline.timer (obligation, due, next_at)
                SELECT obligation, due, next_at
                  FROM unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[])
                       AS new (obligation, due, next_at)
                 ORDER BY obligation
                ON CONFLICT (obligation) DO UPDATE
                   SET due = excluded.due, next_at = excluded.next_at
                 WHERE timer.due <> excluded.due
                """,
                timers);
    }

    /** Moves timers on, unless the due instant has moved meanwhile. */
    void moveOn(List<Timer> timers) {
        update(
                """
                UPDATE deadline.timer
                   SET next_at = moved.next_at
                  FROM unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[])
                       AS moved (obligation, due, next_at)
                 WHERE timer.obligation = moved.obligation AND timer.due = moved.due
                """,
                timers);
    }

    /** Ends timers, unless the due instant has moved meanwhile. */
    void end(List<Timer> timers) {
        update(
                """
                DELETE FROM deadline.timer
                 USING unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[])
                       AS ended (obligation, due, next_at)
                 WHERE timer.obligation = ended.obligation AND timer.due = ended.due
                """,
                timers);
    }

    /** Ends timers of duties that nobody owes any more. */
    void forget(Collection<UUID> obligations) {
        jdbc.execute(
                (ConnectionCallback<Integer>)
                        connection -> {
                            try (PreparedStatement statement =
                                    connection.prepareStatement(
                                            """
                    DELETE FROM deadline.timer
                     WHERE obligation IN (SELECT obligation FROM deadline.timer
                                           WHERE obligation = ANY (?)
                                           ORDER BY obligation FOR UPDATE)
                    """)) {
                                statement.setArray(
                                        1, connection.createArrayOf("uuid", obligations.toArray()));
                                return statement.executeUpdate();
                            }
                        });
    }

    /**
     * Takes timers that are due, the earliest first, for this hub alone: another one passes over
     * them until {@code again}, when they are due again for whoever is there, should this one not
     * come back.
     */
    List<Timer> take(Instant now, int limit, Instant again) {
        return jdbc.query(
                """
                WITH due AS (
                    SELECT obligation
                      FROM deadline.timer
                     WHERE next_at <= ?
                     ORDER BY next_at, obligation
                     LIMIT ?
                       FOR UPDATE SKIP LOCKED
                )
                UPDATE deadline.timer
                   SET next_at = ?
                  FROM due
                 WHERE timer.obligation = due.obligation
                RETURNING timer.obligation, timer.due, timer.next_at
                """,
                (row, index) ->
                        new Timer(
                                row.getObject("obligation", UUID.class),
                                row.getObject("due", OffsetDateTime.class).toInstant(),
                                row.getObject("next_at", OffsetDateTime.class).toInstant()),
                utc(now),
                limit,
                utc(again));
    }

    /** The notices about these duties that were given already. */
    Set<UUID> given(Collection<UUID> obligations) {
        return jdbc
                .query(
                        "SELECT id FROM deadline.notice WHERE obligation = ANY (?)",
                        (row, index) -> row.getObject("id", UUID.class),
                        (Object) obligations.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toSet());
    }

    /** Notes notices as given; a second time changes nothing. */
    void give(List<Herald.Given> notes) {
        jdbc.batchUpdate(
                """
                INSERT INTO deadline.notice
                       (id, obligation, kind, addressee, due, fire_at, done_at, outcome)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING
                """,
                notes.stream().map(TimerRepository::row).toList());
    }

    private static Object[] row(Herald.Given given) {
        Notice notice = given.notice();
        return new Object[] {
            notice.id(),
            notice.obligation().id(),
            notice.kind(),
            notice.addressee().value(),
            utc(notice.obligation().due()),
            utc(notice.at()),
            utc(given.at()),
            given.outcome()
        };
    }

    private void update(String sql, List<Timer> timers) {
        if (timers.isEmpty()) {
            return;
        }
        jdbc.execute(
                (ConnectionCallback<Integer>)
                        connection -> {
                            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                                statement.setArray(
                                        1, column(connection, "uuid", timers, Timer::obligation));
                                statement.setArray(
                                        2,
                                        column(
                                                connection,
                                                "timestamptz",
                                                timers,
                                                t -> utc(t.due())));
                                statement.setArray(
                                        3,
                                        column(
                                                connection,
                                                "timestamptz",
                                                timers,
                                                t -> utc(t.nextAt())));
                                return statement.executeUpdate();
                            }
                        });
    }

    private static Array column(
            Connection connection, String type, List<Timer> timers, Function<Timer, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, timers.stream().map(value).toArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
