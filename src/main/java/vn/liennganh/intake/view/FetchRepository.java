package vn.liennganh.intake.view;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        jdbc.batchUpdate(
                """
                INSERT INTO intake.fetched (at, agency, channel, message, attachment)
                VALUES (?, ?, ?, ?, ?)
                """,
                all,
                all.size(),
                (row, one) -> {
                    row.setTimestamp(1, Timestamp.from(one.at()));
                    row.setString(2, one.agency().value());
                    row.setString(3, one.channel());
                    row.setObject(4, one.message());
                    row.setBytes(5, one.attachment().map(Sha256::bytes).orElse(null));
                });
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
