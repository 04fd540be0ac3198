package vn.liennganh.console.procuracy;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.supervision.Mark;

/** Samples in schema {@code console}: added, never changed. */
@Repository
class SampleRepository {

    private final JdbcClient jdbc;

    SampleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A sample in a list. */
    record Drawn(UUID id, Instant at, String byName, String part, int population, int size) {}

    void add(Sample one) {
        jdbc.sql(
                        """
                        INSERT INTO console.procuracy_sample
                               (id, agency, member, by_name, at, part, mark, first_day, last_day,
                                seed, typed, population, digest, drawn)
                        VALUES (:id, :agency, :member, :name, :at, :part, :mark, :first, :last,
                                :seed, :typed, :population, :digest, :drawn)
                        """)
                .param("id", one.id())
                .param("agency", one.agency().value())
                .param("member", one.member())
                .param("name", one.byName())
                .param("at", Timestamp.from(one.at()))
                .param("part", one.asked().part())
                .param("mark", one.asked().markWord())
                .param("first", Date.valueOf(one.asked().from()))
                .param("last", Date.valueOf(one.asked().to()))
                .param("seed", one.seed())
                .param("typed", one.typed())
                .param("population", one.population().toArray(UUID[]::new))
                .param("digest", one.digest().bytes())
                .param("drawn", one.drawn().toArray(UUID[]::new))
                .update();
    }

    Optional<Sample> find(UUID id, AgencyId agency) {
        return jdbc.sql(
                        """
                        SELECT id, agency, member, by_name, at, part, mark, first_day, last_day,
                               seed, typed, population, digest, drawn
                          FROM console.procuracy_sample
                         WHERE id = ? AND agency = ?
                        """)
                .params(id, agency.value())
                .query((row, index) -> sample(row))
                .optional();
    }

    /** The latest first. */
    List<Drawn> of(AgencyId agency, int limit) {
        return jdbc.sql(
                        """
                        SELECT id, at, by_name, part, cardinality(population) AS population,
                               cardinality(drawn) AS size
                          FROM console.procuracy_sample
                         WHERE agency = ?
                         ORDER BY at DESC
                         LIMIT ?
                        """)
                .params(agency.value(), limit)
                .query(
                        (row, index) ->
                                new Drawn(
                                        row.getObject("id", UUID.class),
                                        row.getTimestamp("at").toInstant(),
                                        row.getString("by_name"),
                                        row.getString("part"),
                                        row.getInt("population"),
                                        row.getInt("size")))
                .list();
    }

    private static Sample sample(ResultSet row) throws SQLException {
        return new Sample(
                row.getObject("id", UUID.class),
                AgencyId.of(row.getString("agency")),
                row.getObject("member", UUID.class),
                row.getString("by_name"),
                row.getTimestamp("at").toInstant(),
                new Asked(
                        row.getString("part"),
                        Mark.of(row.getString("mark")),
                        row.getDate("first_day").toLocalDate(),
                        row.getDate("last_day").toLocalDate()),
                row.getString("seed"),
                row.getBoolean("typed"),
                ids(row.getArray("population")),
                Sha256.wrap(row.getBytes("digest")),
                ids(row.getArray("drawn")));
    }

    private static List<UUID> ids(Array column) throws SQLException {
        return List.of((UUID[]) column.getArray());
    }
}
