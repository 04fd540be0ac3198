package vn.liennganh.console.members;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.directory.Delegation;
import vn.liennganh.message.AgencyId;

/** Delegations that wait for a second head. */
@Repository
class LendingRepository extends TwoHeadsRepository<Lending> {

    private static final String SELECT =
            """
            SELECT id, agency, grantor, delegate, capacity, content, valid_from, valid_to,
                   document, proposer, proposer_name, proposed
              FROM console.lending
             WHERE outcome IS NULL AND agency = ?
            """;

    private static final String CLOSE =
            """
            UPDATE console.lending SET outcome = ?, decider = ?, decided = ?
             WHERE id = ? AND outcome IS NULL
            """;

    private final JdbcTemplate jdbc;

    LendingRepository(JdbcTemplate jdbc) {
        super(jdbc, SELECT, CLOSE, (row, index) -> lending(row));
        this.jdbc = jdbc;
    }

    /** False if the same document for the same person waits already. */
    boolean insert(Lending one) {
        Delegation lent = one.delegation();
        return jdbc.update(
                        """
                        INSERT INTO console.lending
                               (id, agency, grantor, delegate, capacity, content, valid_from,
                                valid_to, document, proposer, proposer_name, proposed)
                        VALUES (?, ?, ?, ?, ?, string_to_array(?, ' '), ?, ?, ?, ?, ?, ?)
                            ON CONFLICT DO NOTHING
                        """,
                        one.id(),
                        lent.agency().value(),
                        lent.grantor(),
                        lent.delegate(),
                        lent.capacity(),
                        String.join(" ", lent.content()),
                        Date.valueOf(lent.from()),
                        Date.valueOf(lent.to()),
                        lent.document(),
                        one.proposer(),
                        one.proposerName(),
                        Timestamp.from(one.proposed()))
                == 1;
    }

    private static Lending lending(ResultSet row) throws SQLException {
        return new Lending(
                row.getObject("id", UUID.class),
                Delegation.of(
                        new Delegation.Parties(
                                AgencyId.of(row.getString("agency")),
                                row.getString("grantor"),
                                row.getString("delegate"),
                                row.getString("capacity")),
                        Set.of((String[]) row.getArray("content").getArray()),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("document")),
                row.getObject("proposer", UUID.class),
                row.getString("proposer_name"),
                row.getTimestamp("proposed").toInstant());
    }
}
