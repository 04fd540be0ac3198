package vn.liennganh.console.assign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** Assignments, in schema {@code console}. */
@Repository
class AssignmentRepository {

    private static final String SELECT =
            """
            SELECT a.exchange, a.member, m.name, a.since
              FROM console.assigned a
              JOIN console.member m ON m.id = a.member
            """;

    private final JdbcClient jdbc;

    AssignmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Assigned> of(AgencyId agency, Collection<UUID> exchanges) {
        return jdbc.sql(SELECT + " WHERE a.agency = :agency AND a.exchange = ANY (:all::uuid[])")
                .param("agency", agency.value())
                .param("all", exchanges.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, index) -> assigned(row))
                .list();
    }

    List<Assigned> of(AgencyId agency, UUID member, int limit) {
        return jdbc.sql(
                        SELECT
                                + " WHERE a.member = :member AND a.agency = :agency"
                                + " ORDER BY a.since DESC LIMIT :limit")
                .param("member", member)
                .param("agency", agency.value())
                .param("limit", limit)
                .query((row, index) -> assigned(row))
                .list();
    }

    void assign(AgencyId agency, UUID exchange, UUID member, Instant at) {
        jdbc.sql(
                        """
                        INSERT INTO console.assigned (agency, exchange, member, since)
                        VALUES (:agency, :exchange, :member, :at)
                            ON CONFLICT (agency, exchange)
                            DO UPDATE SET member = :member, since = :at
                        """)
                .param("agency", agency.value())
                .param("exchange", exchange)
                .param("member", member)
                .param("at", Timestamp.from(at))
                .update();
    }

    boolean putDown(AgencyId agency, UUID exchange) {
        return jdbc.sql(
                                """
                                DELETE FROM console.assigned
                                 WHERE agency = :agency AND exchange = :exchange
                                """)
                        .param("agency", agency.value())
                        .param("exchange", exchange)
                        .update()
                > 0;
    }

    void write(
            Instant at,
            AgencyId agency,
            UUID exchange,
            @Nullable UUID member,
            Assignments.By by,
            String note) {
        jdbc.sql(
                        """
                        INSERT INTO console.assignment
                               (at, agency, exchange, member, actor, by_name, note)
                        VALUES (:at, :agency, :exchange, :member, :actor, :name, :note)
                        """)
                .param("at", Timestamp.from(at))
                .param("agency", agency.value())
                .param("exchange", exchange)
                .param("member", member)
                .param("actor", by.member())
                .param("name", by.name())
                .param("note", note)
                .update();
    }

    private static Assigned assigned(ResultSet row) throws SQLException {
        return new Assigned(
                row.getObject("exchange", UUID.class),
                row.getObject("member", UUID.class),
                row.getString("name"),
                row.getTimestamp("since").toInstant());
    }
}
