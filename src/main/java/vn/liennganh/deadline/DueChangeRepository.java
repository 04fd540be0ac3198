package vn.liennganh.deadline;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.regulation.RuleBook.Fingerprint;

/**
 * Due instants that were moved, until both parties are told, and by which law they were counted.
 */
@Repository
class DueChangeRepository {

    private final JdbcTemplate jdbc;

    DueChangeRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<BatchEvent.Recounted> moved) {
        jdbc.batchUpdate(
                """
                INSERT INTO deadline.due_change (obligation, old_due, due, by_rule, at)
                VALUES (?, ?, ?, ?, ?)
                """,
                moved.stream()
                        .map(
                                one ->
                                        new Object[] {
                                            one.after().id(),
                                            Timestamp.from(one.before().due()),
                                            Timestamp.from(one.after().due()),
                                            one.byRule(),
                                            Timestamp.from(one.at())
                                        })
                        .toList());
    }

    /** Those of which somebody is not told yet, the oldest first. */
    List<DueChange> untold(int limit) {
        return jdbc.query(
                """
                SELECT number, obligation, old_due, due, by_rule, at
                  FROM deadline.due_change
                 ORDER BY number
                 LIMIT ?
                """,
                (row, index) ->
                        new DueChange(
                                row.getLong("number"),
                                row.getObject("obligation", java.util.UUID.class),
                                row.getTimestamp("old_due").toInstant(),
                                row.getTimestamp("due").toInstant(),
                                row.getBoolean("by_rule"),
                                row.getTimestamp("at").toInstant()),
                limit);
    }

    void told(List<Long> numbers) {
        jdbc.update(
                "DELETE FROM deadline.due_change WHERE number = ANY (?)",
                (Object) numbers.toArray(Long[]::new));
    }

    /** By which calendars and limits all outstanding duties were counted; empty at first. */
    Optional<Fingerprint> counted() {
        return jdbc
                .query(
                        "SELECT calendars, limits FROM deadline.counted_by",
                        (row, index) ->
                                new Fingerprint(
                                        row.getString("calendars"), row.getString("limits")))
                .stream()
                .findFirst();
    }

    void counted(Fingerprint now) {
        jdbc.update(
                """
                INSERT INTO deadline.counted_by (calendars, limits)
                VALUES (?, ?)
                ON CONFLICT (only_row) DO UPDATE
                   SET calendars = excluded.calendars, limits = excluded.limits
                """,
                now.calendars(),
                now.limits());
    }
}
