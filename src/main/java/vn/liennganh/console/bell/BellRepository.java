package vn.liennganh.console.bell;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each member has seen, in schema {@code console}. */
@Repository
class BellRepository {

    private final JdbcClient jdbc;

    BellRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Mark> mark(UUID member) {
        return jdbc.sql("SELECT at, machine_at, round FROM console.bell_mark WHERE member = ?")
                .param(member)
                .query(
                        (row, index) ->
                                new Mark(
                                        row.getTimestamp("at").toInstant(),
                                        row.getTimestamp("machine_at").toInstant(),
                                        row.getLong("round")))
                .optional();
    }

    /** A mark only moves on; rows of single messages from before the news are not needed. */
    void mark(UUID member, Mark mark, Instant oldest) {
        jdbc.sql(
                        """
                        INSERT INTO console.bell_mark (member, at, machine_at, round)
                        VALUES (:member, :at, :machine, :round)
                            ON CONFLICT (member) DO UPDATE
                           SET at = greatest(bell_mark.at, excluded.at),
                               machine_at = greatest(bell_mark.machine_at, excluded.machine_at),
                               round = greatest(bell_mark.round, excluded.round)
                        """)
                .param("member", member)
                .param("at", Timestamp.from(mark.at()))
                .param("machine", Timestamp.from(mark.machineAt()))
                .param("round", mark.round())
                .update();
        jdbc.sql("DELETE FROM console.bell_read WHERE member = :member AND at < :oldest")
                .param("member", member)
                .param("oldest", Timestamp.from(oldest))
                .update();
    }

    void read(UUID member, Collection<UUID> messages, Instant at) {
        jdbc.sql(
                        """
                        INSERT INTO console.bell_read (member, message, at)
                        SELECT :member, message, :at FROM unnest(:messages) AS one (message)
                            ON CONFLICT DO NOTHING
                        """)
                .param("member", member)
                .param("at", Timestamp.from(at))
                .param("messages", messages.toArray(UUID[]::new))
                .update();
    }

    /** Those of the messages that the member has read. */
    Set<UUID> read(UUID member, Collection<UUID> messages) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                SELECT message
                                  FROM console.bell_read
                                 WHERE member = :member AND message = ANY (:messages)
                                """)
                        .param("member", member)
                        .param("messages", messages.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }
}
