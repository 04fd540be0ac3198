package vn.liennganh.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** How far the relay has come, and what lies beyond. */
@Repository
class RelayRepository {

    private final JdbcTemplate jdbc;

    /** A delivery that the relay has to send. */
    record Outgoing(long number, AgencyId party, int precedence) {}

    RelayRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The position, locked until the transaction ends; empty while another hub process holds it.
     */
    Optional<Long> lockPosition() {
        return jdbc
                .query(
                        "SELECT position FROM delivery.relay FOR UPDATE SKIP LOCKED",
                        (row, index) -> row.getLong(1))
                .stream()
                .findFirst();
    }

    void moveTo(long position) {
        jdbc.update("UPDATE delivery.relay SET position = ?", position);
    }

    /** What was accepted after the position, in the order of acceptance. */
    List<Outgoing> beyond(long position, int limit) {
        return jdbc.query(
                """
                SELECT number, party, precedence
                  FROM delivery.waiting
                 WHERE number > ?
                 ORDER BY number
                 LIMIT ?
                """,
                (row, index) -> outgoing(row),
                position,
                limit);
    }

    /**
     * What was sent before and is neither placed nor held: the broker should have it, if it is
     * still ours.
     */
    List<Outgoing> sentButNotPlaced(long after, long position, int limit) {
        return jdbc.query(
                """
                SELECT number, party, precedence
                  FROM delivery.waiting
                 WHERE number > ? AND number <= ? AND shelved IS NULL
                   AND NOT EXISTS (SELECT FROM delivery.held WHERE held.number = waiting.number)
                 ORDER BY number
                 LIMIT ?
                """,
                (row, index) -> outgoing(row),
                after,
                position,
                limit);
    }

    static Outgoing outgoing(ResultSet row) throws SQLException {
        return new Outgoing(
                row.getLong("number"),
                AgencyId.of(row.getString("party")),
                row.getInt("precedence"));
    }
}
