package vn.liennganh.console.members;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.console.access.Role;
import vn.liennganh.message.AgencyId;

/** Proposals, and the diary of what became of them. */
@Repository
class AppointmentRepository extends TwoHeadsRepository<Proposal> {

    private static final String SELECT =
            """
            SELECT id, agency, issuer, subject, name, roles, until, reason, proposer,
                   proposer_name, proposed
              FROM console.appointment
             WHERE outcome IS NULL AND agency = ?
            """;

    private static final String CLOSE =
            """
            UPDATE console.appointment SET outcome = ?, decider = ?, decided = ?
             WHERE id = ? AND outcome IS NULL
            """;

    private final JdbcTemplate jdbc;

    AppointmentRepository(JdbcTemplate jdbc) {
        super(jdbc, SELECT, CLOSE, (row, index) -> proposal(row));
        this.jdbc = jdbc;
    }

    /** False if somebody proposed something for the same person already. */
    boolean insert(Proposal one) {
        return jdbc.update(
                        """
                        INSERT INTO console.appointment
                               (id, agency, issuer, subject, name, roles, until, reason, proposer,
                                proposer_name, proposed)
                        VALUES (?, ?, ?, ?, ?, string_to_array(?, ' '), ?, ?, ?, ?, ?)
                            ON CONFLICT DO NOTHING
                        """,
                        one.id(),
                        one.agency().value(),
                        one.whom().issuer(),
                        one.whom().subject(),
                        one.whom().name(),
                        String.join(" ", one.whom().words()),
                        one.until().map(Date::valueOf).orElse(null),
                        one.reason(),
                        one.proposer(),
                        one.proposerName(),
                        Timestamp.from(one.proposed()))
                == 1;
    }

    void note(Deed deed) {
        jdbc.update(
                """
                INSERT INTO console.member_deed
                       (at, agency, actor, by_name, verb, person, roles, reason)
                VALUES (?, ?, ?, ?, ?, ?, string_to_array(?, ' '), ?)
                """,
                Timestamp.from(deed.at()),
                deed.agency().value(),
                deed.actor(),
                deed.byName(),
                deed.verb().word(),
                deed.person(),
                String.join(" ", deed.roles()),
                deed.reason());
    }

    /** The latest first. */
    List<Deed> deeds(AgencyId agency, int limit) {
        return jdbc.query(
                """
                SELECT at, agency, actor, by_name, verb, person, roles, reason
                  FROM console.member_deed
                 WHERE agency = ?
                 ORDER BY number DESC
                 LIMIT ?
                """,
                (row, index) ->
                        new Deed(
                                row.getTimestamp("at").toInstant(),
                                AgencyId.of(row.getString("agency")),
                                row.getObject("actor", UUID.class),
                                row.getString("by_name"),
                                Deed.Verb.valueOf(row.getString("verb").toUpperCase(Locale.ROOT)),
                                row.getString("person"),
                                words(row),
                                row.getString("reason")),
                agency.value(),
                limit);
    }

    private static List<String> words(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("roles").getArray());
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getObject("id", UUID.class),
                AgencyId.of(row.getString("agency")),
                new Proposal.Whom(
                        row.getString("issuer"),
                        row.getString("subject"),
                        row.getString("name"),
                        words(row).stream()
                                .flatMap(word -> Role.named(word).stream())
                                .collect(Collectors.toSet())),
                Optional.ofNullable(row.getDate("until")).map(Date::toLocalDate),
                row.getString("reason"),
                row.getObject("proposer", UUID.class),
                row.getString("proposer_name"),
                row.getTimestamp("proposed").toInstant());
    }
}
