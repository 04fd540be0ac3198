package vn.liennganh.console.diary;

import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** The diary of hidden values, which is only added to. */
@Repository
class ViewingRepository {

    private final JdbcTemplate jdbc;

    ViewingRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Viewing one) {
        jdbc.update(
                """
                INSERT INTO console.viewing
                       (at, agency, member, by_name, message, pointer, purpose, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                Timestamp.from(one.at()),
                one.agency().value(),
                one.member(),
                one.byName(),
                one.message(),
                one.pointer(),
                one.purpose().word(),
                one.note());
    }

    /** Of one agency's members, the latest first. */
    List<Viewing> of(AgencyId agency, int limit) {
        return jdbc.query(
                """
                SELECT at, agency, member, by_name, message, pointer, purpose, note
                  FROM console.viewing
                 WHERE agency = ?
                 ORDER BY number DESC
                 LIMIT ?
                """,
                (row, index) ->
                        new Viewing(
                                row.getTimestamp("at").toInstant(),
                                AgencyId.of(row.getString("agency")),
                                row.getObject("member", UUID.class),
                                row.getString("by_name"),
                                row.getObject("message", UUID.class),
                                row.getString("pointer"),
                                Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                                row.getString("note")),
                agency.value(),
                limit);
    }

    long count(UUID message, AgencyId agency) {
        Long count =
                jdbc.queryForObject(
                        "SELECT count(*) FROM console.viewing WHERE message = ? AND agency = ?",
                        Long.class,
                        message,
                        agency.value());
        return count == null ? 0 : count;
    }
}
