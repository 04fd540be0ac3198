package vn.liennganh.evidence.stamp;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.evidence.SealedHead;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.WireTime;

/** Time-stamps in schema {@code evidence}; added, and never changed. */
@Repository
class StampRepository {

    private final JdbcClient jdbc;

    StampRepository(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    void insert(SealedHead head, Instant stamped, byte[] token) {
        jdbc.sql(
                        """
                INSERT INTO evidence.timestamp (size, sealed, stamped, token)
                VALUES (:size, :sealed, :stamped, :token)
                    ON CONFLICT (size) DO NOTHING
                """)
                .param("size", head.size())
                .param("sealed", Sha256.of(head.seal()).bytes())
                .param("stamped", Timestamp.from(stamped))
                .param("token", token)
                .update();
    }

    /** The time-stamp over this very seal. */
    Optional<byte[]> token(SealedHead head) {
        return jdbc.sql(
                        """
                SELECT token FROM evidence.timestamp WHERE size = :size AND sealed = :sealed
                """)
                .param("size", head.size())
                .param("sealed", Sha256.of(head.seal()).bytes())
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** When the first entry was attested that no time-stamp covers; empty where all are covered. */
    Optional<Instant> waitingSince() {
        return jdbc.sql(
                        """
                SELECT statement FROM evidence.entry
                 WHERE index = (SELECT coalesce(max(size), 0) FROM evidence.timestamp)
                """)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(bytes -> Json.MAPPER.readTree(bytes).path("time").asString(""))
                .flatMap(WireTime::read)
                .map(OffsetDateTime::toInstant);
    }

    /** When the last one was given; empty before the first. */
    Optional<Instant> last() {
        return jdbc.sql("SELECT stamped FROM evidence.timestamp ORDER BY size DESC LIMIT 1")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }
}
