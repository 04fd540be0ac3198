package vn.liennganh.intake.view;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;

/** The table of what was fetched, which is only added to. */
@Repository
class FetchRepository {

    private final JdbcTemplate jdbc;

    FetchRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<Fetches.Fetch> all) {
        jdbc.update(
                """
                INSERT INTO intake.fetched (at, agency, channel, message, attachment)
                SELECT * FROM unnest(?::timestamptz[], ?::text[], ?::text[], ?::uuid[], ?::bytea[])
                """,
                statement -> {
                    statement.setArray(1, column(statement, all, one -> one.at()));
                    statement.setArray(2, column(statement, all, one -> one.agency()));
                    statement.setArray(3, column(statement, all, one -> one.channel()));
                    statement.setArray(4, column(statement, all, one -> one.message()));
                    statement.setArray(
                            5,
                            statement
                                    .getConnection()
                                    .createArrayOf(
                                            "bytea",
                                            all.stream()
                                                    .map(FetchRepository::digest)
                                                    .toArray(byte[][]::new)));
                });
    }

    private static Array column(
            PreparedStatement statement,
            List<Fetches.Fetch> all,
            Function<Fetches.Fetch, Object> value)
            throws SQLException {
        Object[] texts = all.stream().map(value).map(Object::toString).toArray();
        return statement.getConnection().createArrayOf("text", texts);
    }

    private static byte @Nullable [] digest(Fetches.Fetch one) {
        return one.attachment().map(Sha256::bytes).orElse(null);
    }

    /** Of one agency, the latest first. */
    List<Fetches.Fetch> of(AgencyId agency, int limit) {
        return jdbc.query(
                """
                SELECT at, agency, channel, message, attachment
                  FROM intake.fetched
                 WHERE agency = ?
                 ORDER BY number DESC
                 LIMIT ?
                """,
                (row, index) ->
                        new Fetches.Fetch(
                                row.getTimestamp("at").toInstant(),
                                AgencyId.of(row.getString("agency")),
                                row.getString("channel"),
                                row.getObject("message", UUID.class),
                                Optional.ofNullable(row.getBytes("attachment")).map(Sha256::wrap)),
                agency.value(),
                limit);
    }
}
