package vn.liennganh.deadline;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.CounterEvidence;

/** When the hub was there and when it was not, in schema {@code deadline}. */
@Repository
class OutageRepository {

    private final JdbcTemplate jdbc;

    OutageRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that the hub is there; a time earlier than the last one changes nothing. */
    void beat(Instant at) {
        jdbc.update(
                """
                INSERT INTO deadline.heartbeat (at)
                VALUES (?)
                ON CONFLICT (only_row) DO UPDATE
                   SET at = excluded.at
                 WHERE heartbeat.at < excluded.at
                """,
                Timestamp.from(at));
    }

    /**
     * Notes that the hub is there again, and the outage where it was away for longer than the
     * bound. In one statement, so that of several hubs that start together one notes it.
     *
     * @return how long it was away, where that was an outage
     */
    Optional<Duration> back(Instant at, Duration bound) {
        List<Instant> since =
                jdbc.query(
                        """
                        WITH moved AS (
                            UPDATE deadline.heartbeat
                               SET at = ?
                              FROM (SELECT at AS last FROM deadline.heartbeat FOR UPDATE) AS before
                             WHERE heartbeat.at < ?
                            RETURNING before.last
                        )
                        INSERT INTO deadline.outage (since, until)
                        SELECT last, ? FROM moved WHERE last < ?
                        RETURNING since
                        """,
                        (row, index) -> row.getTimestamp("since").toInstant(),
                        Timestamp.from(at),
                        Timestamp.from(at),
                        Timestamp.from(at),
                        Timestamp.from(at.minus(bound)));
        beat(at);
        return since.stream().findFirst().map(from -> Duration.between(from, at));
    }

    /** The outages of which some part lies between the two instants. */
    List<CounterEvidence> between(Instant from, Instant to) {
        return jdbc.query(
                """
                SELECT since, until
                  FROM deadline.outage
                 WHERE until > ? AND since < ?
                 ORDER BY since
                """,
                (row, index) ->
                        CounterEvidence.outage(
                                row.getTimestamp("since").toInstant(),
                                row.getTimestamp("until").toInstant()),
                Timestamp.from(from),
                Timestamp.from(to));
    }
}
