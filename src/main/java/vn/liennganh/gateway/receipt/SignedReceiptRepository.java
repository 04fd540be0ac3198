package vn.liennganh.gateway.receipt;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.Sha256;

/** Receipts as CMS that were asked for once, in schema {@code gateway}. */
@Repository
class SignedReceiptRepository {

    private final JdbcClient jdbc;

    SignedReceiptRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<byte[]> find(Sha256 statement) {
        return jdbc.sql(
                        """
                SELECT cms
                  FROM gateway.signed_receipt
                 WHERE statement_sha256 = :statement
                """)
                .param("statement", statement.bytes())
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** Keeps the first of two that race. */
    void keep(Sha256 statement, byte[] cms) {
        jdbc.sql(
                        """
                INSERT INTO gateway.signed_receipt (statement_sha256, cms)
                VALUES (:statement, :cms)
                ON CONFLICT (statement_sha256) DO NOTHING
                """)
                .param("statement", statement.bytes())
                .param("cms", cms)
                .update();
    }
}
