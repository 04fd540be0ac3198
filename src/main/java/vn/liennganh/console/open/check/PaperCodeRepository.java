package vn.liennganh.console.open.check;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Codes of accepted messages in schema {@code console}. */
@Repository
class PaperCodeRepository {

    private final JdbcClient jdbc;

    PaperCodeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes in the next messages in one statement; tells how many they were. */
    int catchUp(int limit) {
        return jdbc.sql(
                        """
                        WITH seen AS (
                            SELECT last FROM console.paper_code_seen FOR UPDATE
                        ), fresh AS (
                            SELECT m.number, m.id, substring(m.sha256 FROM 1 FOR 10) AS code
                              FROM intake.message m
                             WHERE m.number > (SELECT last FROM seen)
                             ORDER BY m.number
                             LIMIT :limit
                        ), kept AS (
                            INSERT INTO console.paper_code (code, message)
                            SELECT code, id FROM fresh
                                ON CONFLICT DO NOTHING
                        )
                        UPDATE console.paper_code_seen
                           SET last = coalesce((SELECT max(number) FROM fresh), last)
                        RETURNING (SELECT count(*)::int FROM fresh)
                        """)
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    List<UUID> messages(byte[] code) {
        return jdbc.sql(
                        """
                        SELECT message
                          FROM console.paper_code
                         WHERE code = :code
                         ORDER BY message
                        """)
                .param("code", code)
                .query(UUID.class)
                .list();
    }
}
