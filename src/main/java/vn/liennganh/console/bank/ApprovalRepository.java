package vn.liennganh.console.bank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code console.bank_approval}: at most one for a draft, that of its latest words. */
@Repository
class ApprovalRepository {

    private final JdbcClient jdbc;

    ApprovalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Approval> find(UUID draft) {
        return jdbc.sql(
                        """
                        SELECT draft, words, asked_by, asked_name, asked_at,
                               decided_by, decided_name, decided_at, approved, reason
                          FROM console.bank_approval
                         WHERE draft = ?
                        """)
                .param(draft)
                .query((row, index) -> approval(row))
                .optional();
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
