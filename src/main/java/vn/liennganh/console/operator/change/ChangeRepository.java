package vn.liennganh.console.operator.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/** Proposals and decisions: both only ever added; what is open is kept beside them. */
@Repository
class ChangeRepository {

    private static final String SELECT =
            """
            SELECT p.id, p.kind, p.agency, p.subject, p.wanted, p.basis, p.reason, p.proposer,
                   p.proposer_name, p.proposed, d.outcome, d.decider, d.decider_name, d.decided,
                   d.reason AS decided_reason, d.seen
              FROM console.change_proposal p
              LEFT JOIN console.change_decision d ON d.proposal = p.id
            """;

    private final JdbcTemplate jdbc;

    ChangeRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** False if it stands there already: the same form was sent twice. */
    boolean insert(ChangeProposal one) {
        return jdbc.update(
                        """
                        INSERT INTO console.change_proposal
                               (id, kind, agency, subject, wanted, basis, reason, proposer,
                                proposer_name, proposed)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            ON CONFLICT DO NOTHING
                        """,
                        one.id(),
                        one.what().kind().word(),
                        one.what().agency().value(),
                        one.what().subject(),
                        one.what().json(),
                        one.basis(),
                        one.reason(),
                        one.proposer(),
                        one.proposerName(),
                        Timestamp.from(one.proposed()))
                == 1;
    }

    /** False if another proposal about the same thing is open. */
    boolean open(ChangeProposal one) {
        return jdbc.update(
                        "INSERT INTO console.change_open (target, proposal) VALUES (?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        one.what().target(),
                        one.id())
                == 1;
    }

    /** Closes it; false if somebody has decided it meanwhile. */
    boolean decide(ChangeProposal one, ChangeDecision decision) {
        boolean first =
                jdbc.update("DELETE FROM console.change_open WHERE proposal = ?", one.id()) == 1;
        if (first) {
            jdbc.update(
                    """
                    INSERT INTO console.change_decision
                           (proposal, proposer, outcome, decider, decider_name, decided, reason,
                            seen)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    one.id(),
                    one.proposer(),
                    decision.outcome().word(),
                    decision.decider(),
                    decision.deciderName(),
                    Timestamp.from(decision.decided()),
                    decision.reason(),
                    decision.seen());
        }
        return first;
    }

    Optional<ChangeProposal> find(UUID id) {
        return jdbc.query(SELECT + " WHERE p.id = ?", (row, index) -> proposal(row), id).stream()
                .findFirst();
    }

    /** The oldest first. */
    List<ChangeProposal> open() {
        return jdbc.query(
                SELECT
                        + " JOIN console.change_open o ON o.proposal = p.id"
                        + " ORDER BY p.proposed, p.id",
                (row, index) -> proposal(row));
    }

    /** What is open about this thing. */
    Optional<UUID> openAbout(String target) {
        return jdbc
                .queryForList(
                        "SELECT proposal FROM console.change_open WHERE target = ?",
                        UUID.class,
                        target)
                .stream()
                .findFirst();
    }

    /** The latest decided first. */
    List<ChangeProposal> decided(int limit) {
        return jdbc.query(
                SELECT + " WHERE d.decided IS NOT NULL ORDER BY d.decided DESC, p.id LIMIT ?",
                (row, index) -> proposal(row),
                limit);
    }

    /** All about one agency, the latest first. */
    List<ChangeProposal> about(AgencyId agency, int limit) {
        return jdbc.query(
                SELECT + " WHERE p.agency = ? ORDER BY p.proposed DESC, p.id LIMIT ?",
                (row, index) -> proposal(row),
                agency.value(),
                limit);
    }

    private static ChangeProposal proposal(ResultSet row) throws SQLException {
        return new ChangeProposal(
                row.getObject("id", UUID.class),
                new ChangeProposal.What(
                        ChangeKind.named(row.getString("kind")).orElseThrow(),
                        AgencyId.of(row.getString("agency")),
                        row.getString("subject"),
                        fields(row.getString("wanted"))),
                row.getString("basis"),
                row.getString("reason"),
                row.getObject("proposer", UUID.class),
                row.getString("proposer_name"),
                row.getTimestamp("proposed").toInstant(),
                decision(row));
    }

    private static Optional<ChangeDecision> decision(ResultSet row) throws SQLException {
        Timestamp decided = row.getTimestamp("decided");
        if (decided == null) {
            return Optional.empty();
        }
        Instant at = decided.toInstant();
        return Optional.of(
                new ChangeDecision(
                        ChangeDecision.Outcome.valueOf(
                                row.getString("outcome").toUpperCase(Locale.ROOT)),
                        row.getObject("decider", UUID.class),
                        row.getString("decider_name"),
                        at,
                        row.getString("decided_reason"),
                        row.getString("seen")));
    }

    private static Map<String, String> fields(String json) {
        Map<String, String> fields = new LinkedHashMap<>();
        Json.MAPPER
                .readTree(json)
                .properties()
                .forEach(one -> fields.put(one.getKey(), one.getValue().asString()));
        return fields;
    }
}
