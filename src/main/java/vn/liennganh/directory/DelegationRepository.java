package vn.liennganh.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** The tables of delegations; every write belongs into the caller's transaction. */
@Repository
class DelegationRepository {

    private final JdbcClient jdbc;

    DelegationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that began, each with the earliest end that was recorded for it. */
    List<Delegation> all() {
        return jdbc
                .sql(
                        """
                        SELECT d.id, d.agency, d.grantor, d.delegate, d.capacity, d.content,
                               d.valid_from, d.valid_to, d.document, min(e.last_day) AS ended
                          FROM directory.delegation d
                          LEFT JOIN directory.delegation_end e ON e.delegation = d.id
                         GROUP BY d.id
                         ORDER BY d.recorded_at, d.id
                        """)
                .query((row, number) -> delegation(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** All rows as they are, whatever was recorded of them later. */
    List<Delegation> rows() {
        return jdbc.sql(
                        """
                        SELECT id, agency, grantor, delegate, capacity, content, valid_from,
                               valid_to, document
                          FROM directory.delegation
                         ORDER BY recorded_at, id
                        """)
                .query((row, number) -> whole(row))
                .list();
    }

    /** All earlier ends, in the order in which they were recorded. */
    List<Delegations.KeptEnd> ends() {
        return jdbc.sql(
                        """
                        SELECT number, delegation, last_day
                          FROM directory.delegation_end
                         ORDER BY number
                        """)
                .query(
                        (row, number) ->
                                new Delegations.KeptEnd(
                                        row.getLong("number"),
                                        row.getObject("delegation", UUID.class),
                                        row.getObject("last_day", LocalDate.class)))
                .list();
    }

    /** False if it stands there already. */
    boolean insert(Delegation delegation, Instant now) {
        return jdbc.sql(
                                """
                        INSERT INTO directory.delegation (
                            id, agency, grantor, delegate, capacity, content, valid_from, valid_to,
                            document, recorded_at)
                        VALUES (:id, :agency, :grantor, :delegate, :capacity,
                            string_to_array(:content, ','), :from, :to, :document, :now)
                        ON CONFLICT (id) DO NOTHING
                        """)
                        .param("id", delegation.id())
                        .param("agency", delegation.agency().value())
                        .param("grantor", delegation.grantor())
                        .param("delegate", delegation.delegate())
                        .param("capacity", delegation.capacity())
                        .param("content", String.join(",", delegation.content()))
                        .param("from", delegation.from())
                        .param("to", delegation.to())
                        .param("document", delegation.document())
                        .param("now", CertificateRepository.at(now))
                        .update()
                == 1;
    }

    boolean exists(UUID delegation) {
        return jdbc.sql("SELECT count(*) FROM directory.delegation WHERE id = :id")
                        .param("id", delegation)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void end(UUID delegation, LocalDate lastDay, String reason, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO directory.delegation_end (
                            delegation, last_day, reason, recorded_at)
                        VALUES (:delegation, :lastDay, :reason, :now)
                        """)
                .param("delegation", delegation)
                .param("lastDay", lastDay)
                .param("reason", reason)
                .param("now", CertificateRepository.at(now))
                .update();
    }

    private static Delegation whole(ResultSet row) throws SQLException {
        return new Delegation(
                row.getObject("id", UUID.class),
                AgencyId.of(row.getString("agency")),
                row.getString("grantor"),
                row.getString("delegate"),
                row.getString("capacity"),
                texts(row.getArray("content")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("document"));
    }

    private static Optional<Delegation> delegation(ResultSet row) throws SQLException {
        Delegation whole = whole(row);
        @Nullable LocalDate ended = row.getObject("ended", LocalDate.class);
        return ended == null ? Optional.of(whole) : whole.endedOn(ended);
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
