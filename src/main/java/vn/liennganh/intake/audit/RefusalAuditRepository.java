package vn.liennganh.intake.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Counted refusals in schema {@code intake}. */
@Repository
class RefusalAuditRepository {

    private final JdbcTemplate jdbc;

    RefusalAuditRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Instant until, Map<RefusalAudit.Key, Long> counts) {
        List<Object[]> rows =
                counts.entrySet().stream()
                        .map(
                                entry ->
                                        new Object[] {
                                            Timestamp.from(until),
                                            entry.getKey().channel(),
                                            entry.getKey().code().slug(),
                                            entry.getValue()
                                        })
                        .toList();
        jdbc.batchUpdate(
                """
                INSERT INTO intake.refusal_count (counted_until, channel, code, refusals)
                VALUES (?, ?, ?, ?)
                """,
                rows);
    }
}
