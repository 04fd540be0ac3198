package vn.liennganh.console.open.check;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.console.paper.PaperCode;
import vn.liennganh.intake.view.DigestRepository;

/** Codes of accepted messages in schema {@code console}. */
@Repository
class PaperCodeRepository {

    private final JdbcClient jdbc;

    PaperCodeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of the last message that was taken in. */
    long last() {
        return jdbc.sql("SELECT last FROM console.paper_code_seen").query(Long.class).single();
    }

    /** Takes in messages up to that number; those that stand there already stay. */
    void keep(List<DigestRepository.Line> messages, long upto) {
        jdbc.sql(
                        """
                        INSERT INTO console.paper_code (code, message)
                        SELECT code, message
                          FROM unnest(:codes, :messages) AS new (code, message)
                         ORDER BY code
                            ON CONFLICT DO NOTHING
                        """)
                .param("codes", codes(messages))
                .param(
                        "messages",
                        messages.stream().map(DigestRepository.Line::id).toArray(UUID[]::new))
                .update();
        // After the codes: whoever is cut off between the two takes them in once more.
        jdbc.sql("UPDATE console.paper_code_seen SET last = greatest(last, :upto)")
                .param("upto", upto)
                .update();
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

    private static byte[][] codes(List<DigestRepository.Line> messages) {
        return messages.stream()
                .map(one -> PaperCode.of(one.sha256()).prefix())
                .toArray(byte[][]::new);
    }
}
