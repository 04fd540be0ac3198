package vn.liennganh.console.police.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.console.access.Person;
import vn.liennganh.message.AgencyId;

/** Secret addresses, by their digest alone; in schema {@code console}. */
@Repository
class FeedRepository {

    private final JdbcClient jdbc;

    FeedRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts an address in the place of the one that the unit had. */
    void put(Person person, String unit, byte[] secret, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO console.police_feed (agency, unit, secret, added, member)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (agency, unit) DO UPDATE
                           SET secret = EXCLUDED.secret, added = EXCLUDED.added,
                               member = EXCLUDED.member
                        """)
                .params(
                        person.acting().value(),
                        unit,
                        secret,
                        now.atOffset(ZoneOffset.UTC),
                        person.member())
                .update();
    }

    void drop(AgencyId agency, String unit) {
        jdbc.sql("DELETE FROM console.police_feed WHERE agency = ? AND unit = ?")
                .params(agency.value(), unit)
                .update();
    }

    Optional<Feed> find(byte[] secret) {
        return jdbc.sql("SELECT agency, unit, added FROM console.police_feed WHERE secret = ?")
                .params(secret)
                .query((row, index) -> feed(row))
                .optional();
    }

    List<Feed> of(AgencyId agency) {
        return jdbc.sql(
                        """
                        SELECT agency, unit, added
                          FROM console.police_feed
                         WHERE agency = ?
                         ORDER BY unit
                        """)
                .params(agency.value())
                .query((row, index) -> feed(row))
                .list();
    }

    private static Feed feed(ResultSet row) throws SQLException {
        return new Feed(
                AgencyId.of(row.getString(1)),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }
}
