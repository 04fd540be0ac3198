package vn.liennganh.console.bank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** Rows of {@code console.bank_approval}: at most one for a draft, that of its latest words. */
@Repository
class ApprovalRepository {

    private static final String SELECT =
            """
            SELECT asked.draft, asked.words, asked.asked_by, asked.asked_name, asked.asked_at,
                   asked.decided_by, asked.decided_name, asked.decided_at, asked.approved,
                   asked.reason
            """;

    private final JdbcClient jdbc;

    ApprovalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Approval> find(List<UUID> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        SELECT
                                + " FROM console.bank_approval AS asked"
                                + " WHERE draft = ANY (:drafts::uuid[])")
                .param("drafts", drafts.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, index) -> approval(row))
                .list();
    }

    /**
     * For which drafts of an agency a second person was asked and nobody has decided, the latest
     * first; what somebody asked for or began itself is not among them.
     */
    List<Approval> asked(AgencyId agency, UUID except, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                  FROM console.draft
                                  JOIN console.bank_approval AS asked ON asked.draft = draft.id
                                 WHERE draft.agency = :agency
                                   AND draft.state IN ('editing', 'official', 'seal')
                                   AND draft.author <> :except
                                   AND asked.decided_by IS NULL AND asked.asked_by <> :except
                                 ORDER BY asked.asked_at DESC
                                 LIMIT :limit
                                """)
                .param("agency", agency.value())
                .param("except", except)
                .param("limit", limit)
                .query((row, index) -> approval(row))
                .list();
    }

    /** Asks anew: whatever was decided of other words is forgotten. */
    void ask(Approval one) {
        jdbc.sql(
                        """
                        INSERT INTO console.bank_approval
                               (draft, words, asked_by, asked_name, asked_at)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (draft) DO UPDATE
                           SET words = excluded.words, asked_by = excluded.asked_by,
                               asked_name = excluded.asked_name, asked_at = excluded.asked_at,
                               decided_by = NULL, decided_name = NULL, decided_at = NULL,
                               approved = NULL, reason = ''
                        """)
                .params(
                        one.draft(),
                        HexFormat.of().parseHex(one.words()),
                        one.askedBy(),
                        one.askedName(),
                        one.askedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False where somebody decided before, or other words are asked for by now. */
    boolean decide(UUID draft, String words, Approval.Decision decision) {
        return jdbc.sql(
                                """
                                UPDATE console.bank_approval
                                   SET decided_by = ?, decided_name = ?, decided_at = ?,
                                       approved = ?, reason = ?
                                 WHERE draft = ? AND words = ? AND decided_by IS NULL
                                """)
                        .params(
                                decision.by(),
                                decision.name(),
                                decision.at().atOffset(ZoneOffset.UTC),
                                decision.approved(),
                                decision.reason(),
                                draft,
                                HexFormat.of().parseHex(words))
                        .update()
                == 1;
    }

    private static Approval approval(ResultSet row) throws SQLException {
        UUID decidedBy = row.getObject("decided_by", UUID.class);
        return new Approval(
                row.getObject("draft", UUID.class),
                HexFormat.of().formatHex(row.getBytes("words")),
                row.getObject("asked_by", UUID.class),
                row.getString("asked_name"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                decidedBy == null
                        ? Optional.empty()
                        : Optional.of(
                                new Approval.Decision(
                                        decidedBy,
                                        row.getString("decided_name"),
                                        row.getObject("decided_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getBoolean("approved"),
                                        row.getString("reason"))));
    }
}
