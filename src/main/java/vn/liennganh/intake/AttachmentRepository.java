package vn.liennganh.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;

/** Uploaded contents and which messages name them, in schema {@code intake}. */
@Repository
class AttachmentRepository {

    /** One upload; {@code received} is its size when complete. */
    record Content(long id, long received, boolean complete) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AttachmentRepository(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    Optional<Content> find(AgencyId owner, Sha256 digest) {
        return jdbc.sql(
                        """
                SELECT id, received, complete
                  FROM intake.content
                 WHERE owner = :owner AND sha256 = :sha256
                """)
                .param("owner", owner.value())
                .param("sha256", digest.bytes())
                .query(
                        (row, number) ->
                                new Content(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                .optional();
    }

    /** Bytes that this owner uploaded and no message names. */
    long waitingBytes(AgencyId owner) {
        return jdbc.sql(
                        """
                SELECT coalesce(sum(received), 0)
                  FROM intake.content c
                 WHERE owner = :owner
                   AND NOT EXISTS (SELECT 1 FROM intake.attachment a WHERE a.content = c.id)
                """)
                .param("owner", owner.value())
                .query(Long.class)
                .single();
    }

    /**
     * Begins an upload anew; an unfinished earlier one of the same owner is dropped. Empty where
     * another one has begun or is whole in that moment.
     */
    Optional<Long> begin(AgencyId owner, Sha256 digest, Instant at) {
        return inTransaction(() -> replace(owner, digest, at));
    }

    private Optional<Long> replace(AgencyId owner, Sha256 digest, Instant at) {
        jdbc.sql(
                        """
                DELETE FROM intake.content
                 WHERE owner = :owner AND sha256 = :sha256 AND NOT complete
                """)
                .param("owner", owner.value())
                .param("sha256", digest.bytes())
                .update();
        return jdbc.sql(
                        """
                INSERT INTO intake.content (owner, sha256, received, complete, touched_at)
                VALUES (:owner, :sha256, 0, false, :at)
                ON CONFLICT (owner, sha256) DO NOTHING
                RETURNING id
                """)
                .param("owner", owner.value())
                .param("sha256", digest.bytes())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .optional();
    }

    /** Its lifetime begins anew; false if it has just been removed. */
    boolean touch(long content, Instant at) {
        return jdbc.sql("UPDATE intake.content SET touched_at = :at WHERE id = :content")
                        .param("at", Timestamp.from(at))
                        .param("content", content)
                        .update()
                == 1;
    }

    /** False if the upload no longer stands where this piece begins. */
    boolean append(long content, long start, byte[] bytes, Instant at) {
        return jdbc.sql(
                                """
                WITH moved AS (
                    UPDATE intake.content
                       SET received = received + :length, touched_at = :at
                     WHERE id = :content AND received = :start AND NOT complete
                    RETURNING id)
                INSERT INTO intake.chunk (content, start, bytes)
                SELECT id, :start, :bytes FROM moved
                """)
                        .param("length", (long) bytes.length)
                        .param("at", Timestamp.from(at))
                        .param("content", content)
                        .param("start", start)
                        .param("bytes", bytes)
                        .update()
                == 1;
    }

    boolean complete(long content, long size, Instant at) {
        return jdbc.sql(
                                """
                UPDATE intake.content
                   SET complete = true, touched_at = :at
                 WHERE id = :content AND received = :size AND NOT complete
                """)
                        .param("at", Timestamp.from(at))
                        .param("content", content)
                        .param("size", size)
                        .update()
                == 1;
    }

    void discard(long content) {
        jdbc.sql("DELETE FROM intake.content WHERE id = :content AND NOT complete")
                .param("content", content)
                .update();
    }

    /** Bytes as they were received together. */
    record Piece(long start, byte[] bytes) {}

    /** The piece in which this byte lies; empty where it was never received. */
    Optional<Piece> piece(long content, long at) {
        return jdbc.sql(
                        """
                SELECT start, bytes FROM intake.chunk
                 WHERE content = :content AND start <= :at
                 ORDER BY start DESC
                 LIMIT 1
                """)
                .param("content", content)
                .param("at", at)
                .query((row, number) -> new Piece(row.getLong(1), row.getBytes(2)))
                .optional()
                .filter(piece -> at < piece.start() + piece.bytes().length);
    }

    Optional<Content> named(UUID message, Sha256 digest) {
        return jdbc.sql(
                        """
                SELECT c.id, c.received, c.complete
                  FROM intake.attachment a
                  JOIN intake.content c ON c.id = a.content
                 WHERE a.message = :message AND a.sha256 = :sha256
                """)
                .param("message", message)
                .param("sha256", digest.bytes())
                .query(
                        (row, number) ->
                                new Content(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                .optional();
    }

    /**
     * What an agency may name: its own whole uploads, and what messages brought that it may read.
     * Its own come first. The rows are locked against expiry until the transaction ends.
     */
    Map<Sha256, Content> usable(AgencyId agency, Collection<Sha256> digests) {
        Map<Sha256, Content> found = new HashMap<>();
        jdbc.sql(
                        """
                SELECT c.id, c.received, c.complete, c.sha256
                  FROM intake.content c
                 WHERE c.sha256 = ANY (:digests::bytea[]) AND c.complete
                   AND (c.owner = :agency OR EXISTS (
                        SELECT 1
                          FROM intake.attachment a
                          JOIN intake.message m ON m.id = a.message
                         WHERE a.content = c.id
                           AND (m.sender = :agency OR :agency = ANY (m.recipients)
                                OR :agency = ANY (m.copies))))
                 ORDER BY c.owner <> :agency, c.id
                   FOR KEY SHARE OF c
                """)
                .param("digests", digests.stream().map(d -> "\\x" + d.hex()).toArray(String[]::new))
                .param("agency", agency.value())
                .query(
                        row -> {
                            found.putIfAbsent(
                                    Sha256.wrap(row.getBytes(4)),
                                    new Content(row.getLong(1), row.getLong(2), row.getBoolean(3)));
                        });
        return found;
    }

    void name(UUID message, Map<Sha256, Content> contents) {
        contents.forEach(
                (digest, content) ->
                        jdbc.sql(
                                        """
                INSERT INTO intake.attachment (message, sha256, content)
                VALUES (:message, :sha256, :content)
                """)
                                .param("message", message)
                                .param("sha256", digest.bytes())
                                .param("content", content.id())
                                .update());
    }

    /** Removes what no message names and nobody touched since; a racing acceptance wins. */
    int expire(Instant untouchedSince) {
        return inTransaction(() -> remove(untouchedSince));
    }

    private int remove(Instant untouchedSince) {
        List<Long> candidates =
                jdbc.sql(
                                """
                SELECT id FROM intake.content
                 WHERE touched_at < :since
                   AND NOT EXISTS (SELECT 1 FROM intake.attachment a WHERE a.content = content.id)
                   FOR UPDATE SKIP LOCKED
                """)
                        .param("since", Timestamp.from(untouchedSince))
                        .query(Long.class)
                        .list();
        return candidates.isEmpty()
                ? 0
                : jdbc.sql(
                                """
                DELETE FROM intake.content c
                 WHERE id = ANY (:ids)
                   AND NOT EXISTS (SELECT 1 FROM intake.attachment a WHERE a.content = c.id)
                """)
                        .param("ids", candidates.toArray(Long[]::new))
                        .update();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
