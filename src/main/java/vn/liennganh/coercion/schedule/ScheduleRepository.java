package vn.liennganh.coercion.schedule;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.message.AgencyId;

/** The claims of all operations; in schema {@code coercion}. */
@Repository
public class ScheduleRepository {

    private final JdbcTemplate jdbc;

    ScheduleRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts away everything, to be made again from the messages. */
    public void forget() {
        jdbc.update("DELETE FROM coercion.schedule");
    }

    /** Puts what these operations need in the place of what they needed before. */
    public void keep(Collection<Operation> operations) {
        List<Claim> claims = new ArrayList<>();
        operations.forEach(one -> claims.addAll(Claims.of(one)));
        jdbc.update(
                "DELETE FROM coercion.schedule WHERE exchange = ANY (?::uuid[])",
                (Object) column(operations, one -> one.exchange().toString()));
        jdbc.batchUpdate(
                """
                INSERT INTO coercion.schedule (exchange, agency, number, holder, kind, key, name,
                                               people, starts, ends, confirmed, readers)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULLIF(?, '')::timestamptz, ?, ?)
                """,
                claims,
                500,
                (statement, one) -> {
                    statement.setObject(1, one.exchange());
                    statement.setString(2, one.agency().value());
                    statement.setString(3, one.number());
                    statement.setString(4, one.holder().value());
                    statement.setString(5, one.kind().name());
                    statement.setString(6, one.key());
                    statement.setString(7, one.name());
                    statement.setInt(8, one.people());
                    statement.setObject(9, one.starts().atOffset(ZoneOffset.UTC));
                    statement.setString(10, one.ends().map(Instant::toString).orElse(""));
                    statement.setBoolean(11, one.confirmed());
                    statement.setArray(
                            12,
                            statement
                                    .getConnection()
                                    .createArrayOf("text", column(one.readers(), AgencyId::value)));
                });
    }

    /** What is needed in a stretch of time, of these agencies or by their operations. */
    public List<Claim> between(Instant from, Instant to, Set<AgencyId> agencies) {
        String[] ids = column(agencies, AgencyId::value);
        return jdbc.query(
                """
                SELECT exchange, agency, number, holder, kind, key, name, people, starts, ends,
                       confirmed, readers
                  FROM coercion.schedule
                 WHERE starts >= ? AND starts < ?
                   AND (holder = ANY (?::text[]) OR agency = ANY (?::text[]))
                 ORDER BY starts, exchange, holder, kind, key
                """,
                (row, index) -> claim(row),
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC),
                ids,
                ids);
    }

    /** What is needed of the same in a stretch of time, whoever asks for it. */
    public List<Claim> alike(Instant from, Instant to, Collection<Claim> claims) {
        return jdbc.query(
                """
                SELECT s.exchange, s.agency, s.number, s.holder, s.kind, s.key, s.name, s.people,
                       s.starts, s.ends, s.confirmed, s.readers
                  FROM coercion.schedule s
                 WHERE s.starts >= ? AND s.starts < ?
                   AND (s.kind, s.key) IN (SELECT kind, key
                                             FROM unnest(?::text[], ?::text[]) AS k (kind, key))
                   AND (s.key <> '' OR s.holder = ANY (?::text[]))
                 ORDER BY s.starts, s.exchange, s.holder, s.kind, s.key
                """,
                (row, index) -> claim(row),
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC),
                column(claims, one -> one.kind().name()),
                column(claims, Claim::key),
                column(claims, one -> one.holder().value()));
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getObject(1, UUID.class),
                AgencyId.of(row.getString(2)),
                row.getString(3),
                AgencyId.of(row.getString(4)),
                Claim.Kind.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject(10, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getBoolean(11),
                agencies(row.getArray(12)));
    }

    private static List<AgencyId> agencies(Array column) throws SQLException {
        return Arrays.stream((String[]) column.getArray()).map(AgencyId::of).toList();
    }

    private static <T> String[] column(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
