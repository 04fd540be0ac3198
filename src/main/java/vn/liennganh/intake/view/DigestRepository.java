package vn.liennganh.intake.view;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.Sha256;

/**
 * The digests of accepted messages, for whoever finds a message by its digest: there is no index of
 * them here, where each message would pay for it at once.
 */
@Repository
public class DigestRepository {

    private final JdbcClient jdbc;

    DigestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One message.
     *
     * @param number its place in the order of acceptance
     */
    public record Line(long number, UUID id, Sha256 sha256) {}

    /** The number of the message accepted last; 0 before the first. */
    public long last() {
        return jdbc.sql("SELECT coalesce(max(number), 0) FROM intake.message")
                .query(Long.class)
                .single();
    }

    /** Messages with a higher number than that, in the order of acceptance. */
    public List<Line> after(long number, int limit) {
        return jdbc.sql(
                        """
                SELECT number, id, sha256
                  FROM intake.message
                 WHERE number > :number
                 ORDER BY number
                 LIMIT :limit
                """)
                .param("number", number)
                .param("limit", limit)
                .query(
                        (row, index) ->
                                new Line(
                                        row.getLong(1),
                                        row.getObject(2, UUID.class),
                                        Sha256.wrap(row.getBytes(3))))
                .list();
    }

    /** Messages with a higher number than that whose digest begins so; reads all of them. */
    public List<UUID> beginning(byte[] prefix, long after) {
        return jdbc.sql(
                        """
                SELECT id
                  FROM intake.message
                 WHERE number > :after AND substring(sha256 FOR :length) = :prefix
                 ORDER BY number
                """)
                .param("after", after)
                .param("length", prefix.length)
                .param("prefix", prefix)
                .query(UUID.class)
                .list();
    }
}
