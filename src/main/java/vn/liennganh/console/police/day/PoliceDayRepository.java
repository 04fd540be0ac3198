package vn.liennganh.console.police.day;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.console.access.Person;
import vn.liennganh.message.AgencyId;

/** Moments and reports of operations, each agency its own; in schema {@code console}. */
@Repository
class PoliceDayRepository {

    private final JdbcClient jdbc;

    PoliceDayRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a moment; the second time it is sent nothing happens. */
    void keep(UUID exchange, Person person, Mark mark) {
        jdbc.sql(
                        """
                        INSERT INTO console.police_mark (id, exchange, agency, kind, at, received,
                                                         member, name)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .params(
                        mark.id(),
                        exchange,
                        person.acting().value(),
                        mark.kind(),
                        mark.at().atOffset(ZoneOffset.UTC),
                        mark.received().atOffset(ZoneOffset.UTC),
                        person.member(),
                        person.name())
                .update();
    }

    /** By the time at which they happened. */
    List<Mark> marks(UUID exchange, AgencyId agency) {
        return jdbc.sql(
                        """
                        SELECT id, kind, at, received, name
                          FROM console.police_mark
                         WHERE exchange = ? AND agency = ?
                         ORDER BY at, id
                         LIMIT 200
                        """)
                .params(exchange, agency.value())
                .query(
                        (row, index) ->
                                new Mark(
                                        row.getObject(1, UUID.class),
                                        row.getString(2),
                                        row.getObject(3, OffsetDateTime.class).toInstant(),
                                        row.getObject(4, OffsetDateTime.class).toInstant(),
                                        row.getString(5)))
                .list();
    }

    Optional<DayReport> report(UUID exchange, AgencyId agency) {
        return jdbc.sql(
                        """
                        SELECT people, incidents, result, proposals, written, name
                          FROM console.police_report
                         WHERE exchange = ? AND agency = ?
                        """)
                .params(exchange, agency.value())
                .query(
                        (row, index) ->
                                new DayReport(
                                        row.getInt(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getObject(5, OffsetDateTime.class).toInstant(),
                                        row.getString(6)))
                .optional();
    }

    /** Keeps the report, unless a later one is known. */
    void report(UUID exchange, Person person, DayReport report) {
        Instant written = report.written();
        jdbc.sql(
                        """
                        INSERT INTO console.police_report (exchange, agency, people, incidents,
                                                           result, proposals, written, member, name)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (exchange, agency) DO UPDATE
                           SET people = EXCLUDED.people, incidents = EXCLUDED.incidents,
                               result = EXCLUDED.result, proposals = EXCLUDED.proposals,
                               written = EXCLUDED.written, member = EXCLUDED.member,
                               name = EXCLUDED.name
                         WHERE console.police_report.written <= EXCLUDED.written
                        """)
                .params(
                        exchange,
                        person.acting().value(),
                        report.people(),
                        report.incidents(),
                        report.result(),
                        report.proposals(),
                        written.atOffset(ZoneOffset.UTC),
                        person.member(),
                        person.name())
                .update();
    }
}
